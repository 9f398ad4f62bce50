import type { Check } from "../identity/check-catalogue.js";
import type { Kept } from "./collection.js";
import type { SessionOptions } from "./records.js";

/** The source of a file's bytes: stored (base64), the picture of a specimen, or none after a redaction. */
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
  /** The session whose redaction also removes this file's bytes. */
  session: string | null;
}

export interface FileLinkRecord extends Kept {
  created: number;
  /** As the caller gave it, in seconds of the wall clock. */
  expires_at: number | null;
  /** Milliseconds by which the emulator's clock was ahead of the wall clock then. State files of earlier versions lack it. */
  clockAhead?: number;
  file: string;
  metadata: Record<string, string>;
  token: string;
}

export interface EventRecord extends Kept {
  created: number;
  type: string;
  /** `data.object` as JSON text: only a redaction changes a snapshot, and text takes less memory. */
  snapshot: string;
  /** The object of the event: its id, its type in thin events, and its API path. */
  subject: { id: string; type: string; url: string };
  request: { id: string; idempotency_key: string | null } | null;
  /** Endpoints that should receive the event and have not answered 2xx yet. */
  undelivered: string[];
}

export interface SigningSecret {
  secret: string;
  /** Milliseconds on the emulator's clock; null for the current secret. */
  expires: number | null;
}

/** A v1 webhook endpoint or a v2 event destination: both receive events over HTTP. */
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

/** One attempt to deliver one event to one endpoint. Times in milliseconds on the emulator's clock. */
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

/** A restricted key with fewer permissions than the default. */
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
