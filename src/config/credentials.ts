/** Matches names of tenants: letters, digits, `-` and `_`, at most 63. */
export const tenantName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;

/** Describes {@link tenantName}. */
export const tenantNameRule = "letters, digits, - and _, at most 63, the first a letter or digit";

/** Matches names of Stripe accounts: lower-case letters, digits, `-` and `_`, at most 40. They stand in webhook paths. */
export const accountName = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** Describes {@link accountName}. */
export const accountNameRule = "lower-case letters, digits, - and _, at most 40, the first a letter or digit";

/** Matches API keys that operators choose; keys that the service makes end in 32 characters. */
export const apiKeyPattern = /^vg_(test|live)_[A-Za-z0-9]{16,200}$/;

/** The tenant that exists with the emulator only, and its public key. The key is too short to be valid otherwise. */
export const demoTenant = "demo";
export const demoKey = "vg_test_demo";
