import type { Database } from "../store/database.js";

/**
 * Tells every process that a tenant's log has grown. Only a hint: a lost one costs a reader the time until the next poll, never an
 * event.
 */
export interface LogNotifier {
  notify(tenantId: string): void;
  onNotification(heard: (tenantId: string) => void): void;
  close(): Promise<void>;
}

/** What carries a ring to the other processes. */
export interface NotificationTransport {
  send(tenantId: string): Promise<void>;
  receive(heard: (tenantId: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** Rings here at once, and elsewhere through a carrier; rings of one turn for one tenant are one. */
export class TransportLogNotifier implements LogNotifier {
  readonly #listeners: ((tenantId: string) => void)[] = [];
  readonly #pending = new Set<string>();

  private constructor(private readonly carrier: NotificationTransport) {}

  static async open(carrier: NotificationTransport): Promise<TransportLogNotifier> {
    const notifier = new TransportLogNotifier(carrier);
    await carrier.receive((tenantId) => notifier.#heard(tenantId));
    return notifier;
  }

  notify(tenantId: string): void {
    this.#heard(tenantId);
    if (this.#pending.size === 0) setImmediate(() => this.#send());
    this.#pending.add(tenantId);
  }

  onNotification(heard: (tenantId: string) => void): void {
    this.#listeners.push(heard);
  }

  close(): Promise<void> {
    return this.carrier.close();
  }

  #heard(tenantId: string): void {
    for (const listener of this.#listeners) listener(tenantId);
  }

  #send(): void {
    const tenants = [...this.#pending];
    this.#pending.clear();
    for (const tenantId of tenants) this.carrier.send(tenantId).catch(() => undefined);
  }
}

const channel = "verification_graph_log";

/** Carries rings by the database's own LISTEN and NOTIFY. Sent after the commit, so that commits still go in groups. */
export function databaseTransport(database: Database): NotificationTransport {
  return {
    send: (tenantId) => (database.kind === "postgres" ? database.notify(channel, tenantId) : Promise.resolve()),
    receive: (heard) => (database.kind === "postgres" ? database.listen(channel, heard) : Promise.resolve()),
    close: () => Promise.resolve(),
  };
}
