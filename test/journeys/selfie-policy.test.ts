import countries from "i18n-iso-countries";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  CancelDocument,
  CheckCatalogueDocument,
  ReadSelfieAvailabilityDocument,
  SwitchDocument,
} from "../generated/graphql.js";
import { inBatches } from "../support/in-batches.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, type StartedVerification, started, VerificationClient } from "../support/verification-client.js";

/** The countries in Stripe's page "Verification checks", section "Availability", copied independently of the list in `src`. */
const published =
  `AE AL AM AR AT AU AZ BD BE BG BH BJ BO BR BS BY CA CH CI CL CM CN CO CR CY CZ DE DK DO DZ EC EE EG ES FI FR GB
  GE GH GR GT HK HN HR HT HU ID IE IL IN IQ IT JE JM JO JP KE KR KW KZ LB LI LK LT LU LV MA MD MK MM MN MT MU MX MY NG NL NO NP NZ
  PA PE PH PK PL PR PS PT PY RO RS RU SA SE SG SI SK SV TH TN TR TW UA UG US UY UZ VE VN ZA`.split(/\s+/);

let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  test = await startTestService({ BIOMETRIC_ALTERNATIVE_COUNTRIES: "BR" });
  client = new VerificationClient(test);
});
afterAll(() => test?.close());

async function availability(country: string) {
  return dataOf(await test.query(ReadSelfieAvailabilityDocument, { country })).selfieAvailability;
}

async function switchToDocument(sessionId: string, returnUrl?: string) {
  const input = { sessionId, ...(returnUrl ? { returnUrl } : {}) };
  return dataOf(await test.query(SwitchDocument, { input })).switchToNonBiometricVerification;
}

describe("the availability of the selfie check", () => {
  it("covers the 110 published countries and no other code of ISO 3166-1", async () => {
    const codes = Object.keys(countries.getAlpha2Codes());
    const answers = await inBatches(codes, 25, availability);
    const available = answers.filter((answer) => answer.available).map(({ country }) => country);
    const others = answers.filter((answer) => !answer.available);
    console.info(
      `selfie: available in ${available.length} of ${published.length} published countries, unavailable in ${others.length} others`,
    );
    expect(published).toHaveLength(110);
    expect([...available].sort()).toEqual([...published].sort());
    expect(available.length + others.length).toBe(codes.length);
    for (const { alternatives } of answers) expect(alternatives.at(-1)?.kind).toBe("MANUAL_REVIEW");
    expect((await availability("de")).country).toBe("DE");
  });

  it("rejects a start in another country with the alternatives, and starts no session", async () => {
    const before = (await test.emulator.sessions()).length;
    const refused = await client.startSelfie({ country: "IS" });
    expect(refused.session).toBeNull();
    expect(refused.errors).toMatchObject([
      { __typename: "SelfieUnavailable", country: "IS", path: ["input", "country"], retryable: false },
    ]);
    expect(refused.errors[0]).toMatchObject({ alternatives: [{ kind: "MANUAL_REVIEW" }] });
    const flow = await client.startFlow({ flowId: "vf_selfie", checks: ["DOCUMENT", "SELFIE"], country: "IS" });
    expect(flow.errors[0]?.__typename).toBe("SelfieUnavailable");
    expect((await test.emulator.sessions()).length).toBe(before);
    expect(started(await client.startDocument({ country: "IS" })).session.checks).toEqual(["DOCUMENT"]);
  });

  it("is in the catalogue of the six checks, each with its countries and its mutation", async () => {
    const { checkDescriptions } = dataOf(await test.query(CheckCatalogueDocument, {}));
    const covered = checkDescriptions.map(({ kind, countries: list }) => [kind, list?.length ?? null]);
    console.info(
      `countries by check: ${covered.map(([kind, count]) => `${kind} ${count ?? "not published"}`).join(", ")}`,
    );
    expect(Object.fromEntries(covered)).toEqual({
      DOCUMENT: 110,
      SELFIE: 110,
      ID_NUMBER: 1,
      PHONE: 1,
      EMAIL: null,
      ADDRESS: 30,
    });
    for (const { kind, howToAsk } of checkDescriptions) expect(howToAsk, kind).toMatch(/start\w+/);
    expect(checkDescriptions.filter(({ biometric }) => biometric).map(({ kind }) => kind)).toEqual(["SELFIE"]);
  });

  it("requires an alternative where the law or the operator's setting does", async () => {
    const required = ["AT", "FR", "IE", "IS", "NO", "LI", "GB", "CH", "BR"];
    for (const country of required) expect((await availability(country)).alternativeRequired, country).toBe(true);
    for (const country of ["US", "JP", "SG"])
      expect((await availability(country)).alternativeRequired, country).toBe(false);

    const german = started(await client.startSelfie({ country: "DE" })).session;
    expect(german.alternatives.map(({ kind }) => kind)).toEqual(["NON_BIOMETRIC_DOCUMENT", "MANUAL_REVIEW"]);
    const american = started(await client.startSelfie({ country: "US" })).session;
    expect(american.alternatives).toEqual([]);
    const unknown = started(await client.startSelfie()).session;
    expect(unknown.alternatives.map(({ kind }) => kind)).toEqual([
      "NON_BIOMETRIC_DOCUMENT",
      "ID_NUMBER",
      "MANUAL_REVIEW",
    ]);
  });
});

describe("a user who declines biometrics", () => {
  let declined: StartedVerification;
  let replacement: StartedVerification;

  it("gets the alternative as the next step", async () => {
    const input = { country: "US", clientReferenceId: "applicant-17", metadata: [{ key: "branch", value: "north" }] };
    declined = started(await client.startSelfie(input));
    await test.emulator.fail(declined.session.id, "consent_declined");
    const update = await client.waitForSession(
      declined.session.id,
      ({ lastError }) => Boolean(lastError),
      declined.cursor,
    );
    expect(update).toMatchObject({ nextStep: "USE_ALTERNATIVE", lastError: { code: "CONSENT_DECLINED" } });
    const { alternatives } = await client.readSession(declined.session.id);
    expect(alternatives.map(({ kind }) => kind)).toEqual(["NON_BIOMETRIC_DOCUMENT", "ID_NUMBER", "MANUAL_REVIEW"]);
  });

  it("switches to a document-only session; the first one is canceled, and each session links to the other", async () => {
    replacement = started(await switchToDocument(declined.session.id, "https://app.example.com/back"));
    expect(replacement.session).toMatchObject({
      status: "REQUIRES_INPUT",
      checks: ["DOCUMENT"],
      requiresSelfie: false,
      clientReferenceId: "applicant-17",
      metadata: [{ key: "branch", value: "north" }],
      replaces: { id: declined.session.id },
    });
    expect((await fetch(replacement.url ?? "")).status).toBe(200);
    expect(await client.readSession(declined.session.id)).toMatchObject({
      status: "CANCELED",
      nextStep: "NO_ACTION",
      replacedBy: { id: replacement.session.id },
    });
  });

  it("gets a single replacement for repeated and concurrent requests", async () => {
    const again = await Promise.all([1, 2, 3].map(() => switchToDocument(declined.session.id)));
    for (const each of again) {
      expect(started(each)).toMatchObject({ reused: true, session: { id: replacement.session.id } });
    }
    const { session } = started(await client.startSelfie({ country: "FR" }));
    const atOnce = (await Promise.all([1, 2, 3, 4, 5].map(() => switchToDocument(session.id)))).map(started);
    expect(new Set(atOnce.map((each) => each.session.id)).size).toBe(1);
    expect((await client.readSession(session.id)).status).toBe("CANCELED");
  });

  it("can switch after cancellation, but not from a session without a selfie check or from a verified one", async () => {
    const { session } = started(await client.startSelfie());
    dataOf(await test.query(CancelDocument, { input: { sessionId: session.id } }));
    expect(started(await switchToDocument(session.id)).session.replaces?.id).toBe(session.id);

    const plain = started(await client.startDocument()).session;
    expect((await switchToDocument(plain.id)).errors).toMatchObject([
      { __typename: "InvalidInput", path: ["input", "sessionId"] },
    ]);
    const verified = started(await client.startSelfie()).session;
    await test.emulator.submit(verified.id);
    await client.waitForSession(verified.id, ({ status }) => status === "VERIFIED");
    expect((await switchToDocument(verified.id)).errors).toMatchObject([
      { __typename: "WrongStatus", status: "VERIFIED" },
    ]);
  });

  it("can switch from a flow with unknown checks once consent was declined", async () => {
    const { session, cursor } = started(await client.startFlow({ flowId: "vf_selfie", country: "US" }));
    await test.emulator.fail(session.id, "consent_declined");
    await client.waitForSession(session.id, ({ lastError }) => Boolean(lastError), cursor);
    const { alternatives } = await client.readSession(session.id);
    expect(alternatives[0]?.kind).toBe("NON_BIOMETRIC_DOCUMENT");
    expect(started(await switchToDocument(session.id)).session).toMatchObject({
      type: "DOCUMENT",
      replaces: { id: session.id },
    });
  });

  it("is verified by document, and the selfie session stays canceled", async () => {
    await test.emulator.submit(replacement.session.id);
    await client.waitForSession(replacement.session.id, ({ status }) => status === "VERIFIED");
    expect(await client.readSession(replacement.session.id)).toMatchObject({ replaces: { id: declined.session.id } });
    expect(await client.readSession(declined.session.id)).toMatchObject({
      status: "CANCELED",
      replacedBy: { id: replacement.session.id },
    });
  });
});
