import Stripe from "stripe";

type HttpClient = NonNullable<Stripe.StripeConfig["httpClient"]>;
type HttpResponse = Awaited<ReturnType<HttpClient["makeRequest"]>>;

/**
 * Returns the SDK's own client for Node, with two changes. Both problems were observed with stripe 23.1.0, `RequestSender.js`:
 *
 * - A JSON response that is a bare string or number makes the SDK throw outside of any promise, which ends the process. Such a response
 *   is treated as one that is not JSON.
 * - The SDK sends a request again after a closed connection, even with retries off. `calls.ts` is the only place that retries.
 */
export function createHttpClient(): HttpClient {
  const client = Stripe.createNodeHttpClient();
  return {
    getClientName: () => client.getClientName(),
    makeRequest: async (...request) => {
      try {
        return requireJsonObject(await client.makeRequest(...request));
      } catch (error) {
        throw withoutConnectionCode(error);
      }
    },
  };
}

function requireJsonObject(response: HttpResponse): HttpResponse {
  return {
    getStatusCode: () => response.getStatusCode(),
    getHeaders: () => response.getHeaders(),
    getRawResponse: () => response.getRawResponse(),
    toStream: (completed) => response.toStream(completed),
    toJSON: async () => {
      const body: unknown = await response.toJSON();
      if (typeof body !== "object" || body === null) throw new SyntaxError("The response is not a JSON object");
      return body;
    },
    dispose: () => response.dispose?.(),
  };
}

/** Replaces the error of a closed connection by one without the code that makes the SDK retry. The code becomes the message. */
function withoutConnectionCode(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const code = String(error.code);
  return Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(code) ? new ConnectionClosedError(code) : error;
}

/** Reports a connection that was closed before the response. The message is the system's code. */
export class ConnectionClosedError extends Error {
  override name = "ConnectionClosedError";
}
