import { connect } from "node:net";
import { expect, test } from "vitest";
import { shapeFault } from "./support/more-shapes.js";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator();
const authorization = { Authorization: "Bearer sk_test_bad" };
const multipart = { ...authorization, "Content-Type": "multipart/form-data; boundary=x" };

test.each([
  ["an unknown route", "GET", "/v1/unicorns", 404],
  ["a method the route lacks", "DELETE", "/v1/identity/verification_sessions/vs_1", 404],
  ["another method", "PATCH", "/v1/identity/verification_sessions", 404],
  ["a bare version", "GET", "/v1/", 404],
  ["an unknown v2 route", "GET", "/v2/core/unicorns", 404],
  ["a broken escape in the path", "GET", "/v1/identity/verification_sessions/%E0%A4%A", 400],
  ["a very long id", "GET", `/v1/identity/verification_sessions/${"x".repeat(2000)}`, 404],
  ["a limit that is none", "GET", "/v1/events?limit=many", 400],
  ["both cursors", "GET", "/v1/events?starting_after=evt_1&ending_before=evt_2", 400],
  ["both type and types", "GET", "/v1/events?type=a.b&types[]=c.d", 400],
])("answers %s in Stripe's format", async (_name, method, path, status) => {
  const response = await fetch(stand.emulator.url + path, { method, headers: authorization });
  expect(response.status).toBe(status);
  expect(response.headers.get("request-id")).toMatch(/^req_/);
  expect(shapeFault(await response.json())).toBeNull();
});

test.each([
  ["no multipart at all", "garbage", multipart],
  ["an unfinished part", '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc', multipart],
  ["no file", '--x\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nidentity_document\r\n--x--\r\n', multipart],
  ["a form instead", "purpose=identity_document", authorization],
  ["no boundary", "x", { ...authorization, "Content-Type": "multipart/form-data" }],
])("refuses an upload with %s", async (_name, body, headers) => {
  const response = await fetch(`${stand.emulator.url}/v1/files`, { method: "POST", body, headers });
  expect(response.status).toBe(400);
  expect(shapeFault(await response.json())).toBeNull();
});

test("refuses bodies that are not JSON in v2 and in the control API", async () => {
  const destination = `${stand.emulator.url}/v2/core/event_destinations`;
  for (const body of ["{", "[]", "null", '"text"']) {
    const response = await fetch(destination, { method: "POST", body, headers: authorization });
    expect(response.status).toBe(400);
    expect(shapeFault(await response.json())).toBeNull();
  }
  for (const path of ["faults", "clock", "keys", "flows", "sessions/vs_1/submit"]) {
    const response = await fetch(`${stand.emulator.url}/_emulator/${path}`, { method: "POST", body: "{" });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { message: "the body is not JSON" } });
  }
});

test.each([
  ["POST", "clock", { advance_seconds: -1 }, /advance_seconds/],
  ["POST", "clock", {}, /advance_seconds/],
  ["POST", "keys", { key: "sk_test_1", permissions: [] }, /key/],
  ["POST", "keys", { key: "rk_test_1", permissions: ["fly"] }, /permissions/],
  ["POST", "keys", { key: "rk_test_1", permissions: ["sensitive_all:read"] }, /ips/],
  ["POST", "flows", { checks: [] }, /checks/],
  ["POST", "flows", { checks: ["selfie"] }, /selfie/],
  ["POST", "flows/vf_phone/visit", { email: "nobody" }, /email/],
  ["POST", "flows/vf_none/visit", { email: "a@example.com" }, /vf_none/],
  ["POST", "events/evt_none/resend", {}, /evt_none/],
  ["POST", "unicorns", {}, /no control/],
  ["DELETE", "sessions", undefined, /no control/],
])("refuses %s %s %j with a reason", async (method, path, body, reason) => {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(`${stand.emulator.url}/_emulator/${path}`, init);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect((await response.json()).error.message).toMatch(reason);
});

test("keeps running after bytes that are not HTTP", async () => {
  const { port } = stand.emulator;
  await new Promise<void>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.end("\0\0nonsense\r\n\r\n"));
    socket.on("close", () => resolve());
    socket.on("error", () => resolve());
    socket.resume();
  });
  expect((await fetch(`${stand.emulator.url}/_emulator/state`)).status).toBe(200);
});
