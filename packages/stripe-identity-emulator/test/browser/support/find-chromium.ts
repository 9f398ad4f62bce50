import { existsSync } from "node:fs";

/** Where the browser is: `CHROMIUM` says so, else the places where systems put it. Throws when there is none. */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM;
  const places = named ? [named] : ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((place) => existsSync(place));
  if (!found)
    throw new Error(
      `The browser tests need Chromium; none at ${places.join(", ")}. Install it (Debian: apt-get install chromium) or set CHROMIUM.`,
    );
  return found;
}

/** Fails the whole run, once and clearly, where the browser is missing. */
export default function setup(): void {
  chromiumPath();
}
