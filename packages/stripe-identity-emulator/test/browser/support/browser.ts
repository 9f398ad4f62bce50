import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { chromiumPath } from "./find-chromium.js";

/** The screens that the page is made for. */
export const screens = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 800 },
} as const;

/** How somebody looks at the page. */
export interface Looks {
  screen: keyof typeof screens;
  colours: "light" | "dark";
  /** What the browser asks for by `Accept-Language`; default English. */
  language?: string;
}

/** Every look that the page has to stand. */
export const everyLook: readonly Looks[] = [
  { screen: "phone", colours: "light" },
  { screen: "phone", colours: "dark" },
  { screen: "desk", colours: "light" },
  { screen: "desk", colours: "dark" },
];

const arguments_ = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium without a window. `camera` gives it a test picture for a camera. */
export function launchBrowser(camera = false): Promise<Browser> {
  const fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: camera ? [...arguments_, ...fake] : arguments_,
  });
}

/** A visitor of their own: nothing stored, one tab. */
export async function newVisitor(
  browser: Browser,
  looks: Looks = { screen: "phone", colours: "light" },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: screens[looks.screen],
    colorScheme: looks.colours,
    reducedMotion: "reduce",
    locale: looks.language ?? "en-US",
  });
  context.setDefaultTimeout(40_000);
  return { context, page: await context.newPage() };
}

const shots = fileURLToPath(new URL("../../../../../test-results/", import.meta.url));

/**
 * Keeps a picture of the whole page in `test-results/`, for people to look at. The window is made as high as the page
 * for it, so that what sticks to its foot stands where it belongs.
 */
export async function keepShot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  const window = page.viewportSize();
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  if (window) await page.setViewportSize({ width: window.width, height: Math.max(window.height, height) });
  const loaded = "[...document.images].every((image) => image.complete || !image.checkVisibility())";
  await expect.poll(() => page.evaluate(loaded), { timeout: 40_000 }).toBe(true);
  await page.screenshot({ path: `${shots}${name}.png` });
  if (window) await page.setViewportSize(window);
}
