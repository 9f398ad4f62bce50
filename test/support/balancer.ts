import { connect, createServer, type Socket } from "node:net";

/** A TCP load balancer in front of several processes. */
export interface Balancer {
  url: string;
  close(): Promise<void>;
}

/** Forwards each connection to the next port that accepts it, round robin; closes the connection when no port does. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };
  let next = 0;
  const server = createServer({ pauseOnConnect: true }, async (client) => {
    track(client);
    client.on("error", () => client.destroy());
    next += 1;
    for (let tries = 0; tries < ports.length; tries += 1) {
      const node = await connectTo(ports[(next + tries) % ports.length] ?? 0);
      if (!node) continue;
      track(node);
      node.on("error", () => node.destroy());
      node.once("close", () => client.destroy());
      client.once("close", () => node.destroy());
      client.pipe(node).pipe(client);
      return;
    }
    client.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Resolves with a connection, or null when nothing listens on the port. */
function connectTo(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(null));
  });
}
