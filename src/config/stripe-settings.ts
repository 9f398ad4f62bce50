import { z } from "zod";
import { hostAddress, listOf, port } from "./setting-schemas.js";
import type { SettingsReader } from "./settings-reader.js";

/** Who answers for Stripe. */
export type StripeSettings =
  /** The emulator, started with the service. */
  | {
      kind: "emulator";
      /** 0: any that is free. */
      port: number;
      webhookSecrets: readonly string[];
    }
  | {
      kind: "stripe";
      secretKey: string;
      /** Null: sensitive results can't be read. */
      restrictedKey: string | null;
      /** Another host that speaks Stripe's API; null: Stripe's own. */
      apiUrl: string | null;
      /** Any of them may have signed a webhook; none: the webhook door is shut. */
      webhookSecrets: readonly string[];
      livemode: boolean;
    };

const secretKey = z
  .string()
  .regex(
    /^sk_(test|live)_[A-Za-z0-9_]+$/,
    "must be a secret key, sk_test_... or sk_live_... (a restricted key, rk_..., goes to STRIPE_RESTRICTED_KEY)",
  );

const restrictedKey = z
  .string()
  .regex(/^rk_(test|live)_[A-Za-z0-9_]+$/, "must be a restricted key, rk_test_... or rk_live_...");

/** Reads all that concerns Stripe, and refuses what doesn't go together. */
export function readStripeSettings(reader: SettingsReader): StripeSettings {
  const emulatorPort = reader.read("EMULATOR_PORT", port, 12_111);
  const secret = reader.readSecret("STRIPE_SECRET_KEY", secretKey, null);
  const restricted = reader.readSecret("STRIPE_RESTRICTED_KEY", restrictedKey, null);
  const webhookSecrets = reader.readSecret("STRIPE_WEBHOOK_SECRET", listOf(z.string()), []);
  const apiUrl = reader.readSecret("STRIPE_API_URL", hostAddress, null);

  if (reader.text("STRIPE_SECRET_KEY") === null) {
    // Half a setting would run the emulator where Stripe was meant.
    for (const name of ["STRIPE_RESTRICTED_KEY", "STRIPE_API_URL"]) {
      if (reader.text(name) !== null) reader.refuse(name, "needs STRIPE_SECRET_KEY, which is not set");
    }
  }
  if (secret === null) return { kind: "emulator", port: emulatorPort, webhookSecrets };

  const livemode = secret.startsWith("sk_live_");
  if (restricted !== null && restricted.startsWith("rk_live_") !== livemode) {
    const [its, other] = livemode ? ["test", "live"] : ["live", "test"];
    reader.refuse("STRIPE_RESTRICTED_KEY", `is a ${its} key while STRIPE_SECRET_KEY is a ${other} key`);
  }
  return { kind: "stripe", secretKey: secret, restrictedKey: restricted, apiUrl, webhookSecrets, livemode };
}
