import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, describeConfig, readConfig } from "../src/config/settings.js";

const problemsOf = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  return [];
};

const bootstrapKey = "vg_test_abcdefgh12345678";
const bootstrap = (...entries: unknown[]) => ({ BOOTSTRAP_KEYS: JSON.stringify(entries) });

describe("readConfig", () => {
  it("runs whole with nothing set: emulator and embedded database", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 4000,
      database: { kind: "embedded", folder: ".data" },
      stripe: { kind: "emulator", port: 12111, webhookSecrets: [] },
      reconcileSeconds: 300,
      maxAttempts: 5,
      sandbox: true,
      origins: { listed: ["https://studio.apollographql.com"], anyLocal: true },
      viewerTokens: { secret: null, seconds: 1800 },
      retention: { logDays: null, inboxDays: 35 },
      logLevel: "info",
    });
  });

  it("refuses a variable that is set but blank", () => {
    const names = ["PORT", "HOST", "DATABASE_URL", "DATA_DIR", "REDIS_URL", "STRIPE_SECRET_KEY", "BOOTSTRAP_KEYS"];
    const problems = problemsOf(Object.fromEntries(names.map((name) => [name, " "])));
    for (const name of names) expect(problems).toContain(`${name}: is set but blank: give it a value, or unset it`);
  });

  it("reads any setting from a file whose path is in NAME_FILE", () => {
    const folder = mkdtempSync(join(tmpdir(), "settings-"));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const config = readConfig({
      STRIPE_SECRET_KEY_FILE: file("key", "sk_test_mounted\n"),
      STRIPE_WEBHOOK_SECRET_FILE: file("webhook", "whsec_mounted\n"),
      PORT_FILE: file("port", "4242"),
    });
    expect(config.port).toBe(4242);
    expect(config.stripe).toMatchObject({
      accounts: [{ secretKey: "sk_test_mounted", webhookSecrets: ["whsec_mounted"] }],
    });
    expect(problemsOf({ PORT_FILE: join(folder, "none") })).toEqual(["PORT_FILE: can't be read (ENOENT)"]);
    expect(problemsOf({ PORT_FILE: file("empty", "\n") })).toEqual(["PORT_FILE: names a file that is empty"]);
    expect(problemsOf({ PORT: "1", PORT_FILE: file("port", "2") })).toEqual(["PORT_FILE: must not be set beside PORT"]);
  });

  it("turns to Stripe and Postgres when they are named, and shuts what only a laptop needs", () => {
    const config = readConfig({
      STRIPE_SECRET_KEY: "sk_live_secret",
      STRIPE_RESTRICTED_KEY: "rk_live_restricted",
      STRIPE_WEBHOOK_SECRET: "whsec_new, whsec_old,",
      STRIPE_API_URL: "http://localhost:12111/",
      DATABASE_URL: "postgresql://app:pw@db.example:5432/identity",
      DATABASE_POOL_SIZE: "3",
      PUBLIC_URL: "https://id.example.com/verify/",
    });
    expect(config).toMatchObject({
      database: { kind: "postgres", url: "postgresql://app:pw@db.example:5432/identity", poolSize: 3 },
      stripe: {
        kind: "stripe",
        apiUrl: "http://localhost:12111",
        accounts: [
          {
            name: "default",
            livemode: true,
            accountId: null,
            secretKey: "sk_live_secret",
            restrictedKey: "rk_live_restricted",
            webhookSecrets: ["whsec_new", "whsec_old"],
          },
        ],
      },
      publicUrl: "https://id.example.com/verify",
      sandbox: false,
      origins: { listed: ["https://id.example.com"], anyLocal: false },
    });
  });

  it("keeps nothing with memory:", () => {
    expect(readConfig({ DATABASE_URL: "memory:" })).toMatchObject({ database: { kind: "memory" }, dataFolder: null });
  });

  it("works without a restricted key, and takes webhook secrets with the emulator too", () => {
    expect(readConfig({ STRIPE_SECRET_KEY: "sk_test_1" }).stripe).toMatchObject({
      accounts: [{ restrictedKey: null }],
    });
    expect(readConfig({ EMULATOR: "on", STRIPE_WEBHOOK_SECRET: "whsec_mine" }).stripe).toMatchObject({
      kind: "emulator",
      webhookSecrets: ["whsec_mine"],
    });
  });

  it("takes secrets as they are, and 0 for no schedule and no limit", () => {
    expect(
      readConfig({
        EMULATOR: "on",
        STRIPE_WEBHOOK_SECRET: "test-secret, other",
        VIEWER_TOKEN_SECRET: "short",
        RECONCILE_SECONDS: "0",
        RATE_LIMIT_PER_MINUTE: "0",
      }),
    ).toMatchObject({
      stripe: { webhookSecrets: ["test-secret", "other"] },
      viewerTokens: { secret: "short" },
      reconcileSeconds: 0,
      limits: { requestsPerMinute: 0 },
    });
  });

  it("reads origins as browsers send them", () => {
    const { origins } = readConfig({ ALLOWED_ORIGINS: "https://App.example.com:443/, http://localhost:5173" });
    expect(origins).toEqual({ listed: ["https://app.example.com", "http://localhost:5173"], anyLocal: false });
  });

  it("reads which proxies are believed, and never believes all the world", () => {
    const { trustedProxies } = readConfig({ TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.7, 2001:db8::/32" });
    expect(trustedProxies).toEqual(["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"]);
    for (const all of ["true", "*", "1", "loopback", "0.0.0.0/0", "::/0"])
      expect(problemsOf({ TRUSTED_PROXIES: all })).toEqual([expect.stringMatching(/^TRUSTED_PROXIES: must /)]);
  });

  it("reads keys to be made at the start", () => {
    const entry = { tenant: "acme", key: bootstrapKey, scopes: ["sessions:read", "results:sensitive"] };
    expect(readConfig(bootstrap(entry)).bootstrapKeys).toEqual([{ ...entry, account: "default" }]);
  });

  it("names every bad variable at once, one per line, with what is allowed", () => {
    const bad = {
      PORT: "65536",
      DATABASE_URL: "mysql://root:hunter2@db/identity",
      REDIS_URL: "http://redis",
      RECONCILE_SECONDS: "-1",
      MAX_ATTEMPTS: "many",
      EMULATOR_PORT: "-1",
      PUBLIC_URL: "id.example.com",
      ALLOWED_ORIGINS: "https://app.example.com,*",
      LOG_LEVEL: "loud",
      BOOTSTRAP_KEYS: "{",
      DEFAULT_TENANT: "no spaces",
      BIOMETRIC_ALTERNATIVE_COUNTRIES: "DE,XX",
      TRUSTED_PROXIES: "10.0.0.0/8,true",
      SANDBOX: "maybe",
      INBOX_RETENTION_DAYS: "7",
      RATE_LIMIT_PER_MINUTE: "-1",
    };
    const problems = problemsOf(bad);
    expect(problems.map((line) => line.slice(0, line.indexOf(":"))).sort()).toEqual(Object.keys(bad).sort());
    expect(problems).toContain('PORT: must be a whole number from 0 to 65535, not "65536"');
    expect(problems).toContain('LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent, not "loud"');
  });

  it("never repeats a secret", () => {
    const problems = problemsOf({
      STRIPE_SECRET_KEY: "sekrit-1",
      STRIPE_RESTRICTED_KEY: "sekrit-2",
      DATABASE_URL: "mysql://me:sekrit-5@host",
      REDIS_URL: "nope://me:sekrit-6@host",
      STRIPE_API_URL: "http://me:sekrit-7@host",
      ...bootstrap({ tenant: "acme", key: "sekrit-8", scopes: ["vg_test_sekrit9sekrit9sekrit9"] }),
    });
    expect(problems).toHaveLength(7);
    expect(problems.join("\n")).not.toContain("sekrit");
  });

  it("refuses half of Stripe's settings, and keys of two modes", () => {
    expect(problemsOf({ STRIPE_RESTRICTED_KEY: "rk_test_1", STRIPE_API_URL: "http://localhost:1" })).toEqual([
      "STRIPE_RESTRICTED_KEY: needs STRIPE_SECRET_KEY, which is not set",
      "STRIPE_API_URL: needs STRIPE_SECRET_KEY, which is not set",
    ]);
    expect(problemsOf({ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_RESTRICTED_KEY: "rk_live_1" })).toEqual([
      "STRIPE_RESTRICTED_KEY: is a live key while STRIPE_SECRET_KEY is a test key",
    ]);
    expect(problemsOf({ STRIPE_SECRET_KEY: "rk_live_1", STRIPE_RESTRICTED_KEY: "rk_test_1" })).toEqual([
      "STRIPE_RESTRICTED_KEY: is a test key while STRIPE_SECRET_KEY is a live key",
    ]);
    expect(readConfig({ STRIPE_SECRET_KEY: "rk_live_1" }).stripe).toMatchObject({
      accounts: [{ livemode: true, secretKey: "rk_live_1", restrictedKey: null }],
    });
    expect(problemsOf({ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_URL: "https://host/v1" })[0]).toContain(
      "without a path",
    );
  });

  it("sends Stripe keys of any mode over https only, except to this machine", () => {
    for (const key of ["sk_test_1", "sk_live_1", "rk_test_1"]) {
      const problems = problemsOf({ STRIPE_SECRET_KEY: key, STRIPE_API_URL: "http://stripe.internal:12111" });
      expect(problems).toEqual([expect.stringMatching(/^STRIPE_API_URL: must be https off this machine/)]);
    }
    for (const host of ["127.0.0.1", "127.9.9.9", "localhost", "[::1]", "emulator.localhost"]) {
      expect(problemsOf({ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_URL: `http://${host}:12111` })).toEqual([]);
    }
  });

  it("reads several accounts, each in the mode of its keys", () => {
    const { stripe } = readConfig({
      DEFAULT_TENANT: "acme",
      STRIPE_ACCOUNTS: JSON.stringify([
        {
          name: "live",
          secretKey: "sk_live_1",
          restrictedKey: "rk_live_1",
          webhookSecret: "whsec_1,whsec_2",
          accountId: "acct_1",
        },
        { name: "test", secretKey: "rk_test_1", defaultTenant: "tests" },
      ]),
    });
    expect(stripe).toMatchObject({
      kind: "stripe",
      accounts: [
        {
          name: "live",
          livemode: true,
          accountId: "acct_1",
          webhookSecrets: ["whsec_1", "whsec_2"],
          defaultTenant: "acme",
        },
        {
          name: "test",
          livemode: false,
          accountId: null,
          restrictedKey: null,
          webhookSecrets: [],
          defaultTenant: "tests",
        },
      ],
    });
  });

  it("says where in STRIPE_ACCOUNTS a mistake is, and repeats no secret", () => {
    const accounts = (...entries: unknown[]) => ({ STRIPE_ACCOUNTS: JSON.stringify(entries) });
    const good = { name: "test", secretKey: "sk_test_sekrit" };
    for (const [env, problem] of [
      [{ STRIPE_ACCOUNTS: "{" }, /must be a JSON list of accounts$/],
      [accounts(), /must name at least one account$/],
      [accounts(good, 7), /entry 2 must be an object such as/],
      [accounts({ ...good, name: "Not a name" }), /entry 1: name must be a name \(lower-case/],
      [accounts({ ...good, secretKey: "sekrit" }), /entry 1: secretKey must be a secret key/],
      [
        accounts({ ...good, restrictedKey: "rk_live_sekrit" }),
        /entry 1: restrictedKey and secretKey are of different modes$/,
      ],
      [accounts({ ...good, webhookSecret: " " }), /entry 1: webhookSecret must not be blank$/],
      [accounts({ ...good, accountId: "sekrit" }), /entry 1: accountId must be the id of a Stripe account/],
      [accounts({ ...good, webhooksecret: "sekrit" }), /entry 1 has the unknown field "webhooksecret"$/],
      [accounts(good, { ...good, secretKey: "sk_test_2" }), /entry 2: name is that of an earlier entry$/],
      [accounts(good, { ...good, name: "other" }), /entry 2: secretKey is that of an earlier entry$/],
    ] as const) {
      const problems = problemsOf(env);
      expect(problems).toEqual([expect.stringMatching(problem)]);
      expect(problems[0]).toMatch(/^STRIPE_ACCOUNTS: /);
      expect(problems.join()).not.toContain("sekrit");
    }
    expect(problemsOf({ ...accounts(good), STRIPE_SECRET_KEY: "sk_test_1" })).toEqual([
      "STRIPE_SECRET_KEY: must not be set beside STRIPE_ACCOUNTS, which replaces it",
    ]);
  });

  it("makes a bootstrap key in the account that it names, or in the only one of its mode", () => {
    const accounts = JSON.stringify([
      { name: "live", secretKey: "sk_live_1" },
      { name: "eu", secretKey: "sk_test_1" },
      { name: "us", secretKey: "sk_test_2" },
    ]);
    const key = { tenant: "acme", scopes: ["sessions:read"] };
    const live = { ...key, key: "vg_live_abcdefgh12345678" };
    const test = { ...key, key: bootstrapKey };
    const { bootstrapKeys } = readConfig({ STRIPE_ACCOUNTS: accounts, ...bootstrap(live, { ...test, account: "us" }) });
    expect(bootstrapKeys.map(({ account }) => account)).toEqual(["live", "us"]);
    for (const [entry, problem] of [
      [test, /entry 1: account is missing: several accounts are in test mode/],
      [{ ...test, account: "live" }, /entry 1: key is a test-mode key, and account live is not in test mode/],
      [{ ...test, account: "none" }, /entry 1: account must be one of live, eu, us/],
    ] as const) {
      expect(problemsOf({ STRIPE_ACCOUNTS: accounts, ...bootstrap(entry) })).toEqual([expect.stringMatching(problem)]);
    }
    expect(problemsOf(bootstrap(live))).toEqual([
      expect.stringMatching(/entry 1: key is a live-mode key, and no account is in live mode/),
    ]);
  });

  it("keeps the emulator off the service's own port", () => {
    expect(problemsOf({ PORT: "12111" })).toEqual(["EMULATOR_PORT: must differ from PORT, which is 12111 too"]);
    expect(readConfig({ PORT: "0", EMULATOR_PORT: "0" })).toMatchObject({ port: 0, stripe: { port: 0 } });
    expect(readConfig({ PORT: "12111", STRIPE_SECRET_KEY: "sk_test_1" }).port).toBe(12_111);
  });

  it("says where in BOOTSTRAP_KEYS a mistake is", () => {
    const good = { tenant: "acme", key: bootstrapKey, scopes: ["sessions:read"] };
    const problems = problemsOf(
      bootstrap(good, { ...good, key: "vg_test_demo" }, { ...good, scopes: ["sessions:read", "sessions:fly"] }, 7),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^BOOTSTRAP_KEYS: entry 2: key must be vg_test_ or vg_live_/),
      expect.stringMatching(
        /^BOOTSTRAP_KEYS: entry 3: scopes 2 "sessions:fly" is an unknown scope \(known: sessions:read,/,
      ),
      expect.stringMatching(/^BOOTSTRAP_KEYS: entry 4 must be an object/),
    ]);
    expect(problemsOf(bootstrap(good, { ...good, tenant: "other" }))).toEqual([
      "BOOTSTRAP_KEYS: entry 2 has the key of an earlier entry",
    ]);
  });
});

describe("the emulator", () => {
  const production = {
    HOST: "0.0.0.0",
    PUBLIC_URL: "https://id.example.com",
    DATABASE_URL: "postgres://app:pw@db.example:5432/identity",
    STRIPE_SECRET_KEY: "sk_live_1",
    STRIPE_RESTRICTED_KEY: "rk_live_1",
    STRIPE_WEBHOOK_SECRET: "whsec_1",
    VIEWER_TOKEN_SECRET: "v".repeat(32),
  };
  const names = Object.keys(production) as (keyof typeof production)[];

  it("never runs where one or more of production's variables are missing or blank", () => {
    let cases = 0;
    // Each variable of the seven is there, missing or blank.
    for (let index = 0; index < 3 ** names.length; index += 1) {
      const env: NodeJS.ProcessEnv = {};
      let looksLikeProduction = false;
      for (const [place, name] of names.entries()) {
        const state = Math.floor(index / 3 ** place) % 3;
        if (state === 0) env[name] = production[name];
        if (state === 2) env[name] = "";
        if (state === 0 && /^(HOST|PUBLIC_URL|STRIPE_)/.test(name)) looksLikeProduction = true;
        if (state === 2) looksLikeProduction = true;
      }
      if (!looksLikeProduction) continue;
      cases += 1;
      let kind = "refused";
      try {
        kind = readConfig(env).stripe.kind;
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
      }
      expect(kind, JSON.stringify(env)).not.toBe("emulator");
    }
    console.log(`${cases} incomplete or blank production settings, none starts the emulator`);
  });

  it.each([
    [{ HOST: "0.0.0.0" }, "STRIPE_SECRET_KEY: is not set, and HOST is 0.0.0.0, which other machines can reach"],
    [{ PUBLIC_URL: "https://id.example.com" }, "STRIPE_SECRET_KEY: is not set, and PUBLIC_URL is an https address"],
    [{ STRIPE_WEBHOOK_SECRET: "whsec_1" }, "STRIPE_SECRET_KEY: is not set, and STRIPE_WEBHOOK_SECRET is"],
    [{ EMULATOR: "off" }, "STRIPE_SECRET_KEY: is not set, and EMULATOR is off"],
  ])("is refused with %j, unless EMULATOR=on", (env, problem) => {
    expect(problemsOf(env)).toEqual([`${problem}; set EMULATOR=on to run the emulator all the same`]);
    expect(readConfig({ ...env, EMULATOR: "on" }).stripe.kind).toBe("emulator");
  });

  it("is refused beside a Stripe key", () => {
    expect(problemsOf({ EMULATOR: "on", STRIPE_SECRET_KEY: "sk_test_1" })).toEqual([
      "EMULATOR: is on beside a Stripe key: unset one of them",
    ]);
    expect(readConfig({ EMULATOR: "off", STRIPE_SECRET_KEY: "sk_test_1" }).stripe.kind).toBe("stripe");
  });

  it("listens on loopback, whatever HOST is, unless EMULATOR_HOST says otherwise", () => {
    expect(readConfig({ EMULATOR: "on", HOST: "0.0.0.0" }).stripe).toMatchObject({ host: "127.0.0.1" });
    expect(readConfig({ EMULATOR_HOST: "0.0.0.0" }).stripe).toMatchObject({ host: "0.0.0.0" });
  });
});

describe("describeConfig", () => {
  it("tells of a secret only that it is set", () => {
    const described = JSON.stringify(
      describeConfig(
        readConfig({
          STRIPE_SECRET_KEY: "sk_test_sekrit",
          STRIPE_RESTRICTED_KEY: "rk_test_sekrit",
          STRIPE_WEBHOOK_SECRET: "whsec_sekrit",
          VIEWER_TOKEN_SECRET: "sekrit".repeat(6),
          DATABASE_URL: "postgres://app:sekrit@db.example:5432/identity?password=sekrit",
          REDIS_URL: "redis://:sekrit@cache.example",
          ...bootstrap({ tenant: "acme", key: "vg_test_sekritsekritsekrit", scopes: ["sessions:read"] }),
        }),
      ),
    );
    expect(described).not.toContain("sekrit");
    expect(described).toContain("postgres://db.example:5432/identity");
    expect(described).toContain("redis://cache.example");
  });
});
