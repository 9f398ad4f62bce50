/** The emulator as a library, for tests that start their own. It is a package of its own: `stripe-identity-emulator`. */
export * from "stripe-identity-emulator";
