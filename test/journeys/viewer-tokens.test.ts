import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CancelDocument, CreateTokenDocument, RedactDocument } from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const readKey = "vg_test_readonly000000000";
const otherKey = "vg_test_other000000000000";
let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  test = await startTestService({
    MAX_ATTEMPTS: "1",
    BOOTSTRAP_KEYS: JSON.stringify([
      { tenant: "demo", key: readKey, scopes: ["sessions:read"] },
      { tenant: "other", key: otherKey, scopes: ["sessions:read", "sessions:write"] },
    ]),
  });
  client = new VerificationClient(test);
});
afterAll(() => test?.close());

const createToken = async (sessionId: string, key?: string) =>
  dataOf(await test.query(CreateTokenDocument, { input: { sessionId } }, key)).createViewerToken;

/** Starts a selfie session for the reference and brings it into the status. */
async function sessionIn(status: string, clientReferenceId: string): Promise<string> {
  const { id } = started(await client.startSelfie({ clientReferenceId })).session;
  if (status === "PROCESSING") await test.emulator.submit(id, { delay_ms: 600_000_000 });
  if (status === "VERIFIED") await test.emulator.submit(id);
  if (status === "CANCELED") await test.query(CancelDocument, { input: { sessionId: id } });
  await client.waitForSession(id, (session) => session.status === status);
  return id;
}

describe("a session whose viewer token has expired", () => {
  it.each([
    "REQUIRES_INPUT",
    "PROCESSING",
    "VERIFIED",
    "CANCELED",
  ])("gets another viewer token in status %s, which reads that session only", async (status) => {
    const id = await sessionIn(status, `token-${status}`);
    const { viewerToken, expiresAt, errors } = await createToken(id);
    expect(errors).toEqual([]);
    expect(Date.parse(expiresAt ?? "")).toBeGreaterThan(Date.now());
    const read = `query($id: ID!) { viewer { sessionId expiresAt } verificationSession(id: $id) { id status } }`;
    expect(await test.query(read, { id }, viewerToken)).toMatchObject({
      data: { viewer: { sessionId: id, expiresAt }, verificationSession: { id, status } },
      errors: [],
    });
    const { id: other } = started(await client.startSelfie()).session;
    const foreign = await test.query<{ verificationSession: object | null }, object>(read, { id: other }, viewerToken);
    expect(foreign.data?.verificationSession ?? null).toBeNull();
  });

  it("gets another viewer token after a redaction", async () => {
    const id = await sessionIn("VERIFIED", "token-redacted");
    expect(dataOf(await test.query(RedactDocument, { input: { sessionId: id } })).redactVerification.errors).toEqual(
      [],
    );
    expect((await createToken(id)).viewerToken).toBeTruthy();
  });

  it("gets none for another tenant, an unknown id or a key that can't write", async () => {
    const id = await sessionIn("REQUIRES_INPUT", "token-foreign");
    const notFound = { viewerToken: null, expiresAt: null, errors: [{ __typename: "NotFound" }] };
    expect(await createToken(id, otherKey)).toMatchObject(notFound);
    expect(await createToken("vs_unknown")).toMatchObject(notFound);
    const { errors } = await test.query(CreateTokenDocument, { input: { sessionId: id } }, readKey);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("a start that is refused", () => {
  it.each([
    ["PROCESSING", "VerificationInProgress", "inProgress"],
    ["VERIFIED", "AlreadyVerified", "verified"],
  ])("names the session in status %s, which then gets a viewer token", async (status, type, field) => {
    const id = await sessionIn(status, `refused-${status}`);
    const { session, errors } = await client.startSelfie({ clientReferenceId: `refused-${status}` });
    expect(session).toBeNull();
    expect(errors).toMatchObject([{ __typename: type, [field]: { id } }]);
    expect((await createToken(id)).viewerToken).toBeTruthy();
  });

  it("names the session of the newest attempt when the attempts are used up", async () => {
    const { id } = started(await client.startSelfie({ clientReferenceId: "refused-attempts" })).session;
    await test.emulator.submit(id, { selfie: "selfie_face_mismatch" });
    await client.waitForSession(id, ({ attempts }) => attempts === 1);
    const { errors } = await client.startSelfie({ clientReferenceId: "refused-attempts" });
    expect(errors).toMatchObject([{ __typename: "AttemptsExhausted", exhausted: { id } }]);
    expect((await createToken(id)).viewerToken).toBeTruthy();
  });
});
