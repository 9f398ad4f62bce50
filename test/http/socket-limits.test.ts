import { afterEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { startTestService, type TestService } from "../support/running-service.js";
import { started, VerificationClient } from "../support/verification-client.js";

const sockets: WebSocket[] = [];
let test: TestService | undefined;
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await test?.close();
});

/** Opens a socket with a credential; resolves with `acknowledged`, or with the code that it was closed with. */
function connect(url: string, token: string): Promise<{ socket: WebSocket; result: "acknowledged" | number }> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws");
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.once("open", () =>
      socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } })),
    );
    socket.once("message", () => resolve({ socket, result: "acknowledged" }));
    socket.once("close", (code) => resolve({ socket, result: code }));
  });
}

it("closes sockets beyond the limit of a session's viewer tokens, and accepts another once one has ended", async () => {
  test = await startTestService({ MAX_SUBSCRIPTIONS_PER_TOKEN: "3" });
  const { viewerToken } = started(await new VerificationClient(test).startSelfie());
  const token = viewerToken ?? "";
  const results = [];
  for (let count = 0; count < 5; count += 1) results.push((await connect(test.url, token)).result);
  expect(results).toEqual(["acknowledged", "acknowledged", "acknowledged", 1013, 1013]);
  expect((await connect(test.url, "vg_test_demo")).result).toBe("acknowledged");

  const [first] = sockets;
  const ended = new Promise((resolve) => first?.once("close", resolve));
  first?.close();
  await ended;
  await expect
    .poll(async () => (await connect(test?.url ?? "", token)).result, { timeout: 10_000, interval: 100 })
    .toBe("acknowledged");
});

it("answers 429 to upgrades of an address that has too many sockets without a credential", async () => {
  test = await startTestService();
  const url = `${test.url.replace(/^http/, "ws")}/graphql`;
  const statuses = new Map<string, number>();
  await Promise.all(
    Array.from({ length: 220 }, () => {
      const socket = new WebSocket(url, "graphql-transport-ws");
      sockets.push(socket);
      return new Promise<void>((resolve) => {
        const count = (status: string) => {
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          resolve();
        };
        socket.once("open", () => count("open"));
        socket.once("unexpected-response", (_request, response) => count(String(response.statusCode)));
        socket.on("error", () => undefined);
      });
    }),
  );
  expect(Object.fromEntries(statuses)).toEqual({ open: 200, 429: 20 });
});
