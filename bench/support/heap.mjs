import { WebSocket } from "ws";

/** What a process needs to be asked for its heap, as an option of Node. */
export const inspected = (port) => `--inspect=127.0.0.1:${port} --inspect-publish-uid=http`;

/** Bytes that a process with an inspector holds of its heap once all that nobody needs is gone. */
export async function heapOf(port) {
  const [{ webSocketDebuggerUrl }] = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const call = (id, method) =>
    new Promise((resolve) => {
      socket.on("message", (data) => {
        const answer = JSON.parse(String(data));
        if (answer.id === id) resolve(answer.result);
      });
      socket.send(JSON.stringify({ id, method }));
    });
  await call(1, "HeapProfiler.collectGarbage");
  const { usedSize } = await call(2, "Runtime.getHeapUsage");
  socket.terminate();
  return usedSize;
}
