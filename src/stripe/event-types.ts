/** Names the types of event about a session. Source: docs.stripe.com/identity/how-sessions-work; stripe 23.1.0, `resources/Events`. */
export const identityEventTypes = [
  "identity.verification_session.created",
  "identity.verification_session.processing",
  "identity.verification_session.requires_input",
  "identity.verification_session.verified",
  "identity.verification_session.canceled",
  "identity.verification_session.redacted",
] as const;
