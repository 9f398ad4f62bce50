import type { Database } from "../store/database.js";

/** Notifies every process that a tenant's log has grown. A lost notification delays readers until the next poll; no event is lost. */
export interface LogNotifier {
  notify(tenantId: string): void;
  onNotification(listener: (tenantId: string) => void): void;
  close(): Promise<void>;
}

/** Carries notifications to other processes. */
export interface NotificationTransport {
  send(tenantId: string): Promise<void>;
  receive(listener: (tenantId: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** Notifies this process at once and others through a transport. Notifications for a tenant within one turn are sent once. */
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

/**
 * Returns a transport over the database's LISTEN and NOTIFY. Notifications are sent after the commit: inside the transaction they would
 * serialize the commits. The embedded database has a single process, so nothing is sent.
 */
export function databaseTransport(database: Database): NotificationTransport {
  return {
    send: (tenantId) => (database.kind === "postgres" ? database.notify(channel, tenantId) : Promise.resolve()),
    receive: (listener) => (database.kind === "postgres" ? database.listen(channel, listener) : Promise.resolve()),
    close: () => Promise.resolve(),
  };
}
