import type { RawBuilder } from "kysely";
import { AccessStore } from "./access-store.js";
import { AccountStore } from "./account-store.js";
import type { Database, DatabaseLocation } from "./database.js";
import { InboxStore } from "./inbox-store.js";
import { LeaseStore } from "./lease-store.js";
import { logOriginOf } from "./log-origin.js";
import { LogStore } from "./log-store.js";
import { migrate } from "./migrate.js";
import { ReconciliationStore } from "./reconciliation-store.js";
import { RecorderStore } from "./recorder-store.js";
import { TenantStore } from "./tenant-store.js";

/** Gives access to all stored data. A tenant's data is reached only through `tenant`. */
export class Store {
  readonly accounts: AccountStore;
  readonly access: AccessStore;
  readonly leases: LeaseStore;
  /** The inbox of the default account, and what concerns the inboxes of all. */
  readonly inbox: InboxStore;
  readonly recorder: RecorderStore;
  readonly logs: LogStore;
  readonly reconciliation: ReconciliationStore;

  private constructor(
    readonly database: Database,
    private readonly logOrigin: RawBuilder<string>,
  ) {
    const { db } = database;
    this.accounts = new AccountStore(db);
    this.access = new AccessStore(db);
    this.leases = new LeaseStore(db);
    this.inbox = new InboxStore(db);
    this.recorder = new RecorderStore(db, logOrigin);
    this.logs = new LogStore(db);
    this.reconciliation = new ReconciliationStore(db);
  }

  static async open(location: DatabaseLocation): Promise<Store> {
    const database = await openDatabase(location);
    return new Store(database, await logOriginOf(database.db));
  }

  inboxOf(account: string): InboxStore {
    return new InboxStore(this.database.db, account);
  }

  tenant(tenantId: string): TenantStore {
    return new TenantStore(this.database.db, tenantId, this.logOrigin);
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

/** Opens the database and migrates its tables. Only the driver that is needed is loaded, which keeps the start fast. */
async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if (location.kind === "postgres") {
    const { isPooler, openPostgres } = await import("./postgres-database.js");
    const isPooled = await isPooler(location.url);
    // A migration of large tables is silent for as long as it takes, and has no time limit.
    const url = location.directUrl ?? location.url;
    const withoutTimeout = openPostgres({ ...location, url, isPooled: true, silenceMilliseconds: 0 });
    await migrate(withoutTimeout.db).finally(() => withoutTimeout.close());
    return openPostgres({ ...location, isPooled });
  }
  const { openEmbedded } = await import("./embedded-database.js");
  const database = await openEmbedded(location);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
