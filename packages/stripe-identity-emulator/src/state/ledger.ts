import type {
  DeliveryRecord,
  EndpointRecord,
  EphemeralKeyRecord,
  EventRecord,
  FileLinkRecord,
  FileRecord,
  IdempotencyRecord,
} from "./account-records.js";
import { type ChangeListener, Collection } from "./collection.js";
import type { ReportRecord, SessionRecord } from "./records.js";

/** All objects of one mode: test and live objects are separate (Stripe docs: keys). */
export class Ledger {
  /** The session of each link's token, including tokens that no longer open the page. */
  readonly tokens = new Map<string, string>();
  readonly sessions;
  readonly reports;
  readonly files;
  readonly fileLinks;
  readonly events;
  readonly endpoints;
  readonly deliveries;
  readonly ephemeralKeys;
  readonly idempotency;

  constructor(
    readonly livemode: boolean,
    onChange: ChangeListener,
  ) {
    const name = (kind: string) => `${livemode ? "live" : "test"}.${kind}`;
    this.sessions = new Collection<SessionRecord, "status" | "reference" | "customer" | "account">(
      name("sessions"),
      {
        status: (session) => session.status,
        reference: (session) => session.client_reference_id,
        customer: (session) => session.related_customer,
        account: (session) => session.related_customer_account,
      },
      onChange,
    );
    this.reports = new Collection<ReportRecord, "session" | "reference">(
      name("reports"),
      { session: (report) => report.verification_session, reference: (report) => report.client_reference_id },
      onChange,
    );
    this.files = new Collection<FileRecord, "session">(name("files"), { session: (file) => file.session }, onChange);
    this.fileLinks = new Collection<FileLinkRecord, "file" | "token">(
      name("file_links"),
      { file: (link) => link.file, token: (link) => link.token },
      onChange,
    );
    this.events = new Collection<EventRecord, "subject" | "type" | "undelivered">(
      name("events"),
      {
        subject: (event) => event.subject.id,
        type: (event) => event.type,
        undelivered: (event) => (event.undelivered.length > 0 ? "yes" : null),
      },
      onChange,
    );
    this.endpoints = new Collection<EndpointRecord, "kind">(
      name("endpoints"),
      { kind: (endpoint) => endpoint.kind },
      onChange,
    );
    this.deliveries = new Collection<DeliveryRecord, "endpoint">(
      name("deliveries"),
      { endpoint: (delivery) => delivery.endpoint },
      onChange,
    );
    this.ephemeralKeys = new Collection<EphemeralKeyRecord, "secret">(
      name("ephemeral_keys"),
      { secret: (key) => key.secret },
      onChange,
    );
    this.idempotency = new Collection<IdempotencyRecord>(name("idempotency"), {}, onChange);
  }

  collections() {
    return [
      this.sessions,
      this.reports,
      this.files,
      this.fileLinks,
      this.events,
      this.endpoints,
      this.deliveries,
      this.ephemeralKeys,
      this.idempotency,
    ] as const;
  }
}
