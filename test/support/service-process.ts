import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { TypedDocumentString } from "../generated/graphql.js";
import { startProcess, type TestProcess } from "./child-process.js";
import { executable } from "./command.js";
import { freePort } from "./free-port.js";
import { type GraphqlResponse, post } from "./graphql-over-http.js";

/** The published service in a process of its own. It keeps its address when it is restarted. */
export class ServiceProcess {
  #process: TestProcess | null = null;
  readonly #ended: TestProcess[] = [];

  private constructor(
    readonly port: number,
    readonly settings: Record<string, string>,
    readonly key: string,
  ) {}

  static async create(settings: Record<string, string>, key: string, port?: number): Promise<ServiceProcess> {
    return new ServiceProcess(port ?? (await freePort()), settings, key);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get running(): boolean {
    return this.#process !== null && !this.#process.ended;
  }

  /** Returns the output of this process and of those before its restarts. */
  output(): string {
    return [...this.#ended, ...(this.#process ? [this.#process] : [])].map((started) => started.output()).join("");
  }

  async start(): Promise<void> {
    if (this.#process) this.#ended.push(this.#process);
    this.#process = startProcess(process.execPath, ["--trace-uncaught", executable, "serve"], {
      ...this.settings,
      PORT: String(this.port),
    });
    await this.#process.waitForOutput(/verification-graph is ready/, 120_000);
  }

  /** Sends the signal and waits for the exit; resolves with the exit code, or null when the signal ended the process. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    return (await this.#process?.end(signal)) ?? null;
  }

  query<Data, Variables extends object>(
    document: string | TypedDocumentString<Data, Variables>,
    variables: Variables | Record<string, never> = {},
    key: string | null = this.key,
  ): Promise<GraphqlResponse<Data>> {
    return post(this.url, document, variables, key);
  }

  createWebSocketClient(key = this.key): Client {
    return createClient({
      url: `ws://127.0.0.1:${this.port}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
    });
  }
}
