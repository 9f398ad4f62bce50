import { createRequire } from "node:module";
import Stripe from "stripe";
import { shapeFault } from "./more-shapes.js";

/** A major version of the SDK as others have it installed. */
export interface Sdk {
  name: string;
  make: typeof Stripe;
  /** Older majors send uploads to files.stripe.com, whatever host they are given. */
  uploads: boolean;
  /** Older majors wait for ever for the rest of an answer that broke off. */
  noticesCutAnswers: boolean;
  /** What a 409 becomes. */
  conflict: "StripeAPIError" | "StripeIdempotencyError";
}

const require = createRequire(import.meta.url);

/**
 * An older major, seen through today's types: it takes the same settings and has the same methods for all that is used
 * here. Its own types can't be imported: they declare the module "stripe" and would shadow today's.
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

/** What the clients of this file were answered that doesn't have Stripe's shape. Tests expect it to be empty. */
export const shapeFaults: string[] = [];

/** How many requests were sent, by method and path. */
export type Sent = string[];

/** Checks each answer against the SDK's declarations before the SDK gets to see it. */
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

/** A client that talks to an emulator, with every answer checked. */
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
