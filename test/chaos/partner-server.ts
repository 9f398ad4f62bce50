import type { Cluster } from "../support/cluster.js";
import { clusterKey } from "../support/cluster.js";
import { post } from "../support/graphql-over-http.js";
import type { Partner } from "./scenarios.js";

const patience = 120_000;
const pause = 200;
const fields = "id status attempts redaction { status }";

interface SeenSession {
  id: string;
  status: string;
  attempts: number;
  redaction: { status: string } | null;
}

/** A look at a session, in the order of the looks. */
export interface SessionRead {
  id: string;
  status: string;
  attempts: number;
}

/** A partner's server: it asks whichever node answers, the same again until it is done. */
export class PartnerServer implements Partner {
  readonly reads: SessionRead[] = [];
  /** Answers that did not come, or said no for now. */
  retries = 0;

  constructor(private readonly cluster: Cluster) {}

  /** Starts a session by a key of its own, and answers its id. */
  async start(idempotencyKey: string): Promise<string> {
    const document = `mutation($input: StartSelfieVerificationInput!) {
      startSelfieVerification(input: $input) { session { ${fields} } errors { __typename } } }`;
    const session = await this.#retryUntil(`start ${idempotencyKey}`, async () => {
      const data = await this.#query<{ startSelfieVerification: { session: SeenSession | null } }>(document, {
        input: { idempotencyKey },
      });
      return data?.startSelfieVerification.session ?? null;
    });
    return session.id;
  }

  async cancel(id: string): Promise<void> {
    const document = `mutation($input: CancelVerificationInput!) { cancelVerification(input: $input) { session { id } } }`;
    await this.#retryUntil(`cancel ${id}`, async () => {
      await this.#query(document, { input: { sessionId: id } });
      return (await this.#read(id))?.status === "CANCELED" ? true : null;
    });
  }

  async redact(id: string): Promise<void> {
    const document = `mutation($input: RedactVerificationInput!) { redactVerification(input: $input) { session { id } } }`;
    await this.#retryUntil(`redact ${id}`, async () => {
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
    const answer = await post<Data, object>(this.cluster.balancer.url, document, variables, clusterKey).catch(
      () => null,
    );
    return answer?.data ?? null;
  }

  async #retryUntil<T>(what: string, work: () => Promise<T | null>): Promise<T> {
    const deadline = Date.now() + patience;
    for (;;) {
      const done = await work();
      if (done !== null) return done;
      this.retries += 1;
      if (Date.now() > deadline) throw new Error(`${what} was not done in ${patience / 1_000} s`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Looks that went back: from a final status, to fewer attempts, or from an attempt under way to none without its end. */
export function readRegressions(looks: readonly SessionRead[]): string[] {
  const last = new Map<string, SessionRead>();
  return looks.flatMap((look) => {
    const before = last.get(look.id);
    last.set(look.id, look);
    if (!before) return [];
    const final = before.status === "VERIFIED" || before.status === "CANCELED";
    const back =
      look.attempts < before.attempts ||
      (final && look.status !== before.status) ||
      (before.status === "PROCESSING" && look.status === "REQUIRES_INPUT" && look.attempts === before.attempts);
    return back ? [`${look.id}: ${before.status} ${before.attempts} -> ${look.status} ${look.attempts}`] : [];
  });
}
