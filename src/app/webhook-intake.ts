import type { WebhookReceiver } from "../http/webhook-routes.js";
import { verifyWebhook } from "../stripe/webhooks.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import type { ProviderEvent } from "../verification/provider.js";
import type { AccountCore } from "./core.js";

/** Why a signed event is acknowledged and changes nothing. */
export type IgnoreReason = "mode" | "account";

/** Shortest interval between two log lines on ignored events of one reason. */
const logEveryMilliseconds = 60_000;

/** Receives the webhooks of one Stripe account: verifies them, ignores those of another mode or account, and enqueues the others. */
export class WebhookIntake implements WebhookReceiver {
  readonly #loggedAt = new Map<IgnoreReason, number>();

  /** @param deps.secrets the account's signing secrets; the array may change while the service runs. */
  constructor(private readonly deps: { core: AccountCore; secrets: readonly string[]; telemetry: Telemetry }) {}

  /** Whether no secret is set, so that no event can be verified. */
  get isShut(): boolean {
    return this.deps.secrets.length === 0;
  }

  verify(rawBody: Buffer, signature: string | undefined): ProviderEvent {
    return verifyWebhook(rawBody, signature, this.deps.secrets);
  }

  async receive(event: ProviderEvent): Promise<void> {
    const reason = this.#reasonToIgnore(event);
    if (reason) this.#ignore(event, reason);
    else await this.deps.core.inbox.enqueue([event]);
  }

  /**
   * Events of this account name no account, except in an organization, where their context is the account's own id. Events of connected
   * accounts name theirs. Source: docs.stripe.com/connect/webhooks.
   */
  #reasonToIgnore(event: ProviderEvent): IgnoreReason | null {
    const { livemode, accountId } = this.deps.core.account;
    if (event.livemode !== livemode || (event.session && event.session.livemode !== livemode)) return "mode";
    return event.account !== null && event.account !== accountId ? "account" : null;
  }

  #ignore(event: ProviderEvent, reason: IgnoreReason): void {
    const { core, telemetry } = this.deps;
    telemetry.metrics.webhooksIgnored.inc({ reason });
    const now = Date.now();
    if (now - (this.#loggedAt.get(reason) ?? Number.NEGATIVE_INFINITY) < logEveryMilliseconds) return;
    this.#loggedAt.set(reason, now);
    const details = { account: core.account.name, event: event.id, reason };
    telemetry.log.warn(
      details,
      `webhooks of another ${reason} arrive and are ignored: check the endpoint's registration at Stripe`,
    );
  }
}
