import { describe, expect, it } from "vitest";
import { ConfigError, describeConfig, readConfig } from "../src/config/read-config.js";

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

  it("takes a blank variable for an unset one", () => {
    const blank = Object.fromEntries(
      ["PORT", "HOST", "DATABASE_URL", "DATA_DIR", "REDIS_URL", "STRIPE_SECRET_KEY", "BOOTSTRAP_KEYS"].map((name) => [
        name,
        " ",
      ]),
    );
    expect(readConfig(blank)).toEqual(readConfig({}));
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
        secretKey: "sk_live_secret",
        restrictedKey: "rk_live_restricted",
        webhookSecrets: ["whsec_new", "whsec_old"],
        apiUrl: "http://localhost:12111",
        livemode: true,
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
    expect(readConfig({ STRIPE_SECRET_KEY: "sk_test_1" }).stripe).toMatchObject({ restrictedKey: null });
    expect(readConfig({ STRIPE_WEBHOOK_SECRET: "whsec_mine" }).stripe).toMatchObject({
      kind: "emulator",
      webhookSecrets: ["whsec_mine"],
    });
  });

  it("takes secrets as they are, and 0 for no schedule and no limit", () => {
    expect(
      readConfig({
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
    expect(readConfig(bootstrap(entry)).bootstrapKeys).toEqual([entry]);
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
    expect(problemsOf({ STRIPE_SECRET_KEY: "rk_test_1" })[0]).toContain("STRIPE_RESTRICTED_KEY");
    expect(problemsOf({ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_URL: "https://host/v1" })[0]).toContain(
      "without a path",
    );
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
          ...bootstrap({ tenant: "acme", key: "vg_live_sekritsekritsekrit", scopes: ["sessions:read"] }),
        }),
      ),
    );
    expect(described).not.toContain("sekrit");
    expect(described).toContain("postgres://db.example:5432/identity");
    expect(described).toContain("redis://cache.example");
  });
});
