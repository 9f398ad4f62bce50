import { WebSocket } from "ws";
import { heapOf } from "./heap.mjs";
import { ask, atRate, percentiles } from "./load.mjs";
import { deliver } from "./signed-events.mjs";

const document = `subscription($id: ID!, $after: String) {
  verificationSessionUpdated(id: $id, after: $after) { cursor session { id status } }
}`;

/** Follows one session on a socket of its own, as a browser does. */
function follow(url, key, id, after, onUpdate) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws");
    const send = (message) => socket.send(JSON.stringify(message));
    socket.once("error", reject);
    socket.once("open", () => send({ type: "connection_init", payload: { authorization: `Bearer ${key}` } }));
    socket.on("message", (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === "connection_ack") {
        send({ type: "subscribe", id: "1", payload: { query: document, variables: { id, after } } });
        resolve(socket);
      } else if (type === "next") onUpdate(payload.data.verificationSessionUpdated.session);
      else if (type === "error") reject(new Error(JSON.stringify(payload)));
    });
  });
}

/**
 * Subscribers that each follow one session, and events of these sessions at an even rate: how soon a webhook is acknowledged, and how
 * soon after that its subscriber has the update.
 */
export async function measureFeed({ url, key, inspectorPort, subscribers, eventsPerSecond }) {
  const lines = [];
  const ids = Array.from({ length: subscribers }, (_, index) => `vs_benchFeed${index}`);
  await atRate(ids, eventsPerSecond, (id) => deliver(url, id, "requires_input"));
  const last = "{ verificationEvents(last: 1) { pageInfo { endCursor } } }";
  const count = `query($id: ID!) { verificationSession(id: $id) { cursor } }`;
  const cursors = new Map();
  for (const id of ids) {
    for (;;) {
      const { verificationSession } = await ask(url, key, count, { id });
      if (verificationSession) {
        cursors.set(id, verificationSession.cursor);
        break;
      }
    }
  }
  await ask(url, key, last);

  const before = await heapOf(inspectorPort);
  const acknowledged = new Map();
  const waits = [];
  const early = [];
  let got = 0;
  const sockets = [];
  for (let begin = 0; begin < ids.length; begin += 50) {
    const some = ids.slice(begin, begin + 50).map((id) =>
      follow(url, key, id, cursors.get(id), ({ status }) => {
        const now = performance.now();
        got += 1;
        const at = acknowledged.get(`${id} ${status}`);
        if (at === undefined) early.push(`${id} ${status}`);
        else waits.push(now - at);
      }),
    );
    sockets.push(...(await Promise.all(some)));
  }
  const after = await heapOf(inspectorPort);
  lines.push(
    `memory for each of ${subscribers} subscribers, socket included: ${((after - before) / subscribers / 1_024).toFixed(1)} kB of heap`,
  );

  const events = [...ids.map((id) => [id, "processing"]), ...ids.map((id) => [id, "canceled"])];
  const acks = [];
  const rate = await atRate(events, eventsPerSecond, async ([id, status]) => {
    acks.push(await deliver(url, id, status));
    acknowledged.set(`${id} ${status.toUpperCase()}`, performance.now());
  });
  const deadline = performance.now() + 20_000;
  while (got < events.length && performance.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
  lines.push(`webhook acknowledged, at ${rate.toFixed(0)} events/s: ${percentiles(acks)}`);
  lines.push(
    `event kept to subscriber, with ${subscribers} subscribers: ${percentiles([...waits, ...early.map(() => 0)])}; ${early.length} before the acknowledgement was read`,
  );
  if (got !== events.length) throw new Error(`${events.length} events were sent, ${got} updates came`);
  for (const socket of sockets) socket.terminate();
  return lines;
}
