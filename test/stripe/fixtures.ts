import type Stripe from "stripe";

type Session = Stripe.Identity.VerificationSession;
type Report = Stripe.Identity.VerificationReport;

/** Returns a session as Stripe's API reference shows it after its creation. */
export function session(change: Partial<Session> = {}): Session {
  return {
    id: "vs_1",
    object: "identity.verification_session",
    client_reference_id: null,
    client_secret: "vs_1_secret_test_abc",
    created: 1_767_225_600,
    last_error: null,
    last_verification_report: null,
    livemode: false,
    metadata: {},
    options: {},
    redaction: null,
    related_customer: null,
    related_customer_account: null,
    status: "requires_input",
    type: "document",
    url: "https://verify.stripe.com/start/test_abc",
    ...change,
  };
}

/** Verified outputs, as a restricted key reads them with every path expanded. */
export const outputs: Session["verified_outputs"] = {
  first_name: "Jenny",
  last_name: "Rosen",
  address: {
    line1: "1234 Main St.",
    line2: null,
    city: "San Francisco",
    state: "CA",
    postal_code: "94111",
    country: "US",
  },
  email: "jenny@example.com",
  phone: "+15550001111",
  id_number_type: "us_ssn",
  dob: { day: 2, month: 3, year: 1990 },
  id_number: "000000000",
  sex: "female",
  unparsed_sex: "F",
  unparsed_place_of_birth: "Oakland",
};

/** The same outputs after a redaction, with Stripe's placeholders. */
export const redactedOutputs: Session["verified_outputs"] = {
  first_name: "[redacted]",
  last_name: "[redacted]",
  address: {
    line1: "[redacted]",
    line2: "[redacted]",
    city: "[redacted]",
    state: "[redacted]",
    postal_code: "[redacted]",
    country: "US",
  },
  email: "[redacted]",
  phone: "[redacted]",
  id_number_type: null,
  dob: { day: 1, month: 1, year: 1 },
  id_number: "[redacted]",
  sex: "[redacted]",
  unparsed_sex: "[redacted]",
  unparsed_place_of_birth: "[redacted]",
};

/** Returns a report in which every check passed. */
export function report(change: Partial<Report> = {}): Report {
  return {
    id: "vr_1",
    object: "identity.verification_report",
    client_reference_id: null,
    created: 1_767_225_700,
    livemode: false,
    type: "document",
    verification_session: "vs_1",
    options: { document: {} },
    document: {
      status: "verified",
      error: null,
      type: "driving_license",
      first_name: "Jenny",
      last_name: "Rosen",
      address: {
        line1: "1234 Main St.",
        line2: null,
        city: "Oakland",
        state: "CA",
        postal_code: "94111",
        country: "US",
      },
      issued_date: { day: 1, month: 5, year: 2020 },
      issuing_country: "US",
      dob: { day: 2, month: 3, year: 1990 },
      expiration_date: { day: 1, month: 12, year: 2030 },
      number: "D1234567",
      sex: "female",
      unparsed_sex: "F",
      unparsed_place_of_birth: "Oakland",
      files: ["file_front", "file_back"],
    },
    selfie: { status: "verified", error: null, document: "file_front", selfie: "file_face" },
    id_number: {
      status: "verified",
      error: null,
      first_name: "Jenny",
      last_name: "Rosen",
      id_number_type: "us_ssn",
      dob: { day: 2, month: 3, year: 1990 },
      id_number: "0000",
    },
    phone: { status: "verified", error: null, phone: "+15550001111" },
    email: { status: "verified", error: null, email: "jenny@example.com" },
    ...change,
  };
}

/** Returns a snapshot event about a session. */
export function event(type: string, object: unknown, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "evt_1",
    object: "event",
    api_version: "2026-10-28.endive",
    created: 1_767_225_800,
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type,
    ...change,
  };
}

/** Returns a thin event about an object. */
export function notification(type: string, related: unknown): Record<string, unknown> {
  return {
    id: "evt_thin_1",
    object: "v2.core.event",
    type,
    created: "2026-01-01T00:03:20.000Z",
    livemode: false,
    related_object: related,
  };
}
