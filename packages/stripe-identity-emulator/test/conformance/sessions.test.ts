import type Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { sdks } from "../support/sdks.js";
import { useEmulator } from "../support/use-emulator.js";

const stand = useEmulator();

describe.each(sdks)("sessions and reports with $name", (sdk) => {
  const stripe = (key?: string) => stand.stripe(key, sdk);

  test("creates, submits and verifies a session, and reads its results", async () => {
    const created = await stripe().identity.verificationSessions.create({
      type: "document",
      options: { document: { require_matching_selfie: true, allowed_types: ["passport"] } },
      metadata: { order: "6735" },
      client_reference_id: "user_1",
      provided_details: { email: "jenny.rosen@example.com" },
    });
    expect(created).toMatchObject({
      status: "requires_input",
      options: { document: { require_matching_selfie: true, allowed_types: ["passport"] } },
      last_error: null,
      last_verification_report: null,
      metadata: { order: "6735" },
      livemode: false,
    });
    expect(created.url).toMatch(/\/start\/test_/);

    await stand.control.submit(created.id, { data: { first_name: "Specimen", last_name: "Person" } });
    const verified = await stripe().identity.verificationSessions.retrieve(created.id, {
      expand: ["verified_outputs", "last_verification_report", "provided_details"],
    });
    expect(verified).toMatchObject({
      status: "verified",
      url: null,
      client_secret: null,
      provided_details: { email: "jenny.rosen@example.com" },
      verified_outputs: { first_name: "Specimen", last_name: "Person", address: { country: "US" } },
    });
    expect(verified.verified_outputs).not.toHaveProperty("dob");
    const report = verified.last_verification_report;
    if (report === null || typeof report === "string") throw new Error("the report was not expanded");
    expect(report).toMatchObject({
      type: "document",
      verification_session: created.id,
      client_reference_id: "user_1",
      document: { status: "verified", error: null, type: "passport", first_name: "Specimen" },
      selfie: { status: "verified", error: null },
    });
    expect(report.document).not.toHaveProperty("number");
    expect(report.selfie?.document).toBe(report.document?.files?.[0]);
    expect(await stripe().identity.verificationReports.retrieve(report.id)).toEqual(report);
  });

  test("expands each sensitive path with a restricted key", async () => {
    const { id } = await stripe().identity.verificationSessions.create({
      type: "document",
      options: { document: { require_id_number: true } },
    });
    await stand.control.submit(id, { data: { dob: "1985-03-02", number: "SPEC-1", id_number: "000456789" } });
    const session = await stripe("rk_test_reader").identity.verificationSessions.retrieve(id, {
      expand: [
        "verified_outputs.dob",
        "verified_outputs.id_number",
        "last_verification_report.document.number",
        "last_verification_report.document.expiration_date",
        "last_verification_report.id_number.id_number",
      ],
    });
    expect(session.verified_outputs).toMatchObject({ dob: { day: 2, month: 3, year: 1985 }, id_number: "000456789" });
    expect(session.last_verification_report).toMatchObject({
      document: { number: "SPEC-1", expiration_date: { day: 1, month: 5 } },
      id_number: { id_number: "6789", id_number_type: "us_ssn" },
    });
    const page = await stripe("rk_test_reader").identity.verificationSessions.list({
      expand: ["data.last_verification_report.document.number", "data.verified_outputs"],
    });
    expect(page.data[0]?.last_verification_report).toMatchObject({ document: { number: "SPEC-1" } });
  });

  test("keeps the report of a failed attempt, and adds one for the next attempt", async () => {
    const { id } = await stripe().identity.verificationSessions.create({ type: "document" });
    await stand.control.submit(id, { document: "document_expired" });
    const failed = await stripe().identity.verificationSessions.retrieve(id);
    expect(failed).toMatchObject({
      status: "requires_input",
      last_error: { code: "document_expired", reason: "The document is expired." },
    });
    expect(failed.url).toMatch(/\/start\//);
    const first = failed.last_verification_report;

    await stand.control.submit(id, { delay_ms: 60_000 });
    const processing = await stripe().identity.verificationSessions.retrieve(id);
    expect(processing).toMatchObject({ status: "processing", url: null, client_secret: null });
    expect(processing.last_verification_report).toBe(first);

    await stand.control.advanceClock(61);
    const verified = await stripe().identity.verificationSessions.retrieve(id);
    expect(verified).toMatchObject({ status: "verified", last_error: null });
    expect(verified.last_verification_report).not.toBe(first);
    const reports = await stripe().identity.verificationReports.list({ verification_session: id });
    expect(reports.data.map((report) => report.document?.status)).toEqual(["verified", "unverified"]);
  });

  test("updates, cancels and redacts a session", async () => {
    const { verificationSessions } = stripe().identity;
    const { id } = await verificationSessions.create({ type: "document", metadata: { keep: "1", drop: "2" } });
    const updated = await verificationSessions.update(id, {
      metadata: { drop: "", add: "3" },
      options: { document: { require_live_capture: true } },
    });
    expect(updated.metadata).toEqual({ keep: "1", add: "3" });
    expect(updated.options).toEqual({ document: { require_live_capture: true } });
    expect(await verificationSessions.update(id, { type: "id_number" })).toMatchObject({
      type: "id_number",
      options: {},
    });
    expect(await verificationSessions.update(id, { metadata: { keep: null, add: null } })).toMatchObject({
      metadata: {},
    });
    expect(await verificationSessions.cancel(id)).toMatchObject({ status: "canceled", url: null });
    expect(await verificationSessions.redact(id)).toMatchObject({ redaction: { status: "processing" } });
    await stand.control.advanceClock(4 * 24 * 3600);
    expect(await verificationSessions.retrieve(id)).toMatchObject({ redaction: { status: "redacted" } });
  });

  test("pages through lists forwards and backwards, with every filter", async () => {
    const { verificationSessions } = stripe().identity;
    const ids: string[] = [];
    for (let number = 0; number < 7; number++) {
      const reference = number % 2 === 0 ? "even" : "odd";
      const session = await verificationSessions.create({ type: "document", client_reference_id: reference });
      ids.unshift(session.id);
    }
    await verificationSessions.cancel(ids[3] ?? "");
    const first = await verificationSessions.list({ limit: 3 });
    expect(first).toMatchObject({ object: "list", has_more: true, url: "/v1/identity/verification_sessions" });
    expect(first.data.map((session) => session.id)).toEqual(ids.slice(0, 3));
    const next = await verificationSessions.list({ limit: 3, starting_after: ids[2] ?? "" });
    expect(next.data.map((session) => session.id)).toEqual(ids.slice(3, 6));
    const back = await verificationSessions.list({ limit: 2, ending_before: ids[3] ?? "" });
    expect(back.data.map((session) => session.id)).toEqual(ids.slice(1, 3));
    expect(back.has_more).toBe(true);

    const all = async (params: Stripe.Identity.VerificationSessionListParams) =>
      (await verificationSessions.list(params).autoPagingToArray({ limit: 100 })).map((session) => session.id);
    expect(await all({ limit: 2 })).toEqual(ids);
    expect(await all({ limit: 2, ending_before: ids[6] ?? "" })).toEqual(ids.slice(0, 6).reverse());
    expect(await all({ client_reference_id: "odd" })).toEqual([ids[1], ids[3], ids[5]]);
    expect(await all({ status: "canceled" })).toEqual([ids[3]]);
    expect(await all({ status: "requires_input", client_reference_id: "odd" })).toEqual([ids[1], ids[5]]);

    await stand.control.advanceClock(60);
    const late = await verificationSessions.create({ type: "document" });
    expect(await all({ created: { gt: late.created - 30 } })).toEqual([late.id]);
    expect(await all({ created: late.created })).toEqual([late.id]);
    expect(await all({ created: { lt: late.created - 30 } })).toEqual(ids);
  });

  test("separates test and live objects", async () => {
    const { id } = await stripe().identity.verificationSessions.create({ type: "document" });
    const live = await stripe("sk_live_conformance").identity.verificationSessions.create({ type: "document" });
    expect(live.livemode).toBe(true);
    expect(live.client_secret).toContain("_secret_live_");
    await expect(stripe("sk_live_conformance").identity.verificationSessions.retrieve(id)).rejects.toMatchObject({
      statusCode: 404,
    });
    expect((await stripe().identity.verificationSessions.list()).data).toHaveLength(1);
  });
});
