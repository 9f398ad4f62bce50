import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { verifyWebhook, WebhookError } from "../../src/stripe/webhooks.js";
import { event, notification, session } from "./fixtures.js";

const now = new Date("2026-01-01T00:05:00Z");
const nowSeconds = now.getTime() / 1000;
const secret = "whsec_one";
const snapshot = JSON.stringify(event("identity.verification_session.verified", session({ status: "verified" })));

const sign = (payload: string, change: { secret?: string; timestamp?: number; scheme?: string } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: nowSeconds, ...change });

/** Returns the error of a delivery that can't be verified. */
function rejection(body: string | Buffer, header: string | undefined, secrets = [secret]): WebhookError {
  try {
    verifyWebhook(Buffer.from(body), header, secrets, now);
  } catch (error) {
    if (error instanceof WebhookError) return error;
    throw error;
  }
  throw new Error("The delivery was accepted");
}

test.each(["", "\u00e9".repeat(64), "=", "0"])("rejects a malformed signature as a wrong one: v1=%s", (malformed) => {
  const [time] = sign(snapshot).split(",");
  expect(rejection(snapshot, `${time},v1=${malformed}`).reason).toBe("bad_signature");
  expect(rejection(snapshot, `t=,v1=${malformed}`).reason).toBe("bad_signature");
});

describe("a signed delivery", () => {
  test("is accepted for a snapshot event", () => {
    const verified = verifyWebhook(Buffer.from(snapshot), sign(snapshot), [secret], now);
    expect(verified).toMatchObject({ id: "evt_1", sessionId: "vs_1", session: { status: "VERIFIED" } });
  });

  test("is accepted for a thin event", () => {
    const thin = JSON.stringify(
      notification("v1.identity.verification_session.verified", { id: "vs_1", type: "identity.verification_session" }),
    );
    const verified = verifyWebhook(Buffer.from(thin), sign(thin), [secret], now);
    expect(verified).toMatchObject({ id: "evt_thin_1", sessionId: "vs_1", session: null });
  });

  test.each(["whsec_one", "whsec_two"])("is accepted with either secret while one is rolled: %s", (rolled) => {
    const header = sign(snapshot, { secret: rolled });
    expect(verifyWebhook(Buffer.from(snapshot), header, ["whsec_one", "whsec_two"], now).id).toBe("evt_1");
  });

  test("is accepted where one of several signatures matches", () => {
    const [, good] = sign(snapshot).split(",");
    const header = `t=${nowSeconds},v1=${"0".repeat(64)},${good},v0=fake`;
    expect(verifyWebhook(Buffer.from(snapshot), header, [secret], now).id).toBe("evt_1");
  });

  test("is accepted where a configured secret is surrounded by white space", () => {
    expect(verifyWebhook(Buffer.from(snapshot), sign(snapshot), ["", ` ${secret}\n`], now).id).toBe("evt_1");
  });

  test.each([-300, 0, 300])("is accepted where it was signed %d s from now", (offset) => {
    const header = sign(snapshot, { timestamp: nowSeconds + offset });
    expect(verifyWebhook(Buffer.from(snapshot), header, [secret], now).id).toBe("evt_1");
  });

  test("is verified over the bytes of multi-byte text", () => {
    const body = JSON.stringify(
      event("identity.verification_session.created", session({ client_reference_id: "Zoë 🙂" })),
    );
    const verified = verifyWebhook(Buffer.from(body, "utf8"), sign(body), [secret], now);
    expect(verified.session?.clientReferenceId).toBe("Zoë 🙂");
  });
});

describe("a rejected delivery", () => {
  test.each([
    ["no secret is set", snapshot, sign(snapshot), [], "no_secret"],
    ["every secret is blank", snapshot, sign(snapshot), ["", "  "], "no_secret"],
    ["the header is missing", snapshot, undefined, [secret], "missing_signature"],
    ["the header is empty", snapshot, " ", [secret], "missing_signature"],
    ["the header is not a signature", snapshot, "hello", [secret], "bad_signature"],
    ["the signature is of another secret", snapshot, sign(snapshot, { secret: "whsec_no" }), [secret], "bad_signature"],
    ["the body was changed", snapshot.replace("verified", "canceled"), sign(snapshot), [secret], "bad_signature"],
    [
      "the body was reformatted",
      JSON.stringify(JSON.parse(snapshot), null, 1),
      sign(snapshot),
      [secret],
      "bad_signature",
    ],
    ["only the scheme v0 is present", snapshot, sign(snapshot, { scheme: "v0" }), [secret], "bad_signature"],
    ["the signed body is empty", "", sign(""), [secret], "malformed_body"],
    [
      "it is too old",
      snapshot,
      sign(snapshot, { timestamp: nowSeconds - 301 }),
      [secret],
      "timestamp_out_of_tolerance",
    ],
    [
      "it is from the future",
      snapshot,
      sign(snapshot, { timestamp: nowSeconds + 301 }),
      [secret],
      "timestamp_out_of_tolerance",
    ],
    ["the signed body isn't JSON", "hello", sign("hello"), [secret], "malformed_body"],
    ["the signed body is not an event", "{}", sign("{}"), [secret], "malformed_body"],
  ])("is rejected where %s", (_, body, header, secrets, reason) => {
    expect(rejection(body, header, secrets).reason).toBe(reason);
  });

  test("is rejected where its time was changed", () => {
    const old = sign(snapshot, { timestamp: nowSeconds - 301 });
    expect(rejection(snapshot, old.replace(String(nowSeconds - 301), String(nowSeconds))).reason).toBe("bad_signature");
  });

  test("has an error without any of its content", () => {
    const body = '{"name":"Jenny"';
    for (const error of [rejection(body, sign(body)), rejection(body, "t=1,v1=beef"), rejection(body, undefined)]) {
      expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toMatch(/Jenny|beef|whsec/);
    }
  });
});
