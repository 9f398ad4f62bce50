import http from "node:http";
import https from "node:https";

/** The result of one attempt. Any status outside 200–299 is a failure, including redirects. */
export interface Answer {
  status: number | null;
  error: string | null;
}

/** Posts webhook bodies over persistent connections. */
export class Sender {
  readonly #plain = new http.Agent({ keepAlive: true, maxSockets: 64 });
  readonly #tls = new https.Agent({ keepAlive: true, maxSockets: 64 });

  /** Posts a body and resolves to the result. Never rejects: a failure is a result too. */
  post(url: string, body: string, headers: Record<string, string>, timeoutMs: number): Promise<Answer> {
    return new Promise((resolve) => {
      const secure = url.startsWith("https:");
      const options = {
        method: "POST",
        agent: secure ? this.#tls : this.#plain,
        headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
      };
      let deadline: NodeJS.Timeout | null = null;
      let settled = false;
      const done = (answer: Answer) => {
        settled = true;
        if (deadline !== null) clearTimeout(deadline);
        resolve(answer);
      };
      try {
        const request = (secure ? https : http).request(url, options, (response) => {
          const status = response.statusCode ?? 0;
          response.on("error", () => {});
          response.on("end", () => done(answerFor(status)));
          response.on("close", () => done(answerFor(status)));
          response.resume();
        });
        request.on("error", (error) => {
          // The endpoint closed an idle connection just as it was reused: nothing was delivered, so send again.
          if (request.reusedSocket && !settled) this.post(url, body, headers, timeoutMs).then(done);
          else done({ status: null, error: error.message || "connection failed" });
        });
        deadline = setTimeout(() => {
          done({ status: null, error: `timed out after ${timeoutMs} ms` });
          request.destroy();
        }, timeoutMs);
        request.end(body);
      } catch (error) {
        done({ status: null, error: error instanceof Error ? error.message : String(error) });
      }
    });
  }

  close(): void {
    this.#plain.destroy();
    this.#tls.destroy();
  }
}

function answerFor(status: number): Answer {
  return { status, error: status >= 200 && status < 300 ? null : `answered ${status}` };
}
