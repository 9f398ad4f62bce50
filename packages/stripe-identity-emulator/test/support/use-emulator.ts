import type Stripe from "stripe";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type EmulatorControl, type EmulatorOptions, type RunningEmulator, startEmulator } from "../../src/index.js";
import { Receiver } from "./receiver.js";
import { client, type Sdk, sdk23, shapeFaults } from "./sdks.js";

/** An emulator for the tests of a file, reset after each test. All of its answers must have Stripe's format. */
export class Stand {
  private running: RunningEmulator | null = null;
  private receivers: Receiver[] = [];
  readonly bugs: string[] = [];

  async start(options: EmulatorOptions): Promise<void> {
    this.running = await startEmulator({ ...options, log: (line) => this.bugs.push(line) });
  }

  async stop(): Promise<void> {
    await this.running?.close();
  }

  async clean(): Promise<void> {
    await this.control.clearFaults();
    await this.control.reset();
    for (const receiver of this.receivers.splice(0)) receiver.close();
  }

  get emulator(): RunningEmulator {
    if (this.running === null) throw new Error("the emulator is not running");
    return this.running;
  }

  get control(): EmulatorControl {
    return this.emulator.control;
  }

  stripe(key = "sk_test_conformance", sdk: Sdk = sdk23): Stripe {
    return client(sdk, this.emulator.port, key);
  }

  /** Starts a receiver and registers it for these events. Returns it with its secret. */
  async endpoint(
    events: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = ["*"],
  ): Promise<{ receiver: Receiver; secret: string; id: string }> {
    const receiver = await Receiver.start();
    this.receivers.push(receiver);
    const endpoint = await this.stripe().webhookEndpoints.create({ url: receiver.url, enabled_events: events });
    return { receiver, secret: endpoint.secret ?? "", id: endpoint.id };
  }

  async receiver(): Promise<Receiver> {
    const receiver = await Receiver.start();
    this.receivers.push(receiver);
    return receiver;
  }
}

/** Starts the emulator for the tests of a file. */
export function useEmulator(options: EmulatorOptions = {}): Stand {
  const stand = new Stand();
  beforeAll(() => stand.start(options));
  afterEach(async () => {
    await stand.clean();
    expect(shapeFaults.splice(0)).toEqual([]);
    expect(stand.bugs.splice(0)).toEqual([]);
  });
  afterAll(() => stand.stop());
  return stand;
}
