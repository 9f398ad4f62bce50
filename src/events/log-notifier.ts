import type { Database } from "../store/database.js";

/**
 * Tells every process that a tenant's log has grown. Only a hint: a lost one costs a reader the time until the next poll, never an
 * event.
 */
export interface LogNotifier {
  notify(tenantId: string): void;
  onNotification(listener: (tenantId: string) => void): void;
  close(): Promise<void>;
}

/** What carries a ring to the other processes. */
export interface NotificationTransport {
  send(tenantId: string): Promise<void>;
  receive(listener: (tenantId: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** Rings here at once, and elsewhere through a carrier; rings of one turn for one tenant are one. */
export class TransportLogNotifier implements LogNotifier {
  readonly #listeners: ((tenantId: string) => void)[] = [];
  readonly #pending = new Set<string>();

  private constructor(private readonly transport: NotificationTransport) {}

  static async open(transport: NotificationTransport): Promise<TransportLogNotifier> {
    const notifier = new TransportLogNotifier(transport);
    await transport.receive((tenantId) => notifier.#deliver(tenantId));
    return notifier;
  }

  notify(tenantId: string): void {
    this.#deliver(tenantId);
    if (this.#pending.size === 0) setImmediate(() => this.#send());
    this.#pending.add(tenantId);
  }

  onNotification(listener: (tenantId: string) => void): void {
    this.#listeners.push(listener);
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  #deliver(tenantId: string): void {
    for (const listener of this.#listeners) listener(tenantId);
  }

  #send(): void {
    const tenants = [...this.#pending];
    this.#pending.clear();
    for (const tenantId of tenants) this.transport.send(tenantId).catch(() => undefined);
  }
}

const channel = "verification_graph_log";

/** Carries rings by the database's own LISTEN and NOTIFY. Sent after the commit, so that commits still go in groups. */
export function databaseTransport(database: Database): NotificationTransport {
  return {
    send: (tenantId) => (database.kind === "postgres" ? database.notify(channel, tenantId) : Promise.resolve()),
    receive: (listener) => (database.kind === "postgres" ? database.listen(channel, listener) : Promise.resolve()),
    close: () => Promise.resolve(),
  };
}
