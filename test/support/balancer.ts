import { connect, createServer, type Socket } from "node:net";

/** Stands in front of several processes, as a load balancer does. */
export interface Balancer {
  url: string;
  close(): Promise<void>;
}

/** Gives each connection to the next port that takes it; where none does, the connection is refused. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };
  let turn = 0;
  const server = createServer({ pauseOnConnect: true }, async (client) => {
    keep(client);
    client.on("error", () => client.destroy());
    turn += 1;
    for (let tries = 0; tries < ports.length; tries += 1) {
      const node = await reach(ports[(turn + tries) % ports.length] ?? 0);
      if (!node) continue;
      keep(node);
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

function reach(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(null));
  });
}
