import { expect, test } from "vitest";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator();

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${stand.emulator.url}/v1/identity/verification_sessions`, {
    method: "POST",
    body,
    headers: { Authorization: "Bearer sk_test_forms", "Content-Type": "application/x-www-form-urlencoded", ...headers },
  });
  return { status: response.status, body: await response.json() };
}

const list = "options[document][allowed_types]";

test.each([
  ["indexed", `type=document&${list}[0]=passport&${list}[1]=id_card`],
  ["unindexed", `type=document&${list}[]=passport&${list}[]=id_card`],
  ["escaped", `type=document&${encodeURIComponent(list)}%5B0%5D=passport&${encodeURIComponent(list)}%5B1%5D=id_card`],
  [
    "escaped and unindexed",
    `type=document&${encodeURIComponent(list)}%5B%5D=passport&${encodeURIComponent(list)}%5B%5D=id_card`,
  ],
  ["indexed out of order", `type=document&${list}[1]=id_card&${list}[0]=passport`],
  ["a repeated name", `type=document&${list}=passport&${list}=id_card`],
  ["mixed", `type=document&options%5Bdocument][allowed_types][]=passport&${list}[1]=id_card`],
])("reads a list that is %s", async (_name, body) => {
  expect(await post(body)).toMatchObject({
    status: 200,
    body: { options: { document: { allowed_types: ["passport", "id_card"] } } },
  });
});

test.each([
  "provided_details",
  "expand[]=provided_details",
  "expand%5B0%5D=provided_details",
])("reads expand sent as %s", async (spelling) => {
  const body = spelling.includes("=") ? spelling : `expand=${spelling}&expand=${spelling}`;
  const answer = await post(`type=document&provided_details[email]=a%40example.com&${body}`);
  expect(answer.body).toMatchObject({ provided_details: { email: "a@example.com" } });
});

test("decodes plus and percent, and keeps text in any script", async () => {
  const { body } = await post(
    "type=document&metadata[a]=one+two%2Bthree&metadata[b]=%E3%82%A2%F0%9F%98%80&metadata[c]=a%3Db%26c",
  );
  expect(body.metadata).toEqual({ a: "one two+three", b: "ア😀", c: "a=b&c" });
});

test("accepts any metadata key but __proto__, which is ignored", async () => {
  const { body } = await post(
    "type=document&metadata[0]=zero&metadata[__proto__]=p&metadata[constructor]=c&metadata[toString]=t&metadata[hasOwnProperty]=h",
  );
  const entries = Object.entries(body.metadata);
  expect(entries.sort()).toEqual([
    ["0", "zero"],
    ["constructor", "c"],
    ["hasOwnProperty", "h"],
    ["toString", "t"],
  ]);
});

test("clears options.document with an empty text, and refuses an empty text elsewhere", async () => {
  const { body } = await post("type=document&options[document]=");
  expect(body.options).toEqual({});
  expect(await post("type=document&client_reference_id=")).toMatchObject({
    status: 400,
    body: { error: { code: "parameter_invalid_empty", param: "client_reference_id" } },
  });
});

test.each([
  ["a list where text belongs", "type[]=document", "type"],
  ["a map where a list belongs", `type=document&${list}[x]=passport`, list],
  ["text where a map belongs", "type=document&options=1", "options"],
  [
    "a bad boolean",
    "type=document&options[document][require_matching_selfie]=yes",
    "options[document][require_matching_selfie]",
  ],
  ["half of a person", "type=document&related_person[account]=acct_1", "related_person[person]"],
  ["a metadata map in a map", "type=document&metadata[a][b]=c", "metadata[a]"],
  ["too long a metadata key", `type=document&metadata[${"k".repeat(41)}]=c`, `metadata[${"k".repeat(41)}]`],
  ["too long a metadata value", `type=document&metadata[a]=${"v".repeat(501)}`, "metadata[a]"],
  ["too long a text", `type=document&client_reference_id=${"v".repeat(5001)}`, "client_reference_id"],
  ["an inherited name", "type=document&toString=1", "toString"],
])("refuses %s with the parameter's name", async (_name, body, param) => {
  expect(await post(body)).toMatchObject({ status: 400, body: { error: { type: "invalid_request_error", param } } });
});

test("refuses more than fifty metadata keys", async () => {
  const keys = Array.from({ length: 51 }, (_, number) => `metadata[k${number}]=v`).join("&");
  expect(await post(`type=document&${keys}`)).toMatchObject({ status: 400, body: { error: { param: "metadata" } } });
});

test("refuses JSON with Stripe's message", async () => {
  const answer = await post('{"type":"document"}', { "Content-Type": "application/json" });
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("POST content type") } },
  });
});

test("accepts the key as the user name of basic authentication", async () => {
  const basic = Buffer.from("sk_test_forms:").toString("base64");
  expect((await post("type=document", { Authorization: `Basic ${basic}` })).status).toBe(200);
});
