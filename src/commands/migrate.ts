import { Command } from "commander";
import { print } from "./output.js";
import { withStore } from "./with-store.js";

/** Defines `migrate`: brings the tables up to date, for services whose database role may not change tables. */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description("bring the tables up to date, then exit; `serve` does so itself where its database role may")
    .action(() =>
      withStore(async () => {
        print("The tables are up to date");
      }),
    );
}
