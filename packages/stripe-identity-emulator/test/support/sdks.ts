import { createRequire } from "node:module";
import Stripe from "stripe";
import { shapeFault } from "./more-shapes.js";

/** A major version of the SDK. */
export interface Sdk {
  name: string;
  make: typeof Stripe;
  /** Older majors send uploads to files.stripe.com, whatever their `host` setting. */
  uploads: boolean;
  /** Older majors wait forever for the rest of a broken answer. */
  noticesCutAnswers: boolean;
  /** The type of error for a 409. */
  conflict: "StripeAPIError" | "StripeIdempotencyError";
}

const require = createRequire(import.meta.url);

/**
 * Loads an older major with the types of the current one: its settings and methods are the same as far as the tests use them.
 * Its own types cannot be imported, because they declare the module "stripe" and would replace the current ones.
 */
function older(name: string): typeof Stripe {
  const loaded: unknown = require(name);
  return loaded as typeof Stripe;
}

export const sdk23: Sdk = {
  name: "stripe 23",
  make: Stripe,
  uploads: true,
  noticesCutAnswers: true,
  conflict: "StripeAPIError",
};
const asOlderOnesDo = { uploads: false, noticesCutAnswers: false, conflict: "StripeIdempotencyError" } as const;

export const sdks: readonly Sdk[] = [
  sdk23,
  { name: "stripe 17", make: older("stripe17"), ...asOlderOnesDo },
  { name: "stripe 14", make: older("stripe14"), ...asOlderOnesDo },
];

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type Answer = Awaited<ReturnType<HttpClient["makeRequest"]>>;

/** The answers that do not have Stripe's format. Tests expect none. */
export const shapeFaults: string[] = [];

/** The method and path of each request that was sent. */
export type Sent = string[];

/** Checks each answer against the SDK's declarations before it is passed to the SDK. */
function checking(inner: HttpClient, sent: Sent): HttpClient {
  const original = inner.makeRequest.bind(inner);
  inner.makeRequest = async (...request: Parameters<HttpClient["makeRequest"]>): Promise<Answer> => {
    sent.push(`${request[3]} ${request[2]}`);
    const response = await original(...request);
    const toJson = response.toJSON.bind(response);
    response.toJSON = async () => {
      const body = await toJson();
      const fault = shapeFault(body);
      if (fault !== null) shapeFaults.push(`${request[3]} ${request[2]}: ${fault}`);
      return body;
    };
    return response;
  };
  return inner;
}

/** Returns a client of an emulator that checks every answer. */
export function client(sdk: Sdk, port: number, key = "sk_test_conformance", sent: Sent = []): Stripe {
  const Make = sdk.make;
  return new Make(key, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    telemetry: false,
    maxNetworkRetries: 0,
    httpClient: checking(Make.createNodeHttpClient(), sent),
  });
}
