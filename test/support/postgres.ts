import pg from "pg";

const port = 5432;
const users = ["root", "postgres"];

/** A database on the local server that only one test uses. */
export interface OwnDatabase {
  url: string;
  /** Runs one statement on a separate connection. */
  run(sql: string, parameters?: readonly unknown[]): Promise<pg.QueryResult>;
  drop(): Promise<void>;
}

/** Creates an empty database. Rejects when no server answers: suites that need one fail, they are never skipped. */
export async function createDatabase(prefix: string): Promise<OwnDatabase> {
  const user = await findUser();
  const name = `${prefix}_${process.pid}_${Date.now().toString(36)}`;
  const address = (database: string) => `postgres://${user}@127.0.0.1:${port}/${database}`;
  await runOnce(address("postgres"), `create database ${name}`);
  return {
    url: address(name),
    run: (sql, parameters) => runOnce(address(name), sql, parameters),
    async drop() {
      await runOnce(address("postgres"), `drop database if exists ${name} with (force)`);
    },
  };
}

async function findUser(): Promise<string> {
  let reason = "";
  for (const user of users) {
    try {
      await runOnce(`postgres://${user}@127.0.0.1:${port}/postgres`, "select 1");
      return user;
    } catch (error) {
      reason = error instanceof Error ? error.message || String(error) : String(error);
    }
  }
  throw new Error(
    `This suite needs PostgreSQL on 127.0.0.1:${port} that accepts the user ${users.join(" or ")}: ${reason}`,
  );
}

export async function runOnce(url: string, sql: string, parameters: readonly unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await client.query(sql, [...parameters]);
  } finally {
    await client.end();
  }
}
