import type { Cluster } from "../support/cluster.js";

/** The actions of one user and of the user's partner on a session. */
export type Scenario =
  | { kind: "submitted"; failures: FailureCode[]; succeeds: boolean; declinesFirst: boolean; redacted: boolean }
  | { kind: "left open" }
  | { kind: "declined" }
  | { kind: "canceled"; failures: FailureCode[] }
  | { kind: "redacted while open" };

const failureCodes = ["selfie_face_mismatch", "selfie_manipulated", "selfie_unverified_other"] as const;
type FailureCode = (typeof failureCodes)[number];

/** Draws a scenario. Most sessions are verified, some of them after one or two failures. */
export function drawScenario(random: () => number): Scenario {
  const failures = (count: number) =>
    Array.from({ length: count }, () => failureCodes[Math.floor(random() * failureCodes.length)] ?? failureCodes[0]);
  const roll = random();
  const submitted = {
    kind: "submitted" as const,
    failures: failures(0),
    succeeds: true,
    declinesFirst: false,
    redacted: false,
  };
  if (roll < 0.38) return submitted;
  if (roll < 0.56) return { ...submitted, failures: failures(1) };
  if (roll < 0.66) return { ...submitted, failures: failures(2) };
  if (roll < 0.72) return { ...submitted, failures: failures(1), succeeds: false };
  if (roll < 0.77) return { ...submitted, declinesFirst: true };
  if (roll < 0.82) return { ...submitted, redacted: true };
  if (roll < 0.86) return { kind: "declined" };
  if (roll < 0.92) return { kind: "canceled", failures: failures(random() < 0.5 ? 1 : 0) };
  if (roll < 0.96) return { kind: "redacted while open" };
  return { kind: "left open" };
}

/** The requests of the partner's server. Each resolves once a node has carried it out. */
export interface Partner {
  cancel(id: string): Promise<void>;
  redact(id: string): Promise<void>;
  /** Reads the status of the session once, as a partner does who polls. */
  read(id: string): Promise<void>;
}

/** Carries out a scenario from beginning to end. */
export async function runScenario(
  scenario: Scenario,
  id: string,
  deps: { cluster: Cluster; partner: Partner; random: () => number },
): Promise<void> {
  const { control } = deps.cluster.emulator;
  const { partner, random } = deps;
  switch (scenario.kind) {
    case "left open":
      return;
    case "declined":
      await control.fail(id, "consent_declined");
      return;
    case "canceled":
      for (const code of scenario.failures) await control.submit(id, { selfie: code });
      await partner.cancel(id);
      return;
    case "redacted while open":
      await partner.redact(id);
      return;
    case "submitted": {
      if (scenario.declinesFirst) await control.fail(id, "consent_declined");
      for (const code of scenario.failures) {
        await control.submit(id, { selfie: code });
        if (random() < 0.3) await partner.read(id);
      }
      if (!scenario.succeeds) return;
      await control.submit(id);
      await partner.read(id);
      if (scenario.redacted) await partner.redact(id);
    }
  }
}
