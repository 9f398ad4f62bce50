import type Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator();
const reader = () => stand.stripe("rk_test_reader");
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** Returns the images of a verified session. */
async function images(): Promise<{ id: string; front: string; face: string }> {
  const session = await stand.stripe().identity.verificationSessions.create({
    type: "document",
    options: { document: { require_matching_selfie: true } },
  });
  await stand.control.submit(session.id);
  const { last_verification_report: report } = await stand
    .stripe()
    .identity.verificationSessions.retrieve(session.id, { expand: ["last_verification_report"] });
  if (report === null || typeof report === "string") throw new Error("no report");
  return { id: session.id, front: report.document?.files?.[0] ?? "", face: report.selfie?.selfie ?? "" };
}

async function isPng(url: string, init?: RequestInit): Promise<boolean> {
  const response = await fetch(url, init);
  const bytes = Buffer.from(await response.arrayBuffer());
  return (
    response.status === 200 &&
    response.headers.get("content-type") === "image/png" &&
    bytes.toString("latin1", 1, 4) === "PNG"
  );
}

describe("the images of a verification", () => {
  test("are files, and links made with a restricted key open without a key for thirty seconds", async () => {
    const { front, face } = await images();
    expect(await stand.stripe().files.retrieve(front)).toMatchObject({
      purpose: "identity_document_downloadable",
      type: "png",
    });
    expect(await stand.stripe().files.retrieve(face)).toMatchObject({ purpose: "selfie" });
    const link = await reader().fileLinks.create({ file: front, expires_at: inSeconds(30) });
    expect(link).toMatchObject({ file: front, expired: false });
    expect(await isPng(link.url ?? "")).toBe(true);
    await stand.control.advanceClock(31);
    expect((await fetch(link.url ?? "")).status).toBe(404);
    expect(await reader().fileLinks.retrieve(link.id)).toMatchObject({ expired: true });
    await expect(reader().fileLinks.update(link.id, { expires_at: inSeconds(60) })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  test("get links with an expiry by the wall clock after the clock was advanced", async () => {
    const { front } = await images();
    await stand.control.advanceClock(3_600);
    const first = await reader().fileLinks.create({ file: front, expires_at: inSeconds(30) });
    expect(await isPng(first.url ?? "")).toBe(true);
    await stand.control.advanceClock(31);
    expect((await fetch(first.url ?? "")).status).toBe(404);
    const expiresAt = inSeconds(30);
    const second = await reader().fileLinks.create({ file: front, expires_at: expiresAt });
    expect(await isPng(second.url ?? "")).toBe(true);
    expect(await reader().fileLinks.retrieve(second.id)).toMatchObject({ expired: false, expires_at: expiresAt });
    await expect(reader().fileLinks.create({ file: front, expires_at: inSeconds(90) })).rejects.toThrow(/30 seconds/);

    const longer = inSeconds(29);
    expect(await reader().fileLinks.update(second.id, { expires_at: longer })).toMatchObject({ expires_at: longer });
    expect(await reader().fileLinks.update(second.id, { expires_at: "now" })).toMatchObject({ expired: true });
    expect((await fetch(second.url ?? "")).status).toBe(404);
  });

  test.each([
    ["no expiry", undefined],
    ["a later expiry", 90],
    ["an expiry in the past", -1],
  ])("refuse a link with %s", async (_name, seconds) => {
    const { face } = await images();
    const params = seconds === undefined ? { file: face } : { file: face, expires_at: inSeconds(seconds) };
    await expect(reader().fileLinks.create(params)).rejects.toMatchObject({ statusCode: 400, param: "expires_at" });
  });

  test("cannot be read with secret keys", async () => {
    const { front } = await images();
    await expect(stand.stripe().fileLinks.create({ file: front, expires_at: inSeconds(20) })).rejects.toMatchObject({
      type: "StripePermissionError",
    });
    const { url } = await stand.stripe().files.retrieve(front);
    expect((await fetch(url ?? "", { headers: { Authorization: "Bearer sk_test_x" } })).status).toBe(403);
    expect((await fetch(url ?? "")).status).toBe(401);
    expect(await isPng(url ?? "", { headers: { Authorization: "Bearer rk_test_reader" } })).toBe(true);
  });

  test("cannot be downloaded after a redaction, nor through links", async () => {
    const { id, front } = await images();
    const link = await reader().fileLinks.create({ file: front, expires_at: inSeconds(25) });
    await stand.stripe().identity.verificationSessions.redact(id);
    await stand.control.advanceClock(4);
    expect((await fetch(link.url ?? "")).status).toBe(404);
    expect(await stand.stripe().files.retrieve(front)).toMatchObject({ url: null, filename: "[redacted]" });
    await expect(reader().fileLinks.create({ file: front, expires_at: inSeconds(25) })).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});

describe("uploaded files", () => {
  const upload = (params: Partial<Stripe.FileCreateParams> = {}) =>
    stand.stripe().files.create({
      purpose: "dispute_evidence",
      file: { data: Buffer.from("%PDF-1.4 specimen"), name: 'evi"dence.pdf', type: "application/pdf" },
      ...params,
    });

  test("are stored, listed, linked, and read back byte for byte", async () => {
    const { receiver } = await stand.endpoint(["file.created"]);
    const file = await upload({ file_link_data: { create: true, metadata: { a: "1" } } });
    expect(file).toMatchObject({ type: "pdf", size: 17, purpose: "dispute_evidence" });
    expect(file.links?.data).toMatchObject([{ file: file.id, expires_at: null, metadata: { a: "1" } }]);
    expect(await (await fetch(file.links?.data[0]?.url ?? "")).text()).toBe("%PDF-1.4 specimen");
    await upload({ purpose: "business_icon" });
    expect((await stand.stripe().files.list({ purpose: "dispute_evidence" })).data.map(({ id }) => id)).toEqual([
      file.id,
    ]);
    await receiver.count(2);
  });

  test("have links that can be updated, expired, and listed by file and expiry", async () => {
    const file = await upload();
    const { fileLinks } = stand.stripe();
    const link = await fileLinks.create({ file: file.id, metadata: { a: "1" } });
    const expanded = await fileLinks.retrieve(link.id, { expand: ["file"] });
    expect(expanded.file).toMatchObject({ id: file.id, object: "file" });
    expect(await fileLinks.update(link.id, { metadata: { a: "", b: "2" } })).toMatchObject({ metadata: { b: "2" } });
    expect(await fileLinks.update(link.id, { expires_at: "now" })).toMatchObject({ expired: true });
    const fresh = await fileLinks.create({ file: file.id });
    const ids = async (params: Stripe.FileLinkListParams) => (await fileLinks.list(params)).data.map(({ id }) => id);
    expect(await ids({ file: file.id })).toEqual([fresh.id, link.id]);
    expect(await ids({ expired: true })).toEqual([link.id]);
    const page = await fileLinks.list({ expired: false, expand: ["data.file"] });
    expect(page.data[0]?.file).toMatchObject({ object: "file" });
  });

  test("cannot be linked as Connect identity documents, nor uploaded with Identity's own purposes", async () => {
    const file = await upload({ purpose: "identity_document" });
    await expect(stand.stripe().fileLinks.create({ file: file.id })).rejects.toMatchObject({ param: "file" });
    await expect(upload({ purpose: "selfie" })).rejects.toMatchObject({ param: "purpose", statusCode: 400 });
  });
});
