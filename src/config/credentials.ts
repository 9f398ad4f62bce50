/** Names of tenants: letters, digits, `-` and `_`, at most 63. */
export const tenantName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;

/** {@link tenantName} in words. */
export const tenantNameRule = "letters, digits, - and _, at most 63, the first a letter or digit";

/** API keys as operators may choose them; those that the service makes have 32 characters at the end. */
export const apiKeyPattern = /^vg_(test|live)_[A-Za-z0-9]{16,200}$/;

/** The tenant that exists where Stripe is emulated, and the key that everybody knows. Too short to be a key otherwise. */
export const demoTenant = "demo";
export const demoKey = "vg_test_demo";
