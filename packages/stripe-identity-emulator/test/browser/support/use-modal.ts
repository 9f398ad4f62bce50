import type { VerificationSessionResult } from "@stripe/stripe-js";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import Stripe from "stripe";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type EmulatorOptions, type RunningEmulator, startEmulator } from "../../../src/index.js";
import { type Looks, launchBrowser, newVisitor } from "./browser.js";
import { Shop } from "./shop.js";
import { Walker } from "./walker.js";

type SessionParameters = Stripe.Identity.VerificationSessionCreateParams;

/** A shop that opens the modal of an emulator, and a visitor in it, new for each test. */
export class ModalStand {
  #started: { browser: Browser; emulator: RunningEmulator; stripe: Stripe; shop: Shop } | null = null;
  #visitor: { context: BrowserContext; page: Page; walker: Walker } | null = null;
  /** Of the sessions that the shop makes. */
  parameters: SessionParameters = {};
  /** Errors of the visited pages. A test that expects one removes it. */
  complaints: string[] = [];

  async start(options: EmulatorOptions): Promise<void> {
    const [browser, emulator] = await Promise.all([launchBrowser(), startEmulator(options)]);
    const stripe = new Stripe("sk_test_modal", { host: "127.0.0.1", port: emulator.port, protocol: "http" });
    const shop = await Shop.start({
      emulatorUrl: `http://localhost:${emulator.port}`,
      createSession: () => this.createSession(),
    });
    this.#started = { browser, emulator, stripe, shop };
  }

  async stop(): Promise<void> {
    await this.#started?.browser.close();
    await this.#started?.emulator.close();
    this.#started?.shop.close();
  }

  /** Goes on with a new visitor, in this browser or another one. */
  async arrive(looks?: Looks, browser = this.#parts.browser): Promise<void> {
    await this.leave();
    const { context, page } = await newVisitor(browser, looks);
    this.#visitor = { context, page, walker: new Walker(page.frameLocator("iframe")) };
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      // The browser lists each refused request as an error; what the page makes of it is what counts here.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        this.complaints.push(message.text());
    });
  }

  async leave(): Promise<void> {
    await this.#visitor?.context.close();
    this.#visitor = null;
  }

  get emulator(): RunningEmulator {
    return this.#parts.emulator;
  }

  get shop(): Shop {
    return this.#parts.shop;
  }

  get page(): Page {
    return this.#present.page;
  }

  get context(): BrowserContext {
    return this.#present.context;
  }

  /** Goes through the page inside the modal. */
  get walker(): Walker {
    return this.#present.walker;
  }

  stripe(key?: string): Stripe {
    if (key === undefined) return this.#parts.stripe;
    return new Stripe(key, { host: "127.0.0.1", port: this.emulator.port, protocol: "http" });
  }

  createSession(): Promise<Stripe.Identity.VerificationSession> {
    return this.stripe().identity.verificationSessions.create(this.parameters);
  }

  /** The shop's session as it is now. */
  session(): Promise<Stripe.Identity.VerificationSession> {
    return this.stripe().identity.verificationSessions.retrieve(this.shop.session.id);
  }

  async visit(options: Parameters<Shop["url"]>[0] = {}): Promise<void> {
    await this.page.goto(this.shop.url(options));
    await this.page.locator("html[data-ready]").waitFor();
  }

  async open(options: Parameters<Shop["url"]>[0] = {}): Promise<void> {
    await this.visit(options);
    await this.page.getByRole("button", { name: "Verify my identity" }).click();
    await this.walker.arrive("Verify your identity");
  }

  /** Opens the modal again with a fresh secret of the same session. */
  async openAgain(): Promise<void> {
    const { client_secret: secret } = await this.session();
    await this.page.evaluate((fresh) => Reflect.get(window, "verify")(fresh) && undefined, secret);
  }

  /** Returns what the shop's page got from `verifyIdentity`, once the modal is closed. */
  async result(): Promise<VerificationSessionResult> {
    const output = this.page.locator("#result:not(:empty)");
    await output.waitFor();
    await expect.poll(() => this.page.locator("dialog").count()).toBe(0);
    return JSON.parse((await output.textContent()) ?? "");
  }

  /** Calls `verifyIdentity` with anything. */
  verify(secret: unknown): Promise<VerificationSessionResult> {
    const call = (value: unknown) => Reflect.get(window, "stripe").verifyIdentity(value);
    return this.page.evaluate<VerificationSessionResult, unknown>(call, secret);
  }

  /** The frame that the modal shows. */
  async frame(): Promise<Frame> {
    const handle = await this.page.locator("iframe").elementHandle();
    const shown = await handle?.contentFrame();
    if (!shown) throw new Error("The modal has no frame");
    return shown;
  }

  get #parts() {
    if (this.#started === null) throw new Error("The shop is not open");
    return this.#started;
  }

  get #present() {
    if (this.#visitor === null) throw new Error("There is no visitor");
    return this.#visitor;
  }
}

/** Opens a shop beside an emulator for the tests of a file. Its sessions check a document and a selfie unless a test says otherwise. */
export function useModal(options: EmulatorOptions = {}): ModalStand {
  const stand = new ModalStand();
  beforeAll(() => stand.start({ processingDelayMs: 50, ...options }));
  beforeEach(async () => {
    stand.parameters = { type: "document", options: { document: { require_matching_selfie: true } } };
    stand.complaints = [];
    await stand.arrive();
  });
  afterEach(async () => {
    await stand.leave();
    expect(stand.complaints).toEqual([]);
  });
  afterAll(() => stand.stop());
  return stand;
}
