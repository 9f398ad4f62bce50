import { WebSocket } from "ws";
import { heapOf } from "./heap.mjs";
import { ask, atRate, percentiles } from "./load.mjs";
import { deliver } from "./signed-events.mjs";

const document = `subscription($id: ID!, $after: String) {
  verificationSessionUpdated(id: $id, after: $after) { cursor session { id status } }
}`;

/** Subscribes to one session on a socket of its own, as a browser does. */
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
 * Sends events at an even rate to subscribers that each follow one session. Measures the time until a webhook is acknowledged, and the
 * time from then until its subscriber receives the update. Returns the figures as lines of text.
 */
export async function measureFeed({ url, key, inspectorPort, subscribers, eventsPerSecond }) {
  const lines = [];
  const ids = Array.from({ length: subscribers }, (_, index) => `vs_benchFeed${index}`);
  await atRate(ids, eventsPerSecond, (id) => deliver(url, id, "requires_input"));
  const cursorQuery = `query($id: ID!) { verificationSession(id: $id) { cursor } }`;
  const cursors = new Map();
  for (const id of ids) {
    for (;;) {
      const { verificationSession } = await ask(url, key, cursorQuery, { id });
      if (verificationSession) {
        cursors.set(id, verificationSession.cursor);
        break;
      }
    }
  }

  const before = await heapOf(inspectorPort);
  const acknowledged = new Map();
  const waits = [];
  const early = [];
  let received = 0;
  let onReceived = () => undefined;
  const sockets = [];
  for (let begin = 0; begin < ids.length; begin += 50) {
    const some = ids.slice(begin, begin + 50).map((id) =>
      follow(url, key, id, cursors.get(id), ({ status }) => {
        const now = performance.now();
        received += 1;
        const acknowledgedAt = acknowledged.get(`${id} ${status}`);
        if (acknowledgedAt === undefined) early.push(`${id} ${status}`);
        else waits.push(now - acknowledgedAt);
        onReceived();
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
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, 20_000);
    onReceived = () => {
      if (received < events.length) return;
      clearTimeout(timer);
      resolve();
    };
    onReceived();
  });
  lines.push(`webhook acknowledged, at ${rate.toFixed(0)} events/s: ${percentiles(acks)}`);
  lines.push(
    `acknowledgement to update, with ${subscribers} subscribers: ${percentiles([...waits, ...early.map(() => 0)])}; ${early.length} before the acknowledgement was read`,
  );
  if (received !== events.length) throw new Error(`${events.length} events were sent, ${received} updates received`);
  for (const socket of sockets) socket.terminate();
  return lines;
}
