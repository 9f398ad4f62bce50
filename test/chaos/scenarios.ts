import type { Cluster } from "../support/cluster.js";

/** What one user, and the partner whose user it is, do with a session. Drawn from a seed. */
export type Scenario =
  | { kind: "submits"; failures: FailureCode[]; succeeds: boolean; declinesFirst: boolean; redacted: boolean }
  | { kind: "stays" }
  | { kind: "declines" }
  | { kind: "is canceled"; failures: FailureCode[] }
  | { kind: "is redacted open" };

const failureCodes = ["selfie_face_mismatch", "selfie_manipulated", "selfie_unverified_other"] as const;
type FailureCode = (typeof failureCodes)[number];

/** Draws a way. Most are verified, some after one or two failures. */
export function drawScenario(random: () => number): Scenario {
  const failures = (count: number) =>
    Array.from({ length: count }, () => failureCodes[Math.floor(random() * failureCodes.length)] ?? failureCodes[0]);
  const roll = random();
  const submits = {
    kind: "submits" as const,
    failures: failures(0),
    succeeds: true,
    declinesFirst: false,
    redacted: false,
  };
  if (roll < 0.38) return submits;
  if (roll < 0.56) return { ...submits, failures: failures(1) };
  if (roll < 0.66) return { ...submits, failures: failures(2) };
  if (roll < 0.72) return { ...submits, failures: failures(1), succeeds: false };
  if (roll < 0.77) return { ...submits, declinesFirst: true };
  if (roll < 0.82) return { ...submits, redacted: true };
  if (roll < 0.86) return { kind: "declines" };
  if (roll < 0.92) return { kind: "is canceled", failures: failures(random() < 0.5 ? 1 : 0) };
  if (roll < 0.96) return { kind: "is redacted open" };
  return { kind: "stays" };
}

/** What the partner's server asks of the service; each waits until some node has done it. */
export interface Partner {
  cancel(id: string): Promise<void>;
  redact(id: string): Promise<void>;
  /** Reads the session's status, as somebody who waits for it does. */
  read(id: string): Promise<void>;
}

/** Goes a way from beginning to end. */
export async function runScenario(
  way: Scenario,
  id: string,
  deps: { cluster: Cluster; partner: Partner; random: () => number },
): Promise<void> {
  const { control } = deps.cluster.emulator;
  const { partner, random } = deps;
  switch (way.kind) {
    case "stays":
      return;
    case "declines":
      await control.fail(id, "consent_declined");
      return;
    case "is canceled":
      for (const code of way.failures) await control.submit(id, { selfie: code });
      await partner.cancel(id);
      return;
    case "is redacted open":
      await partner.redact(id);
      return;
    case "submits": {
      if (way.declinesFirst) await control.fail(id, "consent_declined");
      for (const code of way.failures) {
        await control.submit(id, { selfie: code });
        if (random() < 0.3) await partner.read(id);
      }
      if (!way.succeeds) return;
      await control.submit(id);
      await partner.read(id);
      if (way.redacted) await partner.redact(id);
    }
  }
}
