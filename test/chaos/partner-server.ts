import type { Cluster } from "../support/cluster.js";
import { clusterKey } from "../support/cluster.js";
import { post } from "../support/graphql-over-http.js";
import type { Partner } from "./scenarios.js";

const timeout = 120_000;
/** The pause of a client between two requests. Without it the workers would flood a service that refuses at once. */
const retryPause = 200;
const fields = "id status attempts redaction { status }";

interface SeenSession {
  id: string;
  status: string;
  attempts: number;
  redaction: { status: string } | null;
}

/** A status that the partner read. */
export interface SessionRead {
  id: string;
  status: string;
  attempts: number;
}

/** A partner's server. It sends its requests to any node and repeats each of them until it succeeds. */
export class PartnerServer implements Partner {
  /** All successful reads, in order. */
  readonly reads: SessionRead[] = [];
  /** The number of requests that failed, or were rejected for now, and had to be repeated. */
  retries = 0;

  constructor(private readonly cluster: Cluster) {}

  /** Starts a session with this idempotency key and returns its id. */
  async start(idempotencyKey: string): Promise<string> {
    const document = `mutation($input: StartSelfieVerificationInput!) {
      startSelfieVerification(input: $input) { session { ${fields} } errors { __typename } } }`;
    const session = await this.#retryUntilDone(`start ${idempotencyKey}`, async () => {
      const data = await this.#query<{ startSelfieVerification: { session: SeenSession | null } }>(document, {
        input: { idempotencyKey },
      });
      return data?.startSelfieVerification.session ?? null;
    });
    return session.id;
  }

  async cancel(id: string): Promise<void> {
    const document = `mutation($input: CancelVerificationInput!) { cancelVerification(input: $input) { session { id } } }`;
    await this.#retryUntilDone(`cancel ${id}`, async () => {
      await this.#query(document, { input: { sessionId: id } });
      return (await this.#read(id))?.status === "CANCELED" ? true : null;
    });
  }

  async redact(id: string): Promise<void> {
    const document = `mutation($input: RedactVerificationInput!) { redactVerification(input: $input) { session { id } } }`;
    await this.#retryUntilDone(`redact ${id}`, async () => {
      await this.#query(document, { input: { sessionId: id } });
      return (await this.#read(id))?.redaction ?? null;
    });
  }

  async read(id: string): Promise<void> {
    await this.#read(id);
  }

  async #read(id: string): Promise<SeenSession | null> {
    const document = `query($id: ID!) { verificationSession(id: $id) { ${fields} } }`;
    const data = await this.#query<{ verificationSession: SeenSession | null }>(document, { id });
    const session = data?.verificationSession ?? null;
    if (session) this.reads.push({ id, status: session.status, attempts: session.attempts });
    return session;
  }

  async #query<Data>(document: string, variables: object): Promise<Data | null> {
    const response = await post<Data, object>(this.cluster.balancer.url, document, variables, clusterKey).catch(
      () => null,
    );
    return response?.data ?? null;
  }

  /** Repeats the work until its result is not null. */
  async #retryUntilDone<T>(name: string, work: () => Promise<T | null>): Promise<T> {
    const deadline = Date.now() + timeout;
    for (;;) {
      const result = await work();
      if (result !== null) return result;
      this.retries += 1;
      if (Date.now() > deadline) throw new Error(`${name} did not succeed within ${timeout / 1_000} s`);
      await new Promise((resolve) => setTimeout(resolve, retryPause));
    }
  }
}

/**
 * Returns the reads that contradict an earlier one: another status after a final one, fewer attempts, or the end of processing without
 * a further attempt.
 */
export function readRegressions(reads: readonly SessionRead[]): string[] {
  const last = new Map<string, SessionRead>();
  return reads.flatMap((read) => {
    const before = last.get(read.id);
    last.set(read.id, read);
    if (!before) return [];
    const final = before.status === "VERIFIED" || before.status === "CANCELED";
    const regressed =
      read.attempts < before.attempts ||
      (final && read.status !== before.status) ||
      (before.status === "PROCESSING" && read.status === "REQUIRES_INPUT" && read.attempts === before.attempts);
    return regressed ? [`${read.id}: ${before.status} ${before.attempts} -> ${read.status} ${read.attempts}`] : [];
  });
}
