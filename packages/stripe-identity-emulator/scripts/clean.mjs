// Removes the build, so that a package never contains modules whose sources are gone.
import { rmSync } from "node:fs";

rmSync(new URL("../dist/", import.meta.url), { recursive: true, force: true });
