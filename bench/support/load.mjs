import http from "node:http";

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** Posts JSON and returns the status and the text of the response. */
export function post(url, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      method: "POST",
      agent,
      headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
    });
    request.once("error", reject);
    request.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.once("end", () => resolve({ status: response.statusCode, text }));
    });
    request.end(body);
  });
}

/** Sends one operation and returns its data; throws when the response has errors. */
export async function ask(url, key, query, variables = {}) {
  const { text } = await post(`${url}/graphql`, JSON.stringify({ query, variables }), {
    authorization: `Bearer ${key}`,
  });
  const { data, errors } = JSON.parse(text);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Returns the number of completed requests per second, with `concurrency` requests at a time for `seconds`. */
export async function throughput(send, { concurrency = 16, seconds = 3 } = {}) {
  const began = performance.now();
  const deadline = began + seconds * 1_000;
  let completed = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() < deadline) {
        await send();
        completed += 1;
      }
    }),
  );
  return completed / ((performance.now() - began) / 1_000);
}

/** Starts the work for each item at an even rate, without waiting for earlier calls. Resolves with the achieved rate when all are done. */
export async function atRate(items, perSecond, work) {
  const began = performance.now();
  const running = [];
  for (const [index, item] of items.entries()) {
    const due = began + (index * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(work(item));
  }
  await Promise.all(running);
  return items.length / ((performance.now() - began) / 1_000);
}

/** Formats the median, the 99th percentile and the maximum of durations in milliseconds. */
export function percentiles(milliseconds) {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return `p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms, of ${sorted.length}`;
}
