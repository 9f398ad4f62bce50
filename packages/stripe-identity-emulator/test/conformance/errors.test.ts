import { describe, expect, test } from "vitest";
import { client, type Sent, sdk23, sdks } from "../support/sdks.js";
import { useEmulator } from "../support/use-emulator.js";

const stand = useEmulator();

describe.each(sdks)("errors with $name", (sdk) => {
  const stripe = (key?: string) => stand.stripe(key, sdk);

  test.each([
    ["no type", () => stripe().identity.verificationSessions.create(), 400, "parameter_missing", "type"],
    [
      "unknown id",
      () => stripe().identity.verificationSessions.retrieve("vs_none"),
      404,
      "resource_missing",
      "session",
    ],
    [
      "unknown report",
      () => stripe().identity.verificationReports.retrieve("vr_none"),
      404,
      "resource_missing",
      "report",
    ],
    ["unknown event", () => stripe().events.retrieve("evt_none"), 404, "resource_missing", "id"],
    [
      "bad limit",
      () => stripe().identity.verificationSessions.list({ limit: 101 }),
      400,
      "parameter_invalid_integer",
      "limit",
    ],
    [
      "unknown cursor",
      () => stripe().identity.verificationSessions.list({ starting_after: "vs_none" }),
      400,
      "resource_missing",
      "starting_after",
    ],
    [
      "unknown flow",
      () => stripe().identity.verificationSessions.create({ verification_flow: "vf_none" }),
      400,
      "resource_missing",
      "verification_flow",
    ],
    [
      "too deep",
      () => stripe().identity.verificationSessions.list({ expand: ["data.a.b.c.d"] }),
      400,
      undefined,
      "expand",
    ],
    [
      "unknown path",
      () => stripe().identity.verificationSessions.list({ expand: ["verified_outputs"] }),
      400,
      undefined,
      "expand",
    ],
  ])("answers %s as an invalid request", async (_name, act, statusCode, code, param) => {
    await expect(act()).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      rawType: "invalid_request_error",
      statusCode,
      ...(code === undefined ? {} : { code }),
      param,
      requestId: expect.stringMatching(/^req_/),
    });
  });

  test("refuses to expand five levels", async () => {
    const list = stripe().identity.verificationSessions.list({ expand: ["data.a.b.c.d"] });
    await expect(list).rejects.toMatchObject({ message: expect.stringContaining("more than 4 levels") });
  });

  test("names an unknown parameter and one with an invalid value", async () => {
    const { verificationSessions } = stripe().identity;
    const withOptions = (options: object) => verificationSessions.create({ type: "document", ...{ options } });
    await expect(withOptions({ phone: { require_verification: true } })).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "options[phone]",
    });
    await expect(withOptions({ document: { allowed_types: ["library_card"] } })).rejects.toMatchObject({
      statusCode: 400,
      param: "options[document][allowed_types][0]",
    });
  });

  test("refuses malformed and publishable keys with 401, and missing permissions with 403", async () => {
    const list = (key: string) => stripe(key).identity.verificationSessions.list();
    await expect(list("nonsense")).rejects.toMatchObject({ type: "StripeAuthenticationError", statusCode: 401 });
    await expect(list("pk_test_browser")).rejects.toMatchObject({ type: "StripeAuthenticationError", statusCode: 401 });
    await stand.control.restrictKey({ key: "rk_test_files", permissions: ["files:read"] });
    await expect(list("rk_test_files")).rejects.toMatchObject({ type: "StripePermissionError", statusCode: 403 });
  });

  test("refuses a whole request for sensitive results with a secret key", async () => {
    const { id } = await stripe().identity.verificationSessions.create({ type: "document" });
    await stand.control.submit(id);
    const read = stripe().identity.verificationSessions.retrieve(id, { expand: ["verified_outputs.dob"] });
    await expect(read).rejects.toMatchObject({
      type: "StripePermissionError",
      message: expect.stringContaining("to access sensitive verification results"),
    });
  });

  const apiFaults = [
    [500, "StripeAPIError"],
    [409, sdk.conflict],
    [429, "StripeRateLimitError"],
    ["lock", "StripeRateLimitError"],
    ["reset", "StripeConnectionError"],
    ...(sdk.noticesCutAnswers ? ([["cut", "StripeConnectionError"]] as const) : []),
  ] as const;

  test.each(apiFaults)("raises the fault %s as a %s", async (status, type) => {
    const { verificationSessions } = stripe().identity;
    await stand.control.faults({ api: { status, rate: 1 } });
    await expect(verificationSessions.create({ type: "document" })).rejects.toMatchObject({ type });
    await stand.control.clearFaults();
    // Only `cut` happens after the work; the other faults refuse the request before it.
    expect((await verificationSessions.list()).data).toHaveLength(status === "cut" ? 1 : 0);
  });
});

test.each([
  [500, 2],
  [409, 2],
  [429, 1],
  ["lock", 1],
  ["reset", 2],
  ["cut", 1],
] as const)("answers the current SDK, set to one retry, under the fault %s in %i requests", async (status, requests) => {
  const sent: Sent = [];
  const patient = client(sdk23, stand.emulator.port, "sk_test_conformance", sent);
  await stand.control.faults({ api: { status, rate: 1 } });
  const act = patient.identity.verificationSessions.create({ type: "document" }, { maxNetworkRetries: 1 });
  await expect(act).rejects.toThrow();
  expect(sent).toHaveLength(requests);
});
