import type { Check } from "../identity/check-catalogue.js";
import type { Kept } from "./collection.js";
import type { SessionOptions } from "./records.js";

/** Where a file's bytes come from: kept (base64), or drawn again from a specimen each time. */
export type FileBytes =
  | { kind: "kept"; base64: string }
  | { kind: "specimen"; specimen: string; side: "front" | "back" }
  | { kind: "gone" };

export interface FileRecord extends Kept {
  created: number;
  expires_at: number | null;
  filename: string | null;
  purpose: string;
  title: string | null;
  type: string | null;
  contentType: string;
  bytes: FileBytes;
  /** The session whose redaction takes this file away. */
  session: string | null;
}

export interface FileLinkRecord extends Kept {
  created: number;
  /** As it was given: by the caller's clock, which is the wall's. */
  expires_at: number | null;
  /** How far the emulator's clock was ahead of that when it was given, in milliseconds. State files of earlier versions lack it. */
  clockAhead?: number;
  file: string;
  metadata: Record<string, string>;
  token: string;
}

export interface EventRecord extends Kept {
  created: number;
  type: string;
  /** `data.object`, as JSON text: a snapshot never changes (but for redaction), and text is small. */
  snapshot: string;
  /** What the event is about: its id, the thin type, and the path that answers it. */
  subject: { id: string; type: string; url: string };
  request: { id: string; idempotency_key: string | null } | null;
  /** Endpoints that were to get it and have not answered 2xx yet. */
  undelivered: string[];
}

export interface SigningSecret {
  secret: string;
  /** Milliseconds on the emulator's clock; null: the present one. */
  expires: number | null;
}

/** A v1 webhook endpoint or a v2 event destination: both are told of events over HTTP. */
export interface EndpointRecord extends Kept {
  created: number;
  updated: number;
  kind: "webhook_endpoint" | "event_destination";
  payload: "snapshot" | "thin";
  name: string;
  description: string | null;
  enabled_events: string[];
  url: string;
  status: "enabled" | "disabled";
  metadata: Record<string, string>;
  api_version: string | null;
  secrets: SigningSecret[];
}

export type DeliveryStatus =
  | "scheduled"
  | "held"
  | "paused"
  | "sending"
  | "succeeded"
  | "failed"
  | "dropped"
  | "canceled";

/** One attempt to tell one endpoint of one event. Times in milliseconds on the emulator's clock. */
export interface DeliveryRecord extends Kept {
  event: string;
  eventType: string;
  endpoint: string;
  url: string;
  attempt: number;
  duplicate: boolean;
  status: DeliveryStatus;
  created: number;
  due: number;
  responseStatus: number | null;
  error: string | null;
}

export interface EphemeralKeyRecord extends Kept {
  created: number;
  expires: number;
  secret: string;
  session: string | null;
}

export interface FlowRecord extends Kept {
  checks: Check[];
  options: SessionOptions;
}

/** A restricted key made narrower than the default. */
export interface RestrictedKeyRecord extends Kept {
  permissions: string[];
  ips: string[];
}

/** The stored answer to a POST with an idempotency key. */
export interface IdempotencyRecord extends Kept {
  fingerprint: string;
  expires: number;
  status: number;
  body: string;
}
