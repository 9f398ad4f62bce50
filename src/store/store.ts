import { AccessStore } from "./access-store.js";
import { type Database, type DatabaseLocation, openDatabase } from "./database.js";
import { InboxStore } from "./inbox-store.js";
import { JournalStore } from "./journal-store.js";
import { LogStore } from "./log-store.js";
import { TenantStore } from "./tenant-store.js";
import { UpkeepStore } from "./upkeep-store.js";

/** All that is kept. What belongs to a tenant is reached through `tenant` only. */
export class Store {
  readonly access: AccessStore;
  readonly inbox: InboxStore;
  readonly journal: JournalStore;
  readonly logs: LogStore;
  readonly upkeep: UpkeepStore;

  private constructor(readonly database: Database) {
    const { db } = database;
    this.access = new AccessStore(db);
    this.inbox = new InboxStore(db);
    this.journal = new JournalStore(db);
    this.logs = new LogStore(db);
    this.upkeep = new UpkeepStore(db);
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
