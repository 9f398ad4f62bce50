import { WebSocket } from "ws";

/** The Node option that opens the inspector of a process, which `heapOf` needs. */
export const inspected = (port) => `--inspect=127.0.0.1:${port} --inspect-publish-uid=http`;

/** Returns the heap size in bytes, after garbage collection, of a process whose inspector listens on this port. */
export async function heapOf(port) {
  const [{ webSocketDebuggerUrl }] = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const call = (id, method) =>
    new Promise((resolve) => {
      socket.on("message", (data) => {
        const reply = JSON.parse(String(data));
        if (reply.id === id) resolve(reply.result);
      });
      socket.send(JSON.stringify({ id, method }));
    });
  await call(1, "HeapProfiler.collectGarbage");
  const { usedSize } = await call(2, "Runtime.getHeapUsage");
  socket.terminate();
  return usedSize;
}
