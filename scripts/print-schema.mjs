// Prints the service's schema to schema/schema.graphql. A change that breaks clients is written only with --accept-breaking.
import { writeFileSync } from "node:fs";
import { breaking, changes, path, printed } from "./committed-schema.mjs";

const all = await changes();
const broken = breaking(all);
for (const { message } of all) console.log(`  ${message}`);
if (broken.length > 0 && !process.argv.includes("--accept-breaking")) {
  console.error(
    `${broken.length} of these changes break clients. Deprecate instead, or run: npm run schema -- --accept-breaking`,
  );
  process.exit(1);
}
writeFileSync(path, printed);
console.log(`schema/schema.graphql: ${all.length} changes`);
