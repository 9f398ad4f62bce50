import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** Returns a port of the loopback address that is free at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a script in a process of its own, and resolves once its output matches `ready`. It is killed when this process exits. */
export function startChild(script, parameters, settings, ready) {
  const env = { PATH: process.env.PATH, ...settings };
  const child = spawn(process.execPath, [script, ...parameters], { env, stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));
  return new Promise((resolve, reject) => {
    let text = "";
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code}: ${text}`)));
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      if (ready.test(text)) resolve({ end: () => child.kill("SIGTERM") });
    });
  });
}
