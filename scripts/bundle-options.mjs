// What the two bundles share: `bundle.mjs` makes the one that is shipped, `dev.mjs` the one that is rebuilt at every change.

export const bundleOptions = {
  platform: "node",
  // PGlite reads files beside its own modules; pg and type-graphql use the other two only where they are installed.
  external: ["@electric-sql/pglite", "pg-native", "class-validator"],
  logLevel: "warn",
};

/** Type names in the schema and in errors are names of classes, so names are kept. */
export const outputOptions = { format: "esm", keepNames: true, sourcemap: true, chunkFileNames: "[name]-[hash].js" };
