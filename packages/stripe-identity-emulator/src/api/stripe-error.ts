/** Stripe's error body (Stripe docs: errors). */
export interface ErrorBody {
  error: {
    type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
    code?: string;
    message: string;
    param?: string;
    doc_url?: string;
  };
}

interface Details {
  type?: ErrorBody["error"]["type"];
  code?: string;
  param?: string;
  headers?: Record<string, string>;
}

/** An error answer in Stripe's format, thrown while a request is handled. */
export class StripeError extends Error {
  override name = "StripeError";
  readonly headers: Record<string, string>;

  constructor(
    readonly status: number,
    message: string,
    private readonly details: Details = {},
  ) {
    super(message);
    this.headers = details.headers ?? {};
  }

  body(): ErrorBody {
    const { type, code, param } = this.details;
    return {
      error: {
        ...(code === undefined
          ? {}
          : { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` }),
        message: this.message,
        ...(param === undefined ? {} : { param }),
        type: type ?? "invalid_request_error",
      },
    };
  }
}

/** Returns a 400: the request is invalid, or not possible in the current state. */
export function badRequest(message: string, param?: string, code?: string): StripeError {
  return new StripeError(400, message, {
    ...(param === undefined ? {} : { param }),
    ...(code === undefined ? {} : { code }),
  });
}

/** Returns a 404 for an unknown object in the path, or a 400 for an unknown id in a parameter. */
export function noSuch(kind: string, id: string, param: string, status: 400 | 404 = 404): StripeError {
  return new StripeError(status, `No such ${kind}: '${id}'`, { code: "resource_missing", param });
}

/** Returns a 403: the key is valid but lacks the permission. */
export function forbidden(message: string): StripeError {
  return new StripeError(403, message);
}
