import {
  ReadSessionDocument,
  type ReadSessionQuery,
  type ResumedFragment,
  StartDocumentDocument,
  type StartDocumentVerificationInput,
  type StartedFragment,
  StartFlowDocument,
  StartIdNumberDocument,
  type StartIdNumberVerificationInput,
  StartSelfieDocument,
  type StartSelfieVerificationInput,
  type StartVerificationFlowInput,
  type SwitchedFragment,
  type VerificationEventFilter,
  WatchVerificationDocument,
  type WatchVerificationSubscription,
} from "../generated/graphql.js";
import { demoKey, type GraphqlResponse, type TestService } from "./running-service.js";
import { updatesOf } from "./updates.js";

type SessionResult = NonNullable<ReadSessionQuery["verificationSession"]>;
export type SessionUpdate = WatchVerificationSubscription["verificationSessionUpdated"]["session"];

/** The payload of a mutation that gives access to a session. */
type StartedPayload = StartedFragment | ResumedFragment | SwitchedFragment;

/** The payload of a start that succeeded. */
export interface StartedVerification extends Omit<StartedFragment, "__typename" | "session" | "cursor" | "errors"> {
  session: NonNullable<StartedFragment["session"]>;
  cursor: string;
}

/** Returns the data of a response without errors; throws with the errors otherwise. */
export function dataOf<Data>({ data, errors }: GraphqlResponse<Data>): Data {
  if (errors.length > 0 || data === null) throw new Error(JSON.stringify(errors));
  return data;
}

/** Calls the GraphQL API of a test service as one caller, and unwraps the payloads. */
export class VerificationClient {
  constructor(
    readonly test: TestService,
    readonly key = demoKey,
  ) {}

  async startSelfie(input: StartSelfieVerificationInput = {}): Promise<StartedFragment> {
    return dataOf(await this.test.query(StartSelfieDocument, { input }, this.key)).startSelfieVerification;
  }

  async startDocument(input: StartDocumentVerificationInput = {}): Promise<StartedFragment> {
    return dataOf(await this.test.query(StartDocumentDocument, { input }, this.key)).startDocumentVerification;
  }

  async startIdNumber(input: StartIdNumberVerificationInput = {}): Promise<StartedFragment> {
    return dataOf(await this.test.query(StartIdNumberDocument, { input }, this.key)).startIdNumberVerification;
  }

  async startFlow(input: StartVerificationFlowInput): Promise<StartedFragment> {
    return dataOf(await this.test.query(StartFlowDocument, { input }, this.key)).startVerificationFlow;
  }

  async readSession(id: string): Promise<SessionResult> {
    const { verificationSession } = dataOf(await this.test.query(ReadSessionDocument, { id }, this.key));
    if (!verificationSession) throw new Error(`there is no session ${id}`);
    return verificationSession;
  }

  /**
   * Follows a session until an update satisfies the condition, and returns that update.
   * Starts after the cursor, or with the current state when there is none.
   */
  async waitForSession(
    id: string,
    reached: (session: SessionUpdate) => boolean,
    after?: string,
  ): Promise<SessionUpdate> {
    const updates = updatesOf(this.test.createWebSocketClient(this.key), WatchVerificationDocument, {
      id,
      ...(after ? { after } : {}),
    });
    try {
      for (;;) {
        const { session } = (await updates.next()).verificationSessionUpdated;
        if (reached(session)) return session;
      }
    } finally {
      updates.stop();
    }
  }

  /** Runs the work and waits until the log has that many new events that match the filter. */
  async waitForEvents(count: number, filter: VerificationEventFilter, work: () => Promise<unknown>): Promise<void> {
    const newest = dataOf(
      await this.test.query<{ verificationEvents: { pageInfo: { endCursor: string } } }, object>(
        "{ verificationEvents(last: 1) { pageInfo { endCursor } } }",
      ),
    ).verificationEvents.pageInfo.endCursor;
    const updates = updatesOf(
      this.test.createWebSocketClient(),
      "subscription($after: String, $filter: VerificationEventFilter) { verificationEvents(after: $after, filter: $filter) { cursor } }",
      { after: newest, filter },
    );
    await work();
    for (let seen = 0; seen < count; seen += 1) await updates.next();
    updates.stop();
  }
}

/** Returns the payload of a start that succeeded; throws with its user errors otherwise. */
export function started(payload: StartedPayload): StartedVerification {
  const { session, cursor } = payload;
  if (!session || !cursor || payload.errors.length > 0) throw new Error(JSON.stringify(payload.errors));
  return { ...payload, session, cursor };
}
