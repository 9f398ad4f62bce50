import { AccessStore } from "./access-store.js";
import type { Database, DatabaseLocation } from "./database.js";
import { InboxStore } from "./inbox-store.js";
import { LogStore } from "./log-store.js";
import { openDatabase } from "./open-database.js";
import { ReconciliationStore } from "./reconciliation-store.js";
import { RecorderStore } from "./recorder-store.js";
import { TenantStore } from "./tenant-store.js";

/** Gives access to all stored data. A tenant's data is reached only through `tenant`. */
export class Store {
  readonly access: AccessStore;
  readonly inbox: InboxStore;
  readonly recorder: RecorderStore;
  readonly logs: LogStore;
  readonly reconciliation: ReconciliationStore;

  private constructor(readonly database: Database) {
    const { db } = database;
    this.access = new AccessStore(db);
    this.inbox = new InboxStore(db);
    this.recorder = new RecorderStore(db);
    this.logs = new LogStore(db);
    this.reconciliation = new ReconciliationStore(db);
  }

  static async open(location: DatabaseLocation): Promise<Store> {
    return new Store(await openDatabase(location));
  }

  tenant(tenantId: string): TenantStore {
    return new TenantStore(this.database.db, tenantId);
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
