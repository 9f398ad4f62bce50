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
import { type Answer, demoKey, type TestService } from "./running-service.js";
import { updatesOf } from "./updates.js";

export type SessionSeen = NonNullable<ReadSessionQuery["verificationSession"]>;
export type UpdateSeen = WatchVerificationSubscription["verificationSessionUpdated"]["session"];

/** A payload that gives access to a session. */
type StartedPayload = StartedFragment | ResumedFragment | SwitchedFragment;

/** A start that succeeded. */
export interface StartedSeen extends Omit<StartedFragment, "__typename" | "session" | "cursor" | "errors"> {
  session: NonNullable<StartedFragment["session"]>;
  cursor: string;
}

/** The data of an answer without errors. Throws with the errors where there are any. */
export function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  if (errors.length > 0 || data === null) throw new Error(JSON.stringify(errors));
  return data;
}

/** What a story says to a service, without the wrapping. */
export class Storyteller {
  constructor(
    readonly test: TestService,
    readonly key = demoKey,
  ) {}

  async selfie(input: StartSelfieVerificationInput = {}): Promise<StartedFragment> {
    return dataOf(await this.test.query(StartSelfieDocument, { input }, this.key)).startSelfieVerification;
  }

  async document(input: StartDocumentVerificationInput = {}): Promise<StartedFragment> {
    return dataOf(await this.test.query(StartDocumentDocument, { input }, this.key)).startDocumentVerification;
  }

  async idNumber(input: StartIdNumberVerificationInput = {}): Promise<StartedFragment> {
    return dataOf(await this.test.query(StartIdNumberDocument, { input }, this.key)).startIdNumberVerification;
  }

  async flow(input: StartVerificationFlowInput): Promise<StartedFragment> {
    return dataOf(await this.test.query(StartFlowDocument, { input }, this.key)).startVerificationFlow;
  }

  async read(id: string): Promise<SessionSeen> {
    const { verificationSession } = dataOf(await this.test.query(ReadSessionDocument, { id }, this.key));
    if (!verificationSession) throw new Error(`there is no ${id}`);
    return verificationSession;
  }

  /** Follows a session from a cursor, or from its present state, until it is as told; answers the update in which it is. */
  async until(id: string, reached: (session: UpdateSeen) => boolean, after?: string): Promise<UpdateSeen> {
    const updates = updatesOf(this.test.subscribe(this.key), WatchVerificationDocument, {
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

  /** Does something that makes so many events of this kind, and waits for them. */
  async events(count: number, filter: VerificationEventFilter, work: () => Promise<unknown>): Promise<void> {
    const newest = dataOf(
      await this.test.query<{ verificationEvents: { pageInfo: { endCursor: string } } }, object>(
        "{ verificationEvents(last: 1) { pageInfo { endCursor } } }",
      ),
    ).verificationEvents.pageInfo.endCursor;
    const updates = updatesOf(
      this.test.subscribe(),
      "subscription($after: String, $filter: VerificationEventFilter) { verificationEvents(after: $after, filter: $filter) { cursor } }",
      { after: newest, filter },
    );
    await work();
    for (let seen = 0; seen < count; seen += 1) await updates.next();
    updates.stop();
  }
}

/** Throws where a start was refused. */
export function started(payload: StartedPayload): StartedSeen {
  const { session, cursor } = payload;
  if (!session || !cursor || payload.errors.length > 0) throw new Error(JSON.stringify(payload.errors));
  return { ...payload, session, cursor };
}

/** Runs the work for each item, so many at a time. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += width) {
    results.push(...(await Promise.all(items.slice(at, at + width).map(work))));
  }
  return results;
}

/** A person that nobody could take for a real one. */
export const syntheticPerson = {
  first_name: "Quirina",
  last_name: "Zaphodsky",
  dob: { day: 7, month: 3, year: 1971 },
  number: "SPECIMEN-7731905",
  id_number: "000047731",
  phone: "+15005550006",
  email: "quirina.zaphodsky@example.com",
  address: { line1: "42 Marker Lane", city: "Exampleford", postal_code: "ZZ9 9ZZ", state: null, country: "GB" },
};

/** Texts that only {@link syntheticPerson} has. */
export const personalMarkers = [
  "Quirina",
  "Zaphodsky",
  "7731905",
  "47731",
  "5005550006",
  "quirina.zaphodsky",
  "Marker Lane",
  "Exampleford",
  "ZZ9 9ZZ",
];
