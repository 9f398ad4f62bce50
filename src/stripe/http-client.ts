import Stripe from "stripe";

type HttpClient = NonNullable<Stripe.StripeConfig["httpClient"]>;
type HttpResponse = Awaited<ReturnType<HttpClient["makeRequest"]>>;

/**
 * The SDK's own client for Node, with two edges taken off (both seen with stripe 23.1.0, `RequestSender.js`):
 *
 * - A JSON answer that is a bare string or number makes the SDK throw where nobody catches it, which ends the process. Such an
 *   answer becomes one that can't be read.
 * - A connection closed under a request is tried once more though retries are off. `calls.ts` is the one place that retries.
 */
export function createHttpClient(): HttpClient {
  const client = Stripe.createNodeHttpClient();
  return {
    getClientName: () => client.getClientName(),
    makeRequest: async (...request) => {
      try {
        return guarded(await client.makeRequest(...request));
      } catch (error) {
        throw withoutCode(error);
      }
    },
  };
}

function guarded(response: HttpResponse): HttpResponse {
  return {
    getStatusCode: () => response.getStatusCode(),
    getHeaders: () => response.getHeaders(),
    getRawResponse: () => response.getRawResponse(),
    toStream: (completed) => response.toStream(completed),
    toJSON: async () => {
      const answer: unknown = await response.toJSON();
      if (typeof answer !== "object" || answer === null) throw new SyntaxError("The answer is no JSON object");
      return answer;
    },
    dispose: () => response.dispose?.(),
  };
}

/** A closed connection without the code by which the SDK knows it; the code becomes the message. */
function withoutCode(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const code = String(error.code);
  return Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(code) ? new ConnectionClosed(code) : error;
}

/** The connection was closed before the answer; `message` is the system's code. */
export class ConnectionClosed extends Error {
  override name = "ConnectionClosed";
}
