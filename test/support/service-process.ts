import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { TypedDocumentString } from "../generated/graphql.js";
import { startProcess, type TestProcess } from "./child-process.js";
import { main } from "./command.js";
import { freePort } from "./free-port.js";
import { type Answer, post } from "./graphql-over-http.js";

/** The service as it is shipped, in a process of its own, at an address that it keeps when it is started again. */
export class ServiceProcess {
  #process: TestProcess | null = null;
  readonly #ended: TestProcess[] = [];

  private constructor(
    readonly port: number,
    readonly settings: Record<string, string>,
    readonly key: string,
  ) {}

  static async at(settings: Record<string, string>, key: string, port?: number): Promise<ServiceProcess> {
    return new ServiceProcess(port ?? (await freePort()), settings, key);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get running(): boolean {
    return this.#process !== null && !this.#process.ended;
  }

  /** All that it said, also before it was started again. */
  said(): string {
    return [...this.#ended, ...(this.#process ? [this.#process] : [])].map((one) => one.said()).join("");
  }

  async start(): Promise<void> {
    if (this.#process) this.#ended.push(this.#process);
    this.#process = startProcess(process.execPath, ["--trace-uncaught", main, "serve"], {
      ...this.settings,
      PORT: String(this.port),
    });
    await this.#process.untilSaid(/verification-graph is ready/, 120_000);
  }

  /** Ends it; answers the exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    return (await this.#process?.end(signal)) ?? null;
  }

  query<Data, Variables extends object>(
    document: string | TypedDocumentString<Data, Variables>,
    variables: Variables | Record<string, never> = {},
    key: string | null = this.key,
  ): Promise<Answer<Data>> {
    return post(this.url, document, variables, key);
  }

  subscribe(key = this.key): Client {
    return createClient({
      url: `ws://127.0.0.1:${this.port}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
    });
  }
}
