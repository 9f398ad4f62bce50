/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A country code as defined by ISO 3166-1 alpha-2 */
  CountryCode: { input: string; output: string; }
  /** A date-time string at UTC, such as 2007-12-03T10:15:30Z, compliant with the `date-time` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar. */
  DateTime: { input: string; output: string; }
  /** A field whose value conforms to the standard internet email address format as specified in HTML Spec: https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address. */
  EmailAddress: { input: string; output: string; }
  /** A phone number in E.164 form: a plus sign, the country code and the number, 7 to 15 digits in all, such as +15005550006. */
  PhoneNumber: { input: string; output: string; }
  /** A field whose value conforms to the standard URL format as specified in RFC3986: https://www.ietf.org/rfc/rfc3986.txt. */
  URL: { input: string; output: string; }
};

/** A postal address. A part that is missing, or was redacted, is null. */
export type Address = {
  __typename?: 'Address';
  /** City, town or village. */
  city?: Maybe<Scalars['String']['output']>;
  /** Country of the address. */
  country?: Maybe<Scalars['CountryCode']['output']>;
  /** Street and number. */
  line1?: Maybe<Scalars['String']['output']>;
  /** Apartment, floor or similar. */
  line2?: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postalCode?: Maybe<Scalars['String']['output']>;
  /** State, province or county. */
  state?: Maybe<Scalars['String']['output']>;
};

/** The comparison of name, date of birth and address with official records. Stripe's API has no object for this check, so it is derived: a report has it when the flow was started with ADDRESS in `checks`. Its status is VERIFIED when this report verified the session, and UNKNOWN otherwise, because Stripe does not report which check of a flow failed. */
export type AddressCheck = VerificationCheck & {
  __typename?: 'AddressCheck';
  /** The verified address, from the verified outputs of the session. Null unless the status is VERIFIED, and after a redaction. Needs the scope `results:read`. */
  address?: Maybe<Address>;
  /** The entry of the failure catalogue for a failed check; null otherwise. */
  failure?: Maybe<CheckFailure>;
  /** The kind of the check. */
  kind: CheckKind;
  /** The result of the check. */
  status: CheckStatus;
};

/** This `clientReferenceId` is already verified. To verify it again, start with `reverify: true`. */
export type AlreadyVerified = UserError & {
  __typename?: 'AlreadyVerified';
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The verified session. */
  session: VerificationSession;
};

/** The ways to be verified without biometrics. */
export type AlternativeKind =
  /** A check of the national ID number against official records, without images. */
  | 'ID_NUMBER'
  /** A review by your own staff, outside this service. */
  | 'MANUAL_REVIEW'
  /** A document check without a selfie. */
  | 'NON_BIOMETRIC_DOCUMENT';

/** All allowed attempts were made. Each attempt costs money. Manual review is required. */
export type AttemptsExhausted = UserError & {
  __typename?: 'AttemptsExhausted';
  /** The number of attempts that were made. */
  attempts: Scalars['Int']['output'];
  /** The number of attempts that are allowed. */
  maxAttempts: Scalars['Int']['output'];
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The session of the newest attempt. */
  session: VerificationSession;
};

/** An entry of the audit log: one read of sensitive fields. It has the names of the fields, never their values. */
export type AuditedRead = Node & {
  __typename?: 'AuditedRead';
  /** The API key that read: `key:` and the id of the key. */
  actor: Scalars['String']['output'];
  /** The fields that were read, such as `report.document.number`; for a link to an image, `image.` and the id of the file. */
  fields: Array<Scalars['String']['output']>;
  /** The id of this service, `va_...`. */
  id: Scalars['ID']['output'];
  /** The time of this entry. It is written before the data is read. */
  readAt: Scalars['DateTime']['output'];
  /** The id of the request, as in its `X-Request-Id` header. */
  requestId: Scalars['String']['output'];
  /** The session in its current state. Needs the scope `sessions:read`. */
  session?: Maybe<VerificationSession>;
  /** The id of the session whose data was read, `vs_...`. */
  sessionId: Scalars['ID']['output'];
};

/** A page of a list of sensitive reads. */
export type AuditedReadConnection = {
  __typename?: 'AuditedReadConnection';
  /** The sensitive reads with their cursors. */
  edges: Array<AuditedReadEdge>;
  /** The sensitive reads without their cursors. */
  nodes: Array<AuditedRead>;
  /** The position of the page in the list. */
  pageInfo: PageInfo;
};

/** One sensitive read of a page, with its cursor. */
export type AuditedReadEdge = {
  __typename?: 'AuditedReadEdge';
  /** The position in the list, to pass as `after` or `before`. Opaque, and valid as long as the item exists. */
  cursor: Scalars['String']['output'];
  /** The sensitive read. */
  node: AuditedRead;
};

/** The reasons why a session can't be canceled. */
export type CancelVerificationError = InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** The session to cancel. */
export type CancelVerificationInput = {
  /** The id of the session, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The canceled session, or the reasons why it was not canceled. */
export type CancelVerificationPayload = {
  __typename?: 'CancelVerificationPayload';
  /** The position in the log of this state, to subscribe after. Null when `errors` is not empty. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** The reasons why the action failed; empty on success. */
  errors: Array<CancelVerificationError>;
  /** The session after the action; null when `errors` is not empty. */
  session?: Maybe<VerificationSession>;
};

/** The description of one kind of check, for developers: its input, its coverage and how to request it. */
export type CheckDescription = {
  __typename?: 'CheckDescription';
  /** Whether the check uses biometrics. The law of some countries requires an alternative to it. */
  biometric: Scalars['Boolean']['output'];
  /** The data that the user provides. */
  collects: Scalars['String']['output'];
  /** The countries in which the check is available; null when Stripe publishes no list. */
  countries?: Maybe<Array<Scalars['CountryCode']['output']>>;
  /** The comparison that decides the result. */
  decidesBy: Scalars['String']['output'];
  /** How to request the check in this API. */
  howToAsk: Scalars['String']['output'];
  /** Whether Stripe offers the check by invitation only. */
  inviteOnly: Scalars['Boolean']['output'];
  /** The kind of the check. */
  kind: CheckKind;
  /** Further notes, for example about facts that Stripe does not publish. */
  note?: Maybe<Scalars['String']['output']>;
  /** The name of the check. */
  title: Scalars['String']['output'];
};

/** An entry of the failure catalogue: one reason why a verification can fail. */
export type CheckFailure = {
  __typename?: 'CheckFailure';
  /** The check that fails with this code; null when the user stops before any check runs. */
  check?: Maybe<CheckKind>;
  /** The error code. */
  code: VerificationErrorCode;
  /** The meaning for the developer. It says so where the meaning is inferred and not published by Stripe. */
  developerMessage: Scalars['String']['output'];
  /** The text for the user, in English. */
  message: Scalars['String']['output'];
  /** The next step for the user. */
  nextStep: NextStep;
  /** Whether another attempt in the same session can succeed. */
  retryable: Scalars['Boolean']['output'];
};

/** The checks that a verification can consist of. */
export type CheckKind =
  /** The user's name, date of birth and address match official records. Only in a verification flow. */
  | 'ADDRESS'
  /** The user's identity document is genuine and valid. */
  | 'DOCUMENT'
  /** The user owns the email address. Only in a verification flow. */
  | 'EMAIL'
  /** The user's name, date of birth and national ID number match official records. */
  | 'ID_NUMBER'
  /** The user owns the phone number. Only in a verification flow. */
  | 'PHONE'
  /** The user's face matches the photo on the document. This check uses biometrics. */
  | 'SELFIE';

/** The results of a check. */
export type CheckStatus =
  /** A value that this version of the service does not know. */
  | 'UNKNOWN'
  /** The check failed. `failure` has the reason. */
  | 'UNVERIFIED'
  /** The check passed. */
  | 'VERIFIED';

/** The reasons why no mobile credential can be created. */
export type CreateMobileCredentialError = AttemptsExhausted | InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** The session to continue in Stripe's native SDK, and the version of that SDK. */
export type CreateMobileCredentialInput = {
  /** The API version that the native SDK uses, such as `2026-10-28.endive`. */
  apiVersion: Scalars['String']['input'];
  /** The id of the session, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The credential for Stripe's native SDKs, or the reasons why there is none. */
export type CreateMobileCredentialPayload = {
  __typename?: 'CreateMobileCredentialPayload';
  /** The credential; null when `errors` is not empty. */
  credential?: Maybe<MobileCredential>;
  /** The reasons why there is no credential; empty on success. */
  errors: Array<CreateMobileCredentialError>;
};

/** The reasons why no viewer token was created. */
export type CreateViewerTokenError = NotFound;

/** The session that the viewer token can read. */
export type CreateViewerTokenInput = {
  /** The id of the session, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** A new viewer token for a session, or the reasons why there is none. */
export type CreateViewerTokenPayload = {
  __typename?: 'CreateViewerTokenPayload';
  /** The reasons why no viewer token was created; empty on success. */
  errors: Array<CreateViewerTokenError>;
  /** The time when the viewer token expires. Null when `errors` is not empty. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** A credential of this API for the user's browser. It can read the status and the updates of this session, and nothing else. Null when `errors` is not empty. */
  viewerToken?: Maybe<Scalars['String']['output']>;
};

/** A range of creation times. A limit that is null or absent is open. */
export type CreatedRangeInput = {
  /** The start of the range, inclusive. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The end of the range, exclusive. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The kinds of credentials. */
export type CredentialKind =
  /** The key of a partner's server. It has scopes. */
  | 'API_KEY'
  /** A short-lived token for a browser. It can read one session. */
  | 'VIEWER_TOKEN';

/** The check that an identity document is genuine, valid and of an allowed type. Its data is read from Stripe when it is selected, and never stored here. Data is null for parts that the document does not have, and after a redaction. */
export type DocumentCheck = VerificationCheck & {
  __typename?: 'DocumentCheck';
  /** Address on the document. Needs the scope `results:read`. */
  address?: Maybe<Address>;
  /** Date of birth on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  dob?: Maybe<PartialDate>;
  /** The reason why the check failed, or null. */
  error?: Maybe<DocumentCheckError>;
  /** Date on which the document expires. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  expirationDate?: Maybe<PartialDate>;
  /** The entry of the failure catalogue for a failed check; null otherwise. */
  failure?: Maybe<CheckFailure>;
  /** Images of the document: the front, and the back if it has one. Empty after a redaction. The `link` of an image needs the scope `results:sensitive`. */
  files: Array<VerificationImage>;
  /** Given name on the document. Needs the scope `results:read`. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** Date on which the document was issued. Needs the scope `results:read`. */
  issuedDate?: Maybe<PartialDate>;
  /** Country that issued the document. Needs the scope `results:read`. */
  issuingCountry?: Maybe<Scalars['CountryCode']['output']>;
  /** The kind of the check. */
  kind: CheckKind;
  /** Family name on the document. Needs the scope `results:read`. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Number of the document. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  number?: Maybe<Scalars['String']['output']>;
  /** Place of birth stated on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  placeOfBirth?: Maybe<Scalars['String']['output']>;
  /** Sex stated on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  sex?: Maybe<Sex>;
  /** The result of the check. */
  status: CheckStatus;
  /** Type of the document. Needs the scope `results:read`. */
  type?: Maybe<DocumentType>;
};

/** The reason why a document check failed. */
export type DocumentCheckError = {
  __typename?: 'DocumentCheckError';
  /** The error code. */
  code: DocumentCheckErrorCode;
  /** Stripe's own text about this failure, suitable for the user. Read from Stripe when it is selected, and never stored here. Null when Stripe gives none. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** The reasons why a document check can fail. */
export type DocumentCheckErrorCode =
  /** The provided identity document has expired. */
  | 'DOCUMENT_EXPIRED'
  /** The document is not one of the session's allowed document types. */
  | 'DOCUMENT_TYPE_NOT_SUPPORTED'
  /** Stripe couldn't verify the identity document. It gives no narrower reason. */
  | 'DOCUMENT_UNVERIFIED_OTHER'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** The types of identity documents. */
export type DocumentType =
  /** A driving licence. */
  | 'DRIVING_LICENSE'
  /** A national identity card. */
  | 'ID_CARD'
  /** A passport. */
  | 'PASSPORT'
  /** A value that this version of the service does not know. It is not allowed in inputs. */
  | 'UNKNOWN';

/** The check that the user owns an email address, by a code sent to it. */
export type EmailCheck = VerificationCheck & {
  __typename?: 'EmailCheck';
  /** The email address; null after a redaction. Needs the scope `results:read`. */
  email?: Maybe<Scalars['String']['output']>;
  /** The reason why the check failed, or null. */
  error?: Maybe<EmailCheckError>;
  /** The entry of the failure catalogue for a failed check; null otherwise. */
  failure?: Maybe<CheckFailure>;
  /** The kind of the check. */
  kind: CheckKind;
  /** The result of the check. */
  status: CheckStatus;
};

/** The reason why an email check failed. */
export type EmailCheckError = {
  __typename?: 'EmailCheckError';
  /** The error code. */
  code: EmailCheckErrorCode;
  /** Stripe's own text about this failure, suitable for the user. Read from Stripe when it is selected, and never stored here. Null when Stripe gives none. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** The reasons why an email check can fail. */
export type EmailCheckErrorCode =
  /** Stripe couldn't verify the email address. It gives no narrower reason. */
  | 'EMAIL_UNVERIFIED_OTHER'
  /** The user could not or would not confirm the code sent by email. */
  | 'EMAIL_VERIFICATION_DECLINED'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** The comparison of name, date of birth and national ID number with official records. Its data is read from Stripe when it is selected, and is null after a redaction. */
export type IdNumberCheck = VerificationCheck & {
  __typename?: 'IdNumberCheck';
  /** Date of birth that was compared. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  dob?: Maybe<PartialDate>;
  /** The reason why the check failed, or null. */
  error?: Maybe<IdNumberCheckError>;
  /** The entry of the failure catalogue for a failed check; null otherwise. */
  failure?: Maybe<CheckFailure>;
  /** Given name that was compared. Needs the scope `results:read`. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** The national ID number; only the last four digits of a US Social Security number. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  idNumber?: Maybe<Scalars['String']['output']>;
  /** Kind of the national ID number. Needs the scope `results:read`. */
  idNumberType?: Maybe<IdNumberType>;
  /** The kind of the check. */
  kind: CheckKind;
  /** Family name that was compared. Needs the scope `results:read`. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** The result of the check. */
  status: CheckStatus;
};

/** The reason why an ID number check failed. */
export type IdNumberCheckError = {
  __typename?: 'IdNumberCheckError';
  /** The error code. */
  code: IdNumberCheckErrorCode;
  /** Stripe's own text about this failure, suitable for the user. Read from Stripe when it is selected, and never stored here. Null when Stripe gives none. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** The reasons why an ID number check can fail. */
export type IdNumberCheckErrorCode =
  /** The document lacks data that the ID number check needs (inferred from the name of the code). */
  | 'ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA'
  /** The name, the date of birth or the number did not match the records (inferred from the name of the code). */
  | 'ID_NUMBER_MISMATCH'
  /** Stripe couldn't verify the ID number. It gives no narrower reason. */
  | 'ID_NUMBER_UNVERIFIED_OTHER'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** The national ID numbers that can be checked. */
export type IdNumberType =
  /** Brazil: Cadastro de Pessoas Físicas. */
  | 'BR_CPF'
  /** Singapore: National Registration Identity Card number. */
  | 'SG_NRIC'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN'
  /** United States: Social Security number. */
  | 'US_SSN';

/** The idempotency key was already used with a different input. */
export type IdempotencyConflict = UserError & {
  __typename?: 'IdempotencyConflict';
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** A link that shows an image without a credential, for at most 30 seconds. Pass it to the person who looks at the image, and do not store it. */
export type ImageLink = {
  __typename?: 'ImageLink';
  /** The time after which the link no longer works. */
  expiresAt: Scalars['DateTime']['output'];
  /** The address of the image, created for this read. */
  url: Scalars['URL']['output'];
};

/** An argument is invalid. `path` and `message` name it. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** One key and value that you stored with a session. It must not hold personal data. */
export type MetadataEntry = {
  __typename?: 'MetadataEntry';
  /** The key, 1 to 40 characters. */
  key: Scalars['String']['output'];
  /** The value, at most 500 characters. */
  value: Scalars['String']['output'];
};

/** A key and value to store with a session. Both are stored here and at Stripe, so they must not hold personal data. */
export type MetadataEntryInput = {
  /** The key, 1 to 40 characters without square brackets. Keys that begin with `verification_graph_` are reserved. */
  key: Scalars['String']['input'];
  /** The value, 1 to 500 characters. In `updateVerification`, an empty value removes the key. */
  value: Scalars['String']['input'];
};

/** The credential that Stripe's native SDKs need besides the session id. */
export type MobileCredential = {
  __typename?: 'MobileCredential';
  /** The time when the secret expires. */
  expiresAt: Scalars['DateTime']['output'];
  /** The secret of the ephemeral key, for the user's device. Do not log it. */
  secret: Scalars['String']['output'];
};

/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Cancels an open session: it accepts no submission any more. This can't be undone. Needs the scope `sessions:write`. */
  cancelVerification: CancelVerificationPayload;
  /** Creates a credential with which Stripe's native SDKs can continue an open session. Needs the scope `sessions:write`. */
  createMobileCredential: CreateMobileCredentialPayload;
  /** Creates another viewer token for a session in any status, for a browser whose token has expired. Earlier tokens stay valid until they expire. Needs the scope `sessions:write`. */
  createViewerToken: CreateViewerTokenPayload;
  /** Requests the deletion of all personal data of a session, at Stripe and here. It takes up to four days and can't be undone. An open session is canceled. Needs the scope `sessions:write`. */
  redactVerification: RedactVerificationPayload;
  /** Returns a new url, client secret and viewer token for an open session, for another attempt or after an interruption. Needs the scope `sessions:write`. */
  resumeVerification: ResumeVerificationPayload;
  /** Simulates the actions of a user on the hosted page. Only available with the emulator; with Stripe the error is SimulationUnavailable. Needs the scope `sessions:write`. */
  simulateVerification: SimulateVerificationPayload;
  /** Starts a verification by identity document without a selfie, so without biometrics. Needs the scope `sessions:write`. */
  startDocumentVerification: StartVerificationPayload;
  /** Starts a verification that compares name, date of birth and national ID number with official records. Needs the scope `sessions:write`. */
  startIdNumberVerification: StartVerificationPayload;
  /** Starts a verification by identity document and selfie. It uses biometrics; `selfieAvailability` says what the law requires you to offer besides. Needs the scope `sessions:write`. */
  startSelfieVerification: StartVerificationPayload;
  /** Starts a verification flow that was configured in the Stripe Dashboard. Phone, email and address checks are available only in flows. Needs the scope `sessions:write`. */
  startVerificationFlow: StartVerificationPayload;
  /** Replaces a session that requires a selfie by a document check without one, and cancels the replaced session. A repeated call returns the same new session. Needs the scope `sessions:write`. */
  switchToNonBiometricVerification: SwitchToNonBiometricVerificationPayload;
  /** Changes the requirements, the contact data or the metadata of an open session. Needs the scope `sessions:write`. */
  updateVerification: UpdateVerificationPayload;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationCancelVerificationArgs = {
  input: CancelVerificationInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationCreateMobileCredentialArgs = {
  input: CreateMobileCredentialInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationCreateViewerTokenArgs = {
  input: CreateViewerTokenInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationRedactVerificationArgs = {
  input: RedactVerificationInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationResumeVerificationArgs = {
  input: ResumeVerificationInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationSimulateVerificationArgs = {
  input: SimulateVerificationInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationStartDocumentVerificationArgs = {
  input: StartDocumentVerificationInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationStartIdNumberVerificationArgs = {
  input: StartIdNumberVerificationInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationStartSelfieVerificationArgs = {
  input: StartSelfieVerificationInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationStartVerificationFlowArgs = {
  input: StartVerificationFlowInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationSwitchToNonBiometricVerificationArgs = {
  input: SwitchToNonBiometricVerificationInput;
};


/** Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload. */
export type MutationUpdateVerificationArgs = {
  input: UpdateVerificationInput;
};

/** The next step for the user. Apps can show it without interpreting error codes. */
export type NextStep =
  /** Another attempt would not help. Manual review is required. */
  | 'CONTACT_SUPPORT'
  /** There is nothing left to do: the session is verified, canceled or redacted. */
  | 'NO_ACTION'
  /** The user can try again in the same session: call `resumeVerification`. */
  | 'RETRY'
  /** The user submits for the first time: open `url`, or the modal with `clientSecret`. */
  | 'SUBMIT'
  /** The session has a status that this version of the service does not know. */
  | 'UNKNOWN'
  /** The user needs another way to be verified: offer one of `alternatives`, for example with `switchToNonBiometricVerification`. */
  | 'USE_ALTERNATIVE'
  /** The checks are running: wait for the result. */
  | 'WAIT';

/** An object with an id of its own, which `node` can read again. */
export type Node = {
  /** The id: of Stripe for sessions (`vs_...`) and reports (`vr_...`), of this service for events (`ve_...`) and audited reads (`va_...`). */
  id: Scalars['ID']['output'];
};

/** The object does not exist, or is not yours. */
export type NotFound = UserError & {
  __typename?: 'NotFound';
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** The position of a page in its list, as Relay defines it. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last edge; null for an empty page. An empty page of `verificationEvents` has the cursor to continue after. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether the list has items after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list has items before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge; null for an empty page, except for events (see `endCursor`). */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A date as a document states it. A part that the document does not state is null. */
export type PartialDate = {
  __typename?: 'PartialDate';
  /** Day of the month, 1 to 31. */
  day?: Maybe<Scalars['Int']['output']>;
  /** Month, 1 to 12. */
  month?: Maybe<Scalars['Int']['output']>;
  /** Year with four digits. */
  year?: Maybe<Scalars['Int']['output']>;
};

/** The check that the user owns a phone number, by a code sent to it. */
export type PhoneCheck = VerificationCheck & {
  __typename?: 'PhoneCheck';
  /** The reason why the check failed, or null. */
  error?: Maybe<PhoneCheckError>;
  /** The entry of the failure catalogue for a failed check; null otherwise. */
  failure?: Maybe<CheckFailure>;
  /** The kind of the check. */
  kind: CheckKind;
  /** The phone number in E.164 form; null after a redaction. Needs the scope `results:read`. */
  phone?: Maybe<Scalars['String']['output']>;
  /** The result of the check. */
  status: CheckStatus;
};

/** The reason why a phone check failed. */
export type PhoneCheckError = {
  __typename?: 'PhoneCheckError';
  /** The error code. */
  code: PhoneCheckErrorCode;
  /** Stripe's own text about this failure, suitable for the user. Read from Stripe when it is selected, and never stored here. Null when Stripe gives none. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** The reasons why a phone check can fail. */
export type PhoneCheckErrorCode =
  /** Stripe couldn't verify the phone number. It gives no narrower reason. */
  | 'PHONE_UNVERIFIED_OTHER'
  /** The user could not or would not confirm the code sent to the phone. */
  | 'PHONE_VERIFICATION_DECLINED'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type Query = {
  __typename?: 'Query';
  /** Returns a page of your audit log: the reads of sensitive fields, the newest first. Needs the scope `results:sensitive`. */
  auditedReads: AuditedReadConnection;
  /** Returns the checks with their input, coverage and how to request them. Needs no scope. */
  checkDescriptions: Array<CheckDescription>;
  /** Returns the failure catalogue: every error code with its text for the user and the next step. Needs no scope. */
  checkFailures: Array<CheckFailure>;
  /** Returns an object by its id; null when it does not exist or is not yours. Needs the scope of its type: `sessions:read` for sessions and reports, `events:read` for events, `results:sensitive` for audited reads; the viewer token of a session can read that session. */
  node?: Maybe<Node>;
  /** Returns objects by their ids, in the order of the ids; null for each that does not exist or is not yours. Needs the same scopes as `node`. */
  nodes: Array<Maybe<Node>>;
  /** Returns whether selfie checks are available for the documents of a country, and which alternatives to offer. Needs no scope. */
  selfieAvailability: SelfieAvailability;
  /** Returns a page of the log: the events of your sessions, the oldest first. To read on, pass the last cursor as `after`; each event is returned exactly once. Needs the scope `events:read`. */
  verificationEvents: VerificationEventConnection;
  /** Returns a report by its id; null when it does not exist or is not yours. Needs the scope `sessions:read`. */
  verificationReport?: Maybe<VerificationReport>;
  /** Returns a page of your reports, the newest first. Needs the scope `sessions:read`. */
  verificationReports: VerificationReportConnection;
  /** Returns a session by its id; null when it does not exist or is not yours. Needs the scope `sessions:read`, or the viewer token of the session. */
  verificationSession?: Maybe<VerificationSession>;
  /** Returns a page of your sessions, the newest first. Needs the scope `sessions:read`. */
  verificationSessions: VerificationSessionConnection;
  /** Returns the caller: its tenant and what its credential allows. Needs no scope. */
  viewer: Viewer;
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QueryAuditedReadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QuerySelfieAvailabilityArgs = {
  country: Scalars['CountryCode']['input'];
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QueryVerificationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QueryVerificationReportArgs = {
  id: Scalars['ID']['input'];
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QueryVerificationReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QueryVerificationSessionArgs = {
  id: Scalars['ID']['input'];
};


/** Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope. */
export type QueryVerificationSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationSessionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** The reasons why the deletion of a session's personal data can't be requested. */
export type RedactVerificationError = InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** The session whose personal data is to be deleted. */
export type RedactVerificationInput = {
  /** The id of the session, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The session whose data is being deleted, or the reasons why the deletion was not requested. */
export type RedactVerificationPayload = {
  __typename?: 'RedactVerificationPayload';
  /** The position in the log of this state, to subscribe after. Null when `errors` is not empty. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** The reasons why the action failed; empty on success. */
  errors: Array<RedactVerificationError>;
  /** The session after the action; null when `errors` is not empty. */
  session?: Maybe<VerificationSession>;
};

/** The deletion of a session's personal data, after it was requested. */
export type Redaction = {
  __typename?: 'Redaction';
  /** The progress of the deletion. */
  status: RedactionStatus;
};

/** The progress of the deletion of a session's personal data. */
export type RedactionStatus =
  /** Stripe is deleting the data. This takes up to four days. */
  | 'PROCESSING'
  /** The data is deleted. This can't be undone. */
  | 'REDACTED'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN';

/** The reasons why a session can't be resumed. */
export type ResumeVerificationError = AttemptsExhausted | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** The session to continue. */
export type ResumeVerificationInput = {
  /** The id of the session, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The session and new credentials to continue with, or the reasons why there are none. */
export type ResumeVerificationPayload = {
  __typename?: 'ResumeVerificationPayload';
  /** The client secret for the modal of Stripe.js. It can be used once and expires after 24 hours. Null when the session accepts no submission. Do not log it. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** The position in the log of this state. A subscription with `after` set to it receives every later event. Null when `errors` is not empty. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** The reasons why there is no session; empty on success. */
  errors: Array<ResumeVerificationError>;
  /** Whether the session existed before this request. */
  reused: Scalars['Boolean']['output'];
  /** The session; null when `errors` is not empty. */
  session?: Maybe<VerificationSession>;
  /** The address of the hosted page, to redirect the user to. It can be opened once and expires after 48 hours. Null when the session accepts no submission. Do not log it or send it by email. */
  url?: Maybe<Scalars['URL']['output']>;
  /** A credential of this API for the user's browser. It can read the status and the updates of this session, and nothing else. It expires after 30 minutes by default. Null when `errors` is not empty. */
  viewerToken?: Maybe<Scalars['String']['output']>;
};

/** The scopes of an API key. Each allows one kind of access. Where keys are created, scopes are written in lower case: SESSIONS_READ is `sessions:read`. */
export type Scope =
  /** `events:read`: read and follow the log of events. */
  | 'EVENTS_READ'
  /** `results:read`: read names, addresses, contact data and the type of a document. */
  | 'RESULTS_READ'
  /** `results:sensitive`: read dates of birth, numbers, sex, place of birth, dates of expiry and images, and the audit log. Each of these reads is recorded in the audit log. */
  | 'RESULTS_SENSITIVE'
  /** `sessions:read`: read sessions and reports, without personal data. */
  | 'SESSIONS_READ'
  /** `sessions:write`: start, change and end verifications, and get the url and client secret of a session. */
  | 'SESSIONS_WRITE';

/** Whether selfie checks are available for the documents of a country, and what must be offered besides. */
export type SelfieAvailability = {
  __typename?: 'SelfieAvailability';
  /** Whether the law requires you to offer an alternative without biometrics. This is not legal advice. */
  alternativeRequired: Scalars['Boolean']['output'];
  /** The alternatives without biometrics, the best one first. Never empty. */
  alternatives: Array<VerificationAlternative>;
  /** Whether Stripe offers selfie checks for documents of this country. */
  available: Scalars['Boolean']['output'];
  /** The country that issues the documents. */
  country: Scalars['CountryCode']['output'];
};

/** The comparison of the user's face with the photo on the document. It uses biometrics. */
export type SelfieCheck = VerificationCheck & {
  __typename?: 'SelfieCheck';
  /** The image of the document that was compared; null after a redaction. Needs the scope `results:sensitive`. */
  document?: Maybe<VerificationImage>;
  /** The reason why the check failed, or null. */
  error?: Maybe<SelfieCheckError>;
  /** The entry of the failure catalogue for a failed check; null otherwise. */
  failure?: Maybe<CheckFailure>;
  /** The kind of the check. */
  kind: CheckKind;
  /** The image of the user's face; null after a redaction. Needs the scope `results:sensitive`. */
  selfie?: Maybe<VerificationImage>;
  /** The result of the check. */
  status: CheckStatus;
};

/** The reason why a selfie check failed. */
export type SelfieCheckError = {
  __typename?: 'SelfieCheckError';
  /** The error code. */
  code: SelfieCheckErrorCode;
  /** Stripe's own text about this failure, suitable for the user. Read from Stripe when it is selected, and never stored here. Null when Stripe gives none. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** The reasons why a selfie check can fail. */
export type SelfieCheckErrorCode =
  /** The identity document did not contain a picture of a face. */
  | 'SELFIE_DOCUMENT_MISSING_PHOTO'
  /** The captured face image did not match the document's face. */
  | 'SELFIE_FACE_MISMATCH'
  /** The captured face image was manipulated. */
  | 'SELFIE_MANIPULATED'
  /** Stripe couldn't verify the selfie. It gives no narrower reason. */
  | 'SELFIE_UNVERIFIED_OTHER'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** Selfie checks are not available for documents of this country. */
export type SelfieUnavailable = UserError & {
  __typename?: 'SelfieUnavailable';
  /** The alternatives to offer, the best one first. Never empty. */
  alternatives: Array<VerificationAlternative>;
  /** The country of the document. */
  country: Scalars['CountryCode']['output'];
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** The sex stated on a document. */
export type Sex =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** The document does not state it, or states a value that this version of the service does not know. */
  | 'UNKNOWN';

/** The reasons why nothing can be simulated. */
export type SimulateVerificationError = InvalidInput | NotFound | SimulationUnavailable | StripeRejected | StripeUnavailable | WrongStatus;

/** The session, and the actions of the simulated user on the hosted page. */
export type SimulateVerificationInput = {
  /** The time that the checks take, in milliseconds: 0 to 60000; 0 by default. */
  delayMilliseconds?: InputMaybe<Scalars['Int']['input']>;
  /** The failure with which the user stops before submitting; null when the user submits. Not allowed together with `outcomes`. */
  failBeforeSubmission?: InputMaybe<VerificationErrorCode>;
  /** The results of single checks. Checks that are not listed pass. */
  outcomes?: InputMaybe<Array<SimulatedOutcomeInput>>;
  /** The id of the session, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The session when the simulation was accepted, or the reasons why it was refused. The results follow as events of the session. */
export type SimulateVerificationPayload = {
  __typename?: 'SimulateVerificationPayload';
  /** The position in the log of this state, to subscribe after. Null when `errors` is not empty. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** The reasons why the action failed; empty on success. */
  errors: Array<SimulateVerificationError>;
  /** The session after the action; null when `errors` is not empty. */
  session?: Maybe<VerificationSession>;
};

/** The simulated result of one check. */
export type SimulatedOutcomeInput = {
  /** The check. */
  check: CheckKind;
  /** The error code with which the check fails; null when it passes. */
  errorCode?: InputMaybe<VerificationErrorCode>;
};

/** This service uses Stripe, where only a person can submit. Simulations need the emulator. */
export type SimulationUnavailable = UserError & {
  __typename?: 'SimulationUnavailable';
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** The requirements of a verification by identity document, without a selfie. */
export type StartDocumentVerificationInput = {
  /** Your own id of the person or case, 1 to 500 characters, without personal data. An open session with the same id is reused. When one is in progress or verified, the start is refused with an error. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** The country that issued the user's document. It decides which checks are available. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The types of documents to accept; by default every type that Stripe supports. */
  documentTypes?: InputMaybe<Array<DocumentType>>;
  /** The user's email address. The hosted page may show it, and one-time codes are sent to it. It is passed to Stripe and not stored here. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** A key of your choice, 1 to 255 characters, that makes this request safe to repeat. The same key with the same input always returns the same session. The same key with a different input is an IdempotencyConflict. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Keys and values to store with the session, at most 40 entries, without personal data. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, to which one-time codes are sent. It is passed to Stripe and not stored here. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** The id of a customer at Stripe, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** Whether the national ID number is checked too, with the name and date of birth on the document; false by default. */
  requireIdNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether photos must be taken with the camera instead of uploaded; false by default. */
  requireLiveCapture?: InputMaybe<Scalars['Boolean']['input']>;
  /** The address to which the hosted page returns the user after the submission. The return says nothing about the result. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Whether to start a new verification when `clientReferenceId` is already verified; false by default. */
  reverify?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The requirements of a verification by national ID number. Available in the United States. */
export type StartIdNumberVerificationInput = {
  /** Your own id of the person or case, 1 to 500 characters, without personal data. An open session with the same id is reused. When one is in progress or verified, the start is refused with an error. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** The user's email address. The hosted page may show it, and one-time codes are sent to it. It is passed to Stripe and not stored here. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** A key of your choice, 1 to 255 characters, that makes this request safe to repeat. The same key with the same input always returns the same session. The same key with a different input is an IdempotencyConflict. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Keys and values to store with the session, at most 40 entries, without personal data. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, to which one-time codes are sent. It is passed to Stripe and not stored here. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** The id of a customer at Stripe, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** The address to which the hosted page returns the user after the submission. The return says nothing about the result. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Whether to start a new verification when `clientReferenceId` is already verified; false by default. */
  reverify?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The requirements of a verification by identity document and selfie. */
export type StartSelfieVerificationInput = {
  /** Your own id of the person or case, 1 to 500 characters, without personal data. An open session with the same id is reused. When one is in progress or verified, the start is refused with an error. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** The country that issued the user's document. It decides which checks are available. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The types of documents to accept; by default every type that Stripe supports. */
  documentTypes?: InputMaybe<Array<DocumentType>>;
  /** The user's email address. The hosted page may show it, and one-time codes are sent to it. It is passed to Stripe and not stored here. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** A key of your choice, 1 to 255 characters, that makes this request safe to repeat. The same key with the same input always returns the same session. The same key with a different input is an IdempotencyConflict. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Keys and values to store with the session, at most 40 entries, without personal data. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, to which one-time codes are sent. It is passed to Stripe and not stored here. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** The id of a customer at Stripe, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** Whether the national ID number is checked too, with the name and date of birth on the document; false by default. */
  requireIdNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether photos must be taken with the camera instead of uploaded; false by default. */
  requireLiveCapture?: InputMaybe<Scalars['Boolean']['input']>;
  /** The address to which the hosted page returns the user after the submission. The return says nothing about the result. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Whether to start a new verification when `clientReferenceId` is already verified; false by default. */
  reverify?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The reasons why a start can be refused. */
export type StartVerificationError = AlreadyVerified | AttemptsExhausted | IdempotencyConflict | InvalidInput | NotFound | SelfieUnavailable | StripeRejected | StripeUnavailable | VerificationInProgress | WrongStatus;

/** A verification flow that was configured in the Stripe Dashboard, and the person to verify with it. */
export type StartVerificationFlowInput = {
  /** The checks that the flow runs. Stripe does not report them, so `checks` of the session shows these from the start. */
  checks?: InputMaybe<Array<CheckKind>>;
  /** Your own id of the person or case, 1 to 500 characters, without personal data. An open session with the same id is reused. When one is in progress or verified, the start is refused with an error. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** The country that issued the user's document. It decides which checks are available. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The user's email address. The hosted page may show it, and one-time codes are sent to it. It is passed to Stripe and not stored here. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** The id of the flow at Stripe, `vf_...`, at most 255 characters. */
  flowId: Scalars['ID']['input'];
  /** A key of your choice, 1 to 255 characters, that makes this request safe to repeat. The same key with the same input always returns the same session. The same key with a different input is an IdempotencyConflict. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Keys and values to store with the session, at most 40 entries, without personal data. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, to which one-time codes are sent. It is passed to Stripe and not stored here. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** The id of a customer at Stripe, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** The address to which the hosted page returns the user after the submission. The return says nothing about the result. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Whether to start a new verification when `clientReferenceId` is already verified; false by default. */
  reverify?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The session that was started or reused, and the credentials to continue with; or the reasons why there is none. */
export type StartVerificationPayload = {
  __typename?: 'StartVerificationPayload';
  /** The client secret for the modal of Stripe.js. It can be used once and expires after 24 hours. Null when the session accepts no submission. Do not log it. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** The position in the log of this state. A subscription with `after` set to it receives every later event. Null when `errors` is not empty. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** The reasons why there is no session; empty on success. */
  errors: Array<StartVerificationError>;
  /** Whether the session existed before this request. */
  reused: Scalars['Boolean']['output'];
  /** The session; null when `errors` is not empty. */
  session?: Maybe<VerificationSession>;
  /** The address of the hosted page, to redirect the user to. It can be opened once and expires after 48 hours. Null when the session accepts no submission. Do not log it or send it by email. */
  url?: Maybe<Scalars['URL']['output']>;
  /** A credential of this API for the user's browser. It can read the status and the updates of this session, and nothing else. It expires after 30 minutes by default. Null when `errors` is not empty. */
  viewerToken?: Maybe<Scalars['String']['output']>;
};

/** Stripe refused the request. The same request would be refused again. */
export type StripeRejected = UserError & {
  __typename?: 'StripeRejected';
  /** The error code of Stripe; null when Stripe gave none. */
  code?: Maybe<Scalars['String']['output']>;
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The parameter that Stripe complains about, by Stripe's own name; null when Stripe named none. */
  param?: Maybe<Scalars['String']['output']>;
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The id of the request at Stripe, for Stripe's support; null when there is none. */
  stripeRequestId?: Maybe<Scalars['String']['output']>;
};

/** Stripe can't be reached. Repeat the same request later: nothing is lost, and nothing is created twice. */
export type StripeUnavailable = UserError & {
  __typename?: 'StripeUnavailable';
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The number of seconds after which to try again. */
  retryAfter: Scalars['Int']['output'];
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** Follows verifications as they change, over WebSocket or as server-sent events. Every update has a cursor. Resume with the last one as `after`: no update is lost and none is sent twice. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Follows the log: the events of all your sessions, in order, each sent exactly once. With `after`, the events since that cursor are sent first, then new ones; without it, only new ones. Needs the scope `events:read`. */
  verificationEvents: VerificationEventEdge;
  /** Follows one session. Each update is the state after one event, in order, and each is sent exactly once. Without `after`, the current state is sent first. Needs the scope `sessions:read`, or the viewer token of the session. */
  verificationSessionUpdated: VerificationSessionUpdate;
};


/** Follows verifications as they change, over WebSocket or as server-sent events. Every update has a cursor. Resume with the last one as `after`: no update is lost and none is sent twice. */
export type SubscriptionVerificationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationEventFilter>;
};


/** Follows verifications as they change, over WebSocket or as server-sent events. Every update has a cursor. Resume with the last one as `after`: no update is lost and none is sent twice. */
export type SubscriptionVerificationSessionUpdatedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  completeWhenFinal?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
};

/** The reasons why a session can't be replaced by one without biometrics. */
export type SwitchToNonBiometricVerificationError = InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** The session to replace. It must require a selfie. */
export type SwitchToNonBiometricVerificationInput = {
  /** The address to which the hosted page of the new session returns the user after the submission. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The id of the session, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The new session without biometrics and the credentials to continue with, or the reasons why there is none. */
export type SwitchToNonBiometricVerificationPayload = {
  __typename?: 'SwitchToNonBiometricVerificationPayload';
  /** The client secret for the modal of Stripe.js. It can be used once and expires after 24 hours. Null when the session accepts no submission. Do not log it. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** The position in the log of this state. A subscription with `after` set to it receives every later event. Null when `errors` is not empty. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** The reasons why there is no session; empty on success. */
  errors: Array<SwitchToNonBiometricVerificationError>;
  /** Whether the session existed before this request. */
  reused: Scalars['Boolean']['output'];
  /** The session; null when `errors` is not empty. */
  session?: Maybe<VerificationSession>;
  /** The address of the hosted page, to redirect the user to. It can be opened once and expires after 48 hours. Null when the session accepts no submission. Do not log it or send it by email. */
  url?: Maybe<Scalars['URL']['output']>;
  /** A credential of this API for the user's browser. It can read the status and the updates of this session, and nothing else. It expires after 30 minutes by default. Null when `errors` is not empty. */
  viewerToken?: Maybe<Scalars['String']['output']>;
};

/** The reasons why a session can't be changed. */
export type UpdateVerificationError = InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** The changes of a session with status REQUIRES_INPUT. A field that is null or absent stays unchanged. */
export type UpdateVerificationInput = {
  /** The types of documents to accept. Only for sessions of type DOCUMENT. */
  documentTypes?: InputMaybe<Array<DocumentType>>;
  /** The user's email address. It is passed to Stripe and not stored here. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Keys and values to set, at most 40 entries, without personal data. An empty value removes its key; keys that are not listed stay. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number. It is passed to Stripe and not stored here. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** Whether the national ID number is checked too. Only for sessions of type DOCUMENT. */
  requireIdNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether photos must be taken with the camera. Only for sessions of type DOCUMENT. */
  requireLiveCapture?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the session, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The changed session, or the reasons why it was not changed. */
export type UpdateVerificationPayload = {
  __typename?: 'UpdateVerificationPayload';
  /** The position in the log of this state, to subscribe after. Null when `errors` is not empty. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** The reasons why the action failed; empty on success. */
  errors: Array<UpdateVerificationError>;
  /** The session after the action; null when `errors` is not empty. */
  session?: Maybe<VerificationSession>;
};

/** The reason why a mutation was not carried out, in a form that the caller can act on. */
export type UserError = {
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** The actions on a session. Its status decides which are allowed. */
export type VerificationAction =
  /** Call `cancelVerification`. */
  | 'CANCEL'
  /** Call `redactVerification`. */
  | 'REDACT'
  /** Call `resumeVerification`. */
  | 'RESUME'
  /** Call `switchToNonBiometricVerification`. */
  | 'SWITCH_TO_NON_BIOMETRIC'
  /** Call `updateVerification`. */
  | 'UPDATE';

/** A way to be verified without biometrics. */
export type VerificationAlternative = {
  __typename?: 'VerificationAlternative';
  /** The checks that it consists of; empty for a manual review. */
  checks: Array<CheckKind>;
  /** The countries in which it is available; null for all countries. */
  countries?: Maybe<Array<Scalars['CountryCode']['output']>>;
  /** The text for the developer: what it is and how to start it. */
  description: Scalars['String']['output'];
  /** The kind of the alternative. */
  kind: AlternativeKind;
  /** The text for the user, in English. */
  message: Scalars['String']['output'];
};

/** The fields that every check of a report has. They hold no personal data. */
export type VerificationCheck = {
  /** The entry of the failure catalogue for a failed check; null otherwise. */
  failure?: Maybe<CheckFailure>;
  /** The kind of the check. */
  kind: CheckKind;
  /** The result of the check. */
  status: CheckStatus;
};

/** The reason why a session returned to REQUIRES_INPUT, with the next step for the user. */
export type VerificationError = {
  __typename?: 'VerificationError';
  /** The error code. */
  code: VerificationErrorCode;
  /** The text for the user, in English. It is the same for every failure with this code. */
  message: Scalars['String']['output'];
  /** The next step for the user. */
  nextStep: NextStep;
  /** Stripe's own text about this failure, suitable for the user. Read from Stripe when it is selected, and never stored here. Null when Stripe gives none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Whether another attempt in this session can succeed. False when no attempts are left. */
  retryable: Scalars['Boolean']['output'];
};

/** The reasons why a session can return to REQUIRES_INPUT: Stripe's error codes in upper case. */
export type VerificationErrorCode =
  /** The user started the verification and left without submitting it. */
  | 'ABANDONED'
  /** The user declined verification by Stripe. Offer an alternative without biometrics; some countries require one by law. */
  | 'CONSENT_DECLINED'
  /** The country of the document or of the user is not covered (inferred from the name of the code). */
  | 'COUNTRY_NOT_SUPPORTED'
  /** The verification needs a camera, and the device has none. */
  | 'DEVICE_NOT_SUPPORTED'
  /** The provided identity document has expired. */
  | 'DOCUMENT_EXPIRED'
  /** The document is not one of the session's allowed document types. */
  | 'DOCUMENT_TYPE_NOT_SUPPORTED'
  /** Stripe couldn't verify the identity document. It gives no narrower reason. */
  | 'DOCUMENT_UNVERIFIED_OTHER'
  /** Stripe couldn't verify the email address. It gives no narrower reason. */
  | 'EMAIL_UNVERIFIED_OTHER'
  /** The user could not or would not confirm the code sent by email. */
  | 'EMAIL_VERIFICATION_DECLINED'
  /** The document lacks data that the ID number check needs (inferred from the name of the code). */
  | 'ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA'
  /** The name, the date of birth or the number did not match the records (inferred from the name of the code). */
  | 'ID_NUMBER_MISMATCH'
  /** Stripe couldn't verify the ID number. It gives no narrower reason. */
  | 'ID_NUMBER_UNVERIFIED_OTHER'
  /** Stripe couldn't verify the phone number. It gives no narrower reason. */
  | 'PHONE_UNVERIFIED_OTHER'
  /** The user could not or would not confirm the code sent to the phone. */
  | 'PHONE_VERIFICATION_DECLINED'
  /** The identity document did not contain a picture of a face. */
  | 'SELFIE_DOCUMENT_MISSING_PHOTO'
  /** The captured face image did not match the document's face. */
  | 'SELFIE_FACE_MISMATCH'
  /** The captured face image was manipulated. */
  | 'SELFIE_MANIPULATED'
  /** Stripe couldn't verify the selfie. It gives no narrower reason. */
  | 'SELFIE_UNVERIFIED_OTHER'
  /** The user is under the age of majority. Stripe does not verify minors. */
  | 'UNDER_SUPPORTED_AGE'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** One event in the life of a session. The log of a tenant holds each event once, in an order that never changes. An event holds no personal data. */
export type VerificationEvent = Node & {
  __typename?: 'VerificationEvent';
  /** The position in the log, to resume after. */
  cursor: Scalars['String']['output'];
  /** The last failure of the session after this event; null when there was none. */
  failure?: Maybe<CheckFailure>;
  /** The id of this service, `ve_...`. */
  id: Scalars['ID']['output'];
  /** The time of the event by Stripe's clock, in whole seconds. Cursors, not times, define the order of the log. */
  occurredAt: Scalars['DateTime']['output'];
  /** The session in its current state, which may be later than this event. Needs the scope `sessions:read`. */
  session?: Maybe<VerificationSession>;
  /** The status of the session after this event. */
  status: VerificationStatus;
  /** The type of the event. */
  type: VerificationEventType;
};

/** A page of a list of events. */
export type VerificationEventConnection = {
  __typename?: 'VerificationEventConnection';
  /** The events with their cursors. */
  edges: Array<VerificationEventEdge>;
  /** The events without their cursors. */
  nodes: Array<VerificationEvent>;
  /** The position of the page in the list. */
  pageInfo: PageInfo;
};

/** One event of a page, with its cursor. */
export type VerificationEventEdge = {
  __typename?: 'VerificationEventEdge';
  /** The position in the list, to pass as `after` or `before`. Opaque, and valid as long as the item exists. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: VerificationEvent;
};

/** Conditions on events. All conditions must hold; one that is null, absent or an empty list is ignored. */
export type VerificationEventFilter = {
  /** The event belongs to the session with this id, `vs_...`. */
  sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** The session has one of these statuses after the event. */
  status?: InputMaybe<Array<VerificationStatus>>;
  /** The event has one of these types. */
  type?: InputMaybe<Array<VerificationEventType>>;
};

/** The types of events in the life of a session. */
export type VerificationEventType =
  /** The session was canceled. */
  | 'CANCELED'
  /** A check failed, or the user stopped before submitting. `failure` has the reason. */
  | 'INPUT_REQUIRED'
  /** The user submitted, and the checks are running. */
  | 'PROCESSING'
  /** The personal data of the session was deleted. */
  | 'REDACTED'
  /** The session was created. */
  | 'STARTED'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN'
  /** All checks passed. */
  | 'VERIFIED';

/** An image that the user submitted. It is stored at Stripe only. */
export type VerificationImage = {
  __typename?: 'VerificationImage';
  /** The id of the file at Stripe, `file_...`. */
  id: Scalars['ID']['output'];
  /** A new link to the image; null when the image no longer exists. Needs the scope `results:sensitive`; each link is recorded in the audit log. */
  link?: Maybe<ImageLink>;
};


/** An image that the user submitted. It is stored at Stripe only. */
export type VerificationImageLinkArgs = {
  expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** A verification with this `clientReferenceId` is in progress: its checks are running, or another request is starting it at the moment. */
export type VerificationInProgress = UserError & {
  __typename?: 'VerificationInProgress';
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The session in progress; null while another request is still creating it. */
  session?: Maybe<VerificationSession>;
};

/** The requirements of a session on the user's document. */
export type VerificationOptions = {
  __typename?: 'VerificationOptions';
  /** The types that are accepted; empty when every type that Stripe supports is accepted. */
  documentTypes: Array<DocumentType>;
  /** Whether the national ID number is checked too, with the name and date of birth on the document. */
  requireIdNumber: Scalars['Boolean']['output'];
  /** Whether photos must be taken with the camera instead of uploaded. */
  requireLiveCapture: Scalars['Boolean']['output'];
  /** Whether a selfie must match the photo on the document. */
  requireMatchingSelfie: Scalars['Boolean']['output'];
};

/** The report of one attempt: the result of each check and its data. It does not change, except that a redaction removes its data. Needs the scope `sessions:read`, and further scopes for personal data. */
export type VerificationReport = Node & {
  __typename?: 'VerificationReport';
  /** The address check; null unless the flow was started with ADDRESS in `checks`. See the type for how it is derived. */
  address?: Maybe<AddressCheck>;
  /** All checks that ran, in the order in which they are decided. */
  checks: Array<VerificationCheck>;
  /** The time when the checks of the attempt were complete. */
  createdAt: Scalars['DateTime']['output'];
  /** The document check; null when none ran. */
  document?: Maybe<DocumentCheck>;
  /** The email check; null when none ran. */
  email?: Maybe<EmailCheck>;
  /** The id of Stripe, `vr_...`. */
  id: Scalars['ID']['output'];
  /** The ID number check; null when none ran. */
  idNumber?: Maybe<IdNumberCheck>;
  /** False for test data, true for data of real persons. */
  livemode: Scalars['Boolean']['output'];
  /** The phone check; null when none ran. */
  phone?: Maybe<PhoneCheck>;
  /** The selfie check; null when none ran. */
  selfie?: Maybe<SelfieCheck>;
  /** The session in its current state. Needs the scope `sessions:read`. */
  session?: Maybe<VerificationSession>;
  /** The way in which the verification was requested. */
  type: VerificationType;
};

/** A page of a list of reports. */
export type VerificationReportConnection = {
  __typename?: 'VerificationReportConnection';
  /** The reports with their cursors. */
  edges: Array<VerificationReportEdge>;
  /** The reports without their cursors. */
  nodes: Array<VerificationReport>;
  /** The position of the page in the list. */
  pageInfo: PageInfo;
};

/** One report of a page, with its cursor. */
export type VerificationReportEdge = {
  __typename?: 'VerificationReportEdge';
  /** The position in the list, to pass as `after` or `before`. Opaque, and valid as long as the item exists. */
  cursor: Scalars['String']['output'];
  /** The report. */
  node: VerificationReport;
};

/** Conditions on reports. All conditions must hold; one that is null, absent or an empty list is ignored. */
export type VerificationReportFilter = {
  /** The session of the report has this `clientReferenceId`. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** The report was created in this range. */
  created?: InputMaybe<CreatedRangeInput>;
  /** The report belongs to the session with this id, `vs_...`. */
  sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** The report has one of these types. */
  type?: InputMaybe<Array<VerificationType>>;
};

/** The verification of one person, from its start to its end, with one or more attempts. Status and failures are stored here and always available; personal data is read from Stripe when it is selected. Needs the scope `sessions:read`; the viewer token of the session can read the fields marked @viewerMayRead. */
export type VerificationSession = Node & {
  __typename?: 'VerificationSession';
  /** The alternatives to offer to a user who does not want to, or must not, use biometrics; the best one first. Empty when none is required and none would help. */
  alternatives: Array<VerificationAlternative>;
  /** The number of attempts: submissions whose checks are complete. Stripe may bill each. */
  attempts: Scalars['Int']['output'];
  /** The checks of this verification. For a flow, those that were named at the start or appeared in a report. */
  checks: Array<CheckKind>;
  /** Your own id of the person or case; null when none was given, and after a redaction. */
  clientReferenceId?: Maybe<Scalars['String']['output']>;
  /** The client secret for the modal of Stripe.js, newly created by Stripe. It can be used once and expires after 24 hours. Null unless the status is REQUIRES_INPUT and attempts are left. Do not log it. Needs the scope `sessions:write`. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** The time when the session was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The position in the log of this state. A subscription with `after` set to it receives every later event. */
  cursor: Scalars['String']['output'];
  /** The events of the session, oldest first. Needs the scope `events:read`. */
  events: VerificationEventConnection;
  /** The id of Stripe, `vs_...`. */
  id: Scalars['ID']['output'];
  /** The last failure; null when there was none, and after the session is verified. */
  lastError?: Maybe<VerificationError>;
  /** The report of the newest attempt; null before the first one. */
  lastReport?: Maybe<VerificationReport>;
  /** False for test data, true for data of real persons. */
  livemode: Scalars['Boolean']['output'];
  /** The keys and values that you stored with the session, sorted by key. Empty after a redaction. */
  metadata: Array<MetadataEntry>;
  /** The next step for the user. */
  nextStep: NextStep;
  /** The requirements on the user's document. */
  options: VerificationOptions;
  /** The deletion of the personal data; null when it was not requested. */
  redaction?: Maybe<Redaction>;
  /** The session that replaces this one, after `switchToNonBiometricVerification`; null otherwise. */
  replacedBy?: Maybe<VerificationSession>;
  /** The session that this one replaces, after `switchToNonBiometricVerification`; null otherwise. */
  replaces?: Maybe<VerificationSession>;
  /** The reports of all attempts, newest first. */
  reports: VerificationReportConnection;
  /** Whether the user has to take a selfie. */
  requiresSelfie: Scalars['Boolean']['output'];
  /** The current status. Late or repeated events of Stripe never set it back. */
  status: VerificationStatus;
  /** The way in which the verification was requested. */
  type: VerificationType;
  /** The time of its newest event. */
  updatedAt: Scalars['DateTime']['output'];
  /** The address of the hosted page, newly created by Stripe. It can be opened once and expires after 48 hours. Null unless the status is REQUIRES_INPUT and attempts are left. Do not log it or send it by email. Needs the scope `sessions:write`. */
  url?: Maybe<Scalars['URL']['output']>;
  /** The verified data of the person. Null unless the status is VERIFIED, and after a redaction. Its fields need the scope `results:read` or `results:sensitive`. */
  verifiedOutputs?: Maybe<VerifiedOutputs>;
};


/** The verification of one person, from its start to its end, with one or more attempts. Status and failures are stored here and always available; personal data is read from Stripe when it is selected. Needs the scope `sessions:read`; the viewer token of the session can read the fields marked @viewerMayRead. */
export type VerificationSessionEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The verification of one person, from its start to its end, with one or more attempts. Status and failures are stored here and always available; personal data is read from Stripe when it is selected. Needs the scope `sessions:read`; the viewer token of the session can read the fields marked @viewerMayRead. */
export type VerificationSessionReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list of sessions. */
export type VerificationSessionConnection = {
  __typename?: 'VerificationSessionConnection';
  /** The sessions with their cursors. */
  edges: Array<VerificationSessionEdge>;
  /** The sessions without their cursors. */
  nodes: Array<VerificationSession>;
  /** The position of the page in the list. */
  pageInfo: PageInfo;
};

/** One session of a page, with its cursor. */
export type VerificationSessionEdge = {
  __typename?: 'VerificationSessionEdge';
  /** The position in the list, to pass as `after` or `before`. Opaque, and valid as long as the item exists. */
  cursor: Scalars['String']['output'];
  /** The session. */
  node: VerificationSession;
};

/** Conditions on sessions. All conditions must hold; one that is null, absent or an empty list is ignored. */
export type VerificationSessionFilter = {
  /** The session has this `clientReferenceId`. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** The session was created in this range. */
  created?: InputMaybe<CreatedRangeInput>;
  /** The session was started for this customer at Stripe, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** The session requires a selfie, or does not. */
  requiresSelfie?: InputMaybe<Scalars['Boolean']['input']>;
  /** The session has one of these statuses. */
  status?: InputMaybe<Array<VerificationStatus>>;
  /** The session has one of these types. */
  type?: InputMaybe<Array<VerificationType>>;
};

/** The state of a session after one event. */
export type VerificationSessionUpdate = {
  __typename?: 'VerificationSessionUpdate';
  /** The position in the log, to resume after. */
  cursor: Scalars['String']['output'];
  /** The session in the state after that event. */
  session: VerificationSession;
};

/** The status of a session. There is no status for failure: after a failed check the session is REQUIRES_INPUT again, and `lastError` is set. */
export type VerificationStatus =
  /** The session was canceled and accepts no submission. This status is final. */
  | 'CANCELED'
  /** The checks of a submission are running. This usually takes less than a minute. */
  | 'PROCESSING'
  /** The user has to submit something, for the first time or again. */
  | 'REQUIRES_INPUT'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN'
  /** All checks passed. This status is final. */
  | 'VERIFIED';

/** The ways in which a verification can be requested. */
export type VerificationType =
  /** A check of an identity document, with a selfie when `requiresSelfie` is true. */
  | 'DOCUMENT'
  /** A verification flow that was configured in the Stripe Dashboard. */
  | 'FLOW'
  /** A check of name, date of birth and national ID number. */
  | 'ID_NUMBER'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN';

/** The verified data of a person. Only the selected fields are read from Stripe, and they are never stored here. Data that no check verified is null. */
export type VerifiedOutputs = {
  __typename?: 'VerifiedOutputs';
  /** Verified address, from the document or from the address check. Needs the scope `results:read`. */
  address?: Maybe<Address>;
  /** Verified date of birth. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  dob?: Maybe<PartialDate>;
  /** Verified email address. Needs the scope `results:read`. */
  email?: Maybe<Scalars['String']['output']>;
  /** Verified given name. Needs the scope `results:read`. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** Verified national ID number. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  idNumber?: Maybe<Scalars['String']['output']>;
  /** Kind of the national ID number. Needs the scope `results:read`. */
  idNumberType?: Maybe<IdNumberType>;
  /** Verified family name. Needs the scope `results:read`. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Verified phone number in E.164 form. Needs the scope `results:read`. */
  phone?: Maybe<Scalars['String']['output']>;
  /** Place of birth stated on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  placeOfBirth?: Maybe<Scalars['String']['output']>;
  /** Sex stated on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log. */
  sex?: Maybe<Sex>;
};

/** The caller: its tenant and what its credential allows. */
export type Viewer = {
  __typename?: 'Viewer';
  /** The kind of the credential. */
  credential: CredentialKind;
  /** The time when the viewer token expires; null for an API key. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the API key is for live data; null for a viewer token. */
  livemode?: Maybe<Scalars['Boolean']['output']>;
  /** The scopes of the API key; empty for a viewer token. */
  scopes: Array<Scope>;
  /** The id of the session that the viewer token can read; null for an API key. */
  sessionId?: Maybe<Scalars['ID']['output']>;
  /** The tenant that the credential belongs to. */
  tenant: Scalars['String']['output'];
};

/** The status of the session does not allow this action. */
export type WrongStatus = UserError & {
  __typename?: 'WrongStatus';
  /** The actions that are allowed now. Empty while the checks are running, and after a redaction. */
  allowedActions: Array<VerificationAction>;
  /** The statuses in which the action is allowed. */
  allowedStatuses: Array<VerificationStatus>;
  /** The text for the developer, in English: the problem and its place. */
  message: Scalars['String']['output'];
  /** The path of the argument that causes the error, from the outside in; null when no argument causes it. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The session in its current state. */
  session: VerificationSession;
  /** The status of the session. */
  status: VerificationStatus;
};

export type CheckCatalogueQueryVariables = Exact<{
  country?: Scalars['CountryCode']['input'];
}>;


export type CheckCatalogueQuery = { __typename?: 'Query', checkDescriptions: Array<{ __typename?: 'CheckDescription', kind: CheckKind, title: string, howToAsk: string, countries?: Array<string> | null, inviteOnly: boolean, biometric: boolean }>, checkFailures: Array<{ __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, retryable: boolean, nextStep: NextStep }>, selfieAvailability: { __typename?: 'SelfieAvailability', available: boolean, alternativeRequired: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }> } };

export type FollowEventsSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationEventFilter>;
}>;


export type FollowEventsSubscription = { __typename?: 'Subscription', verificationEvents: { __typename?: 'VerificationEventEdge', cursor: string, node: { __typename?: 'VerificationEvent', id: string, type: VerificationEventType, status: VerificationStatus, occurredAt: string, session?: { __typename?: 'VerificationSession', id: string, clientReferenceId?: string | null } | null } } };

export type ListVerificationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationSessionFilter>;
}>;


export type ListVerificationsQuery = { __typename?: 'Query', verificationSessions: { __typename?: 'VerificationSessionConnection', edges: Array<{ __typename?: 'VerificationSessionEdge', cursor: string, node: { __typename?: 'VerificationSession', id: string, status: VerificationStatus, checks: Array<CheckKind>, attempts: number, clientReferenceId?: string | null, createdAt: string, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode } | null } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type ResumeVerificationMutationVariables = Exact<{
  sessionId: Scalars['ID']['input'];
}>;


export type ResumeVerificationMutation = { __typename?: 'Mutation', resumeVerification: { __typename?: 'ResumeVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, session?: { __typename?: 'VerificationSession', id: string, status: VerificationStatus, attempts: number } | null, errors: Array<
      | { __typename: 'AttemptsExhausted', message: string, retryable: boolean }
      | { __typename: 'NotFound', message: string, retryable: boolean }
      | { __typename: 'StripeRejected', message: string, retryable: boolean }
      | { __typename: 'StripeUnavailable', message: string, retryable: boolean }
      | { __typename: 'WrongStatus', message: string, retryable: boolean, status: VerificationStatus, allowedActions: Array<VerificationAction> }
    > } };

export type SimulateVerificationMutationVariables = Exact<{
  input: SimulateVerificationInput;
}>;


export type SimulateVerificationMutation = { __typename?: 'Mutation', simulateVerification: { __typename?: 'SimulateVerificationPayload', cursor?: string | null, session?: { __typename?: 'VerificationSession', id: string, status: VerificationStatus } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string }
      | { __typename: 'NotFound', message: string }
      | { __typename: 'SimulationUnavailable', message: string }
      | { __typename: 'StripeRejected', message: string }
      | { __typename: 'StripeUnavailable', message: string }
      | { __typename: 'WrongStatus', message: string }
    > } };

export type StartSelfieVerificationMutationVariables = Exact<{
  input: StartSelfieVerificationInput;
}>;


export type StartSelfieVerificationMutation = { __typename?: 'Mutation', startSelfieVerification: { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, status: VerificationStatus, checks: Array<CheckKind>, nextStep: NextStep } | null, errors: Array<
      | { __typename: 'AlreadyVerified', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'AttemptsExhausted', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'IdempotencyConflict', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'SelfieUnavailable', message: string, path?: Array<string> | null, retryable: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }> }
      | { __typename: 'StripeRejected', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', message: string, path?: Array<string> | null, retryable: boolean, retryAfter: number }
      | { __typename: 'VerificationInProgress', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'WrongStatus', message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type VerificationReportWithImagesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type VerificationReportWithImagesQuery = { __typename?: 'Query', verificationReport?: { __typename?: 'VerificationReport', id: string, createdAt: string, checks: Array<
      | { __typename?: 'AddressCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, message: string } | null }
      | { __typename?: 'DocumentCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, message: string } | null }
      | { __typename?: 'EmailCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, message: string } | null }
      | { __typename?: 'IdNumberCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, message: string } | null }
      | { __typename?: 'PhoneCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, message: string } | null }
      | { __typename?: 'SelfieCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, message: string } | null }
    >, document?: { __typename?: 'DocumentCheck', status: CheckStatus, number?: string | null, expirationDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, files: Array<{ __typename?: 'VerificationImage', id: string, link?: { __typename?: 'ImageLink', url: string, expiresAt: string } | null }> } | null, selfie?: { __typename?: 'SelfieCheck', status: CheckStatus, selfie?: { __typename?: 'VerificationImage', id: string } | null, document?: { __typename?: 'VerificationImage', id: string } | null } | null } | null };

export type VerificationResultQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type VerificationResultQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, status: VerificationStatus, attempts: number, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null, lastName?: string | null, address?: { __typename?: 'Address', line1?: string | null, city?: string | null, postalCode?: string | null, country?: string | null } | null } | null, lastReport?: { __typename?: 'VerificationReport', id: string, document?: { __typename?: 'DocumentCheck', status: CheckStatus, type?: DocumentType | null, issuingCountry?: string | null, firstName?: string | null, lastName?: string | null, error?: { __typename?: 'DocumentCheckError', code: DocumentCheckErrorCode, reason?: string | null } | null } | null, selfie?: { __typename?: 'SelfieCheck', status: CheckStatus, error?: { __typename?: 'SelfieCheckError', code: SelfieCheckErrorCode, reason?: string | null } | null } | null } | null } | null };

export type VerificationStatusQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type VerificationStatusQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, cursor: string, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, retryable: boolean, nextStep: NextStep } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }> } | null };

export type WatchVerificationSubscriptionVariables = Exact<{
  id: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  completeWhenFinal?: InputMaybe<Scalars['Boolean']['input']>;
}>;


export type WatchVerificationSubscription = { __typename?: 'Subscription', verificationSessionUpdated: { __typename?: 'VerificationSessionUpdate', cursor: string, session: { __typename?: 'VerificationSession', id: string, status: VerificationStatus, nextStep: NextStep, attempts: number, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } } };

type ErrorFields_AlreadyVerified_Fragment = { __typename: 'AlreadyVerified', message: string, path?: Array<string> | null, retryable: boolean, verified: { __typename?: 'VerificationSession', id: string } };

type ErrorFields_AttemptsExhausted_Fragment = { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } };

type ErrorFields_IdempotencyConflict_Fragment = { __typename: 'IdempotencyConflict', message: string, path?: Array<string> | null, retryable: boolean };

type ErrorFields_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean };

type ErrorFields_NotFound_Fragment = { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean };

type ErrorFields_SelfieUnavailable_Fragment = { __typename: 'SelfieUnavailable', country: string, message: string, path?: Array<string> | null, retryable: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind }> };

type ErrorFields_SimulationUnavailable_Fragment = { __typename: 'SimulationUnavailable', message: string, path?: Array<string> | null, retryable: boolean };

type ErrorFields_StripeRejected_Fragment = { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean };

type ErrorFields_StripeUnavailable_Fragment = { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean };

type ErrorFields_VerificationInProgress_Fragment = { __typename: 'VerificationInProgress', message: string, path?: Array<string> | null, retryable: boolean, inProgress?: { __typename?: 'VerificationSession', id: string } | null };

type ErrorFields_WrongStatus_Fragment = { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean };

export type ErrorFieldsFragment =
  | ErrorFields_AlreadyVerified_Fragment
  | ErrorFields_AttemptsExhausted_Fragment
  | ErrorFields_IdempotencyConflict_Fragment
  | ErrorFields_InvalidInput_Fragment
  | ErrorFields_NotFound_Fragment
  | ErrorFields_SelfieUnavailable_Fragment
  | ErrorFields_SimulationUnavailable_Fragment
  | ErrorFields_StripeRejected_Fragment
  | ErrorFields_StripeUnavailable_Fragment
  | ErrorFields_VerificationInProgress_Fragment
  | ErrorFields_WrongStatus_Fragment
;

export type SessionFragment = { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null };

export type StartedFragment = { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
    | { __typename: 'AlreadyVerified', message: string, path?: Array<string> | null, retryable: boolean, verified: { __typename?: 'VerificationSession', id: string } }
    | { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } }
    | { __typename: 'IdempotencyConflict', message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'SelfieUnavailable', country: string, message: string, path?: Array<string> | null, retryable: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind }> }
    | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'VerificationInProgress', message: string, path?: Array<string> | null, retryable: boolean, inProgress?: { __typename?: 'VerificationSession', id: string } | null }
    | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
  > };

export type ResumedFragment = { __typename?: 'ResumeVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
    | { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } }
    | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
  > };

export type SwitchedFragment = { __typename?: 'SwitchToNonBiometricVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
    | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
    | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
  > };

export type PersonalReportFragment = { __typename?: 'VerificationReport', id: string, checks: Array<
    | { __typename?: 'AddressCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
    | { __typename?: 'DocumentCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
    | { __typename?: 'EmailCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
    | { __typename?: 'IdNumberCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
    | { __typename?: 'PhoneCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
    | { __typename?: 'SelfieCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
  >, document?: { __typename?: 'DocumentCheck', status: CheckStatus, type?: DocumentType | null, firstName?: string | null, lastName?: string | null, issuingCountry?: string | null, number?: string | null, sex?: Sex | null, placeOfBirth?: string | null, error?: { __typename?: 'DocumentCheckError', code: DocumentCheckErrorCode, reason?: string | null } | null, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null, issuedDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, expirationDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, files: Array<{ __typename?: 'VerificationImage', id: string, link?: { __typename?: 'ImageLink', url: string, expiresAt: string } | null }> } | null, selfie?: { __typename?: 'SelfieCheck', status: CheckStatus, error?: { __typename?: 'SelfieCheckError', code: SelfieCheckErrorCode, reason?: string | null } | null, document?: { __typename?: 'VerificationImage', id: string } | null, selfie?: { __typename?: 'VerificationImage', id: string } | null } | null, idNumber?: { __typename?: 'IdNumberCheck', status: CheckStatus, firstName?: string | null, lastName?: string | null, idNumberType?: IdNumberType | null, idNumber?: string | null, error?: { __typename?: 'IdNumberCheckError', code: IdNumberCheckErrorCode, reason?: string | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null } | null, phone?: { __typename?: 'PhoneCheck', status: CheckStatus, phone?: string | null, error?: { __typename?: 'PhoneCheckError', code: PhoneCheckErrorCode, reason?: string | null } | null } | null, email?: { __typename?: 'EmailCheck', status: CheckStatus, email?: string | null, error?: { __typename?: 'EmailCheckError', code: EmailCheckErrorCode, reason?: string | null } | null } | null, address?: { __typename?: 'AddressCheck', status: CheckStatus, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null } | null };

export type WholeAddressFragment = { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null };

export type WholeDateFragment = { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null };

export type StartSelfieMutationVariables = Exact<{
  input: StartSelfieVerificationInput;
}>;


export type StartSelfieMutation = { __typename?: 'Mutation', startSelfieVerification: { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'AlreadyVerified', message: string, path?: Array<string> | null, retryable: boolean, verified: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'IdempotencyConflict', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'SelfieUnavailable', country: string, message: string, path?: Array<string> | null, retryable: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind }> }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'VerificationInProgress', message: string, path?: Array<string> | null, retryable: boolean, inProgress?: { __typename?: 'VerificationSession', id: string } | null }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type StartDocumentMutationVariables = Exact<{
  input: StartDocumentVerificationInput;
}>;


export type StartDocumentMutation = { __typename?: 'Mutation', startDocumentVerification: { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'AlreadyVerified', message: string, path?: Array<string> | null, retryable: boolean, verified: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'IdempotencyConflict', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'SelfieUnavailable', country: string, message: string, path?: Array<string> | null, retryable: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind }> }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'VerificationInProgress', message: string, path?: Array<string> | null, retryable: boolean, inProgress?: { __typename?: 'VerificationSession', id: string } | null }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type StartIdNumberMutationVariables = Exact<{
  input: StartIdNumberVerificationInput;
}>;


export type StartIdNumberMutation = { __typename?: 'Mutation', startIdNumberVerification: { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'AlreadyVerified', message: string, path?: Array<string> | null, retryable: boolean, verified: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'IdempotencyConflict', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'SelfieUnavailable', country: string, message: string, path?: Array<string> | null, retryable: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind }> }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'VerificationInProgress', message: string, path?: Array<string> | null, retryable: boolean, inProgress?: { __typename?: 'VerificationSession', id: string } | null }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type StartFlowMutationVariables = Exact<{
  input: StartVerificationFlowInput;
}>;


export type StartFlowMutation = { __typename?: 'Mutation', startVerificationFlow: { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'AlreadyVerified', message: string, path?: Array<string> | null, retryable: boolean, verified: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'IdempotencyConflict', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'SelfieUnavailable', country: string, message: string, path?: Array<string> | null, retryable: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind }> }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'VerificationInProgress', message: string, path?: Array<string> | null, retryable: boolean, inProgress?: { __typename?: 'VerificationSession', id: string } | null }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type ResumeMutationVariables = Exact<{
  input: ResumeVerificationInput;
}>;


export type ResumeMutation = { __typename?: 'Mutation', resumeVerification: { __typename?: 'ResumeVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type SwitchMutationVariables = Exact<{
  input: SwitchToNonBiometricVerificationInput;
}>;


export type SwitchMutation = { __typename?: 'Mutation', switchToNonBiometricVerification: { __typename?: 'SwitchToNonBiometricVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type UpdateMutationVariables = Exact<{
  input: UpdateVerificationInput;
}>;


export type UpdateMutation = { __typename?: 'Mutation', updateVerification: { __typename?: 'UpdateVerificationPayload', session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type CancelMutationVariables = Exact<{
  input: CancelVerificationInput;
}>;


export type CancelMutation = { __typename?: 'Mutation', cancelVerification: { __typename?: 'CancelVerificationPayload', session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type RedactMutationVariables = Exact<{
  input: RedactVerificationInput;
}>;


export type RedactMutation = { __typename?: 'Mutation', redactVerification: { __typename?: 'RedactVerificationPayload', session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type CreateCredentialMutationVariables = Exact<{
  input: CreateMobileCredentialInput;
}>;


export type CreateCredentialMutation = { __typename?: 'Mutation', createMobileCredential: { __typename?: 'CreateMobileCredentialPayload', credential?: { __typename?: 'MobileCredential', secret: string, expiresAt: string } | null, errors: Array<
      | { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } }
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type SimulateMutationVariables = Exact<{
  input: SimulateVerificationInput;
}>;


export type SimulateMutation = { __typename?: 'Mutation', simulateVerification: { __typename?: 'SimulateVerificationPayload', session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'SimulationUnavailable', message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean }
      | { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean }
    > } };

export type CreateTokenMutationVariables = Exact<{
  input: CreateViewerTokenInput;
}>;


export type CreateTokenMutation = { __typename?: 'Mutation', createViewerToken: { __typename?: 'CreateViewerTokenPayload', viewerToken?: string | null, expiresAt?: string | null, errors: Array<{ __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean }> } };

export type ReadSessionQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReadSessionQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null };

export type ReadEverythingQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReadEverythingQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', url?: string | null, clientSecret?: string | null, id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null, lastName?: string | null, email?: string | null, phone?: string | null, idNumberType?: IdNumberType | null, idNumber?: string | null, sex?: Sex | null, placeOfBirth?: string | null, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null } | null, lastReport?: { __typename?: 'VerificationReport', id: string, checks: Array<
        | { __typename?: 'AddressCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
        | { __typename?: 'DocumentCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
        | { __typename?: 'EmailCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
        | { __typename?: 'IdNumberCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
        | { __typename?: 'PhoneCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
        | { __typename?: 'SelfieCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
      >, document?: { __typename?: 'DocumentCheck', status: CheckStatus, type?: DocumentType | null, firstName?: string | null, lastName?: string | null, issuingCountry?: string | null, number?: string | null, sex?: Sex | null, placeOfBirth?: string | null, error?: { __typename?: 'DocumentCheckError', code: DocumentCheckErrorCode, reason?: string | null } | null, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null, issuedDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, expirationDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, files: Array<{ __typename?: 'VerificationImage', id: string, link?: { __typename?: 'ImageLink', url: string, expiresAt: string } | null }> } | null, selfie?: { __typename?: 'SelfieCheck', status: CheckStatus, error?: { __typename?: 'SelfieCheckError', code: SelfieCheckErrorCode, reason?: string | null } | null, document?: { __typename?: 'VerificationImage', id: string } | null, selfie?: { __typename?: 'VerificationImage', id: string } | null } | null, idNumber?: { __typename?: 'IdNumberCheck', status: CheckStatus, firstName?: string | null, lastName?: string | null, idNumberType?: IdNumberType | null, idNumber?: string | null, error?: { __typename?: 'IdNumberCheckError', code: IdNumberCheckErrorCode, reason?: string | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null } | null, phone?: { __typename?: 'PhoneCheck', status: CheckStatus, phone?: string | null, error?: { __typename?: 'PhoneCheckError', code: PhoneCheckErrorCode, reason?: string | null } | null } | null, email?: { __typename?: 'EmailCheck', status: CheckStatus, email?: string | null, error?: { __typename?: 'EmailCheckError', code: EmailCheckErrorCode, reason?: string | null } | null } | null, address?: { __typename?: 'AddressCheck', status: CheckStatus, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null } | null } | null, reports: { __typename?: 'VerificationReportConnection', nodes: Array<{ __typename?: 'VerificationReport', id: string, checks: Array<
          | { __typename?: 'AddressCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
          | { __typename?: 'DocumentCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
          | { __typename?: 'EmailCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
          | { __typename?: 'IdNumberCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
          | { __typename?: 'PhoneCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
          | { __typename?: 'SelfieCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
        >, document?: { __typename?: 'DocumentCheck', status: CheckStatus, type?: DocumentType | null, firstName?: string | null, lastName?: string | null, issuingCountry?: string | null, number?: string | null, sex?: Sex | null, placeOfBirth?: string | null, error?: { __typename?: 'DocumentCheckError', code: DocumentCheckErrorCode, reason?: string | null } | null, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null, issuedDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, expirationDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, files: Array<{ __typename?: 'VerificationImage', id: string, link?: { __typename?: 'ImageLink', url: string, expiresAt: string } | null }> } | null, selfie?: { __typename?: 'SelfieCheck', status: CheckStatus, error?: { __typename?: 'SelfieCheckError', code: SelfieCheckErrorCode, reason?: string | null } | null, document?: { __typename?: 'VerificationImage', id: string } | null, selfie?: { __typename?: 'VerificationImage', id: string } | null } | null, idNumber?: { __typename?: 'IdNumberCheck', status: CheckStatus, firstName?: string | null, lastName?: string | null, idNumberType?: IdNumberType | null, idNumber?: string | null, error?: { __typename?: 'IdNumberCheckError', code: IdNumberCheckErrorCode, reason?: string | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null } | null, phone?: { __typename?: 'PhoneCheck', status: CheckStatus, phone?: string | null, error?: { __typename?: 'PhoneCheckError', code: PhoneCheckErrorCode, reason?: string | null } | null } | null, email?: { __typename?: 'EmailCheck', status: CheckStatus, email?: string | null, error?: { __typename?: 'EmailCheckError', code: EmailCheckErrorCode, reason?: string | null } | null } | null, address?: { __typename?: 'AddressCheck', status: CheckStatus, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null } | null }> }, events: { __typename?: 'VerificationEventConnection', edges: Array<{ __typename?: 'VerificationEventEdge', cursor: string, node: { __typename?: 'VerificationEvent', id: string, type: VerificationEventType, status: VerificationStatus } }> }, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null };

export type ReadReportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReadReportQuery = { __typename?: 'Query', verificationReport?: { __typename?: 'VerificationReport', id: string, session?: { __typename?: 'VerificationSession', id: string } | null, checks: Array<
      | { __typename?: 'AddressCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
      | { __typename?: 'DocumentCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
      | { __typename?: 'EmailCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
      | { __typename?: 'IdNumberCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
      | { __typename?: 'PhoneCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
      | { __typename?: 'SelfieCheck', kind: CheckKind, status: CheckStatus, failure?: { __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep } | null }
    >, document?: { __typename?: 'DocumentCheck', status: CheckStatus, type?: DocumentType | null, firstName?: string | null, lastName?: string | null, issuingCountry?: string | null, number?: string | null, sex?: Sex | null, placeOfBirth?: string | null, error?: { __typename?: 'DocumentCheckError', code: DocumentCheckErrorCode, reason?: string | null } | null, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null, issuedDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, expirationDate?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null, files: Array<{ __typename?: 'VerificationImage', id: string, link?: { __typename?: 'ImageLink', url: string, expiresAt: string } | null }> } | null, selfie?: { __typename?: 'SelfieCheck', status: CheckStatus, error?: { __typename?: 'SelfieCheckError', code: SelfieCheckErrorCode, reason?: string | null } | null, document?: { __typename?: 'VerificationImage', id: string } | null, selfie?: { __typename?: 'VerificationImage', id: string } | null } | null, idNumber?: { __typename?: 'IdNumberCheck', status: CheckStatus, firstName?: string | null, lastName?: string | null, idNumberType?: IdNumberType | null, idNumber?: string | null, error?: { __typename?: 'IdNumberCheckError', code: IdNumberCheckErrorCode, reason?: string | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null } | null, phone?: { __typename?: 'PhoneCheck', status: CheckStatus, phone?: string | null, error?: { __typename?: 'PhoneCheckError', code: PhoneCheckErrorCode, reason?: string | null } | null } | null, email?: { __typename?: 'EmailCheck', status: CheckStatus, email?: string | null, error?: { __typename?: 'EmailCheckError', code: EmailCheckErrorCode, reason?: string | null } | null } | null, address?: { __typename?: 'AddressCheck', status: CheckStatus, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null } | null } | null };

export type ReadFailuresQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadFailuresQuery = { __typename?: 'Query', checkFailures: Array<{ __typename?: 'CheckFailure', code: VerificationErrorCode, check?: CheckKind | null, message: string, developerMessage: string, retryable: boolean, nextStep: NextStep }> };

export type ReadSelfieAvailabilityQueryVariables = Exact<{
  country: Scalars['CountryCode']['input'];
}>;


export type ReadSelfieAvailabilityQuery = { __typename?: 'Query', selfieAvailability: { __typename?: 'SelfieAvailability', country: string, available: boolean, alternativeRequired: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, countries?: Array<string> | null }> } };

export type ReadSessionIdsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationSessionFilter>;
}>;


export type ReadSessionIdsQuery = { __typename?: 'Query', verificationSessions: { __typename?: 'VerificationSessionConnection', nodes: Array<{ __typename?: 'VerificationSession', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor?: string | null, endCursor?: string | null } } };

export type ReadReportIdsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationReportFilter>;
}>;


export type ReadReportIdsQuery = { __typename?: 'Query', verificationReports: { __typename?: 'VerificationReportConnection', nodes: Array<{ __typename?: 'VerificationReport', id: string, session?: { __typename?: 'VerificationSession', id: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type ReadEventIdsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationEventFilter>;
}>;


export type ReadEventIdsQuery = { __typename?: 'Query', verificationEvents: { __typename?: 'VerificationEventConnection', nodes: Array<{ __typename?: 'VerificationEvent', id: string, type: VerificationEventType, status: VerificationStatus, session?: { __typename?: 'VerificationSession', id: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type ReadNodesQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type ReadNodesQuery = { __typename?: 'Query', nodes: Array<
    | { __typename: 'AuditedRead', id: string }
    | { __typename: 'VerificationEvent', id: string }
    | { __typename: 'VerificationReport', id: string }
    | { __typename: 'VerificationSession', id: string }
   | null> };

export type ReadNodeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReadNodeQuery = { __typename?: 'Query', node?:
    | { __typename: 'AuditedRead', id: string }
    | { __typename: 'VerificationEvent', id: string }
    | { __typename: 'VerificationReport', id: string }
    | { __typename: 'VerificationSession', id: string }
   | null };

export type ReadPartlyQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReadPartlyQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null, idNumber?: string | null, address?: { __typename?: 'Address', line1?: string | null, line2?: string | null, city?: string | null, state?: string | null, postalCode?: string | null, country?: string | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null } | null, lastReport?: { __typename?: 'VerificationReport', id: string, document?: { __typename?: 'DocumentCheck', status: CheckStatus, firstName?: string | null, number?: string | null, error?: { __typename?: 'DocumentCheckError', code: DocumentCheckErrorCode, reason?: string | null } | null, dob?: { __typename?: 'PartialDate', day?: number | null, month?: number | null, year?: number | null } | null } | null, selfie?: { __typename?: 'SelfieCheck', status: CheckStatus, selfie?: { __typename?: 'VerificationImage', id: string } | null } | null } | null, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SessionFragmentDoc = new TypedDocumentString(`
    fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
    `, {"fragmentName":"Session"}) as unknown as TypedDocumentString<SessionFragment, unknown>;
export const ErrorFieldsFragmentDoc = new TypedDocumentString(`
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
    `, {"fragmentName":"ErrorFields"}) as unknown as TypedDocumentString<ErrorFieldsFragment, unknown>;
export const StartedFragmentDoc = new TypedDocumentString(`
    fragment Started on StartVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}`, {"fragmentName":"Started"}) as unknown as TypedDocumentString<StartedFragment, unknown>;
export const ResumedFragmentDoc = new TypedDocumentString(`
    fragment Resumed on ResumeVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}`, {"fragmentName":"Resumed"}) as unknown as TypedDocumentString<ResumedFragment, unknown>;
export const SwitchedFragmentDoc = new TypedDocumentString(`
    fragment Switched on SwitchToNonBiometricVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}`, {"fragmentName":"Switched"}) as unknown as TypedDocumentString<SwitchedFragment, unknown>;
export const WholeAddressFragmentDoc = new TypedDocumentString(`
    fragment WholeAddress on Address {
  line1
  line2
  city
  state
  postalCode
  country
}
    `, {"fragmentName":"WholeAddress"}) as unknown as TypedDocumentString<WholeAddressFragment, unknown>;
export const WholeDateFragmentDoc = new TypedDocumentString(`
    fragment WholeDate on PartialDate {
  day
  month
  year
}
    `, {"fragmentName":"WholeDate"}) as unknown as TypedDocumentString<WholeDateFragment, unknown>;
export const PersonalReportFragmentDoc = new TypedDocumentString(`
    fragment PersonalReport on VerificationReport {
  id
  checks {
    kind
    status
    failure {
      code
      check
      message
      developerMessage
      retryable
      nextStep
    }
  }
  document {
    status
    error {
      code
      reason
    }
    type
    firstName
    lastName
    address {
      ...WholeAddress
    }
    issuedDate {
      ...WholeDate
    }
    issuingCountry
    dob {
      ...WholeDate
    }
    expirationDate {
      ...WholeDate
    }
    number
    sex
    placeOfBirth
    files {
      id
      link {
        url
        expiresAt
      }
    }
  }
  selfie {
    status
    error {
      code
      reason
    }
    document {
      id
    }
    selfie {
      id
    }
  }
  idNumber {
    status
    error {
      code
      reason
    }
    firstName
    lastName
    idNumberType
    dob {
      ...WholeDate
    }
    idNumber
  }
  phone {
    status
    error {
      code
      reason
    }
    phone
  }
  email {
    status
    error {
      code
      reason
    }
    email
  }
  address {
    status
    address {
      ...WholeAddress
    }
  }
}
    fragment WholeAddress on Address {
  line1
  line2
  city
  state
  postalCode
  country
}
fragment WholeDate on PartialDate {
  day
  month
  year
}`, {"fragmentName":"PersonalReport"}) as unknown as TypedDocumentString<PersonalReportFragment, unknown>;
export const CheckCatalogueDocument = new TypedDocumentString(`
    query CheckCatalogue($country: CountryCode! = "DE") {
  checkDescriptions {
    kind
    title
    howToAsk
    countries
    inviteOnly
    biometric
  }
  checkFailures {
    code
    check
    message
    retryable
    nextStep
  }
  selfieAvailability(country: $country) {
    available
    alternativeRequired
    alternatives {
      kind
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CheckCatalogueQuery, CheckCatalogueQueryVariables>;
export const FollowEventsDocument = new TypedDocumentString(`
    subscription FollowEvents($after: String, $filter: VerificationEventFilter) {
  verificationEvents(after: $after, filter: $filter) {
    cursor
    node {
      id
      type
      status
      occurredAt
      session {
        id
        clientReferenceId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowEventsSubscription, FollowEventsSubscriptionVariables>;
export const ListVerificationsDocument = new TypedDocumentString(`
    query ListVerifications($first: Int = 20, $after: String, $filter: VerificationSessionFilter) {
  verificationSessions(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        id
        status
        checks
        attempts
        clientReferenceId
        createdAt
        lastError {
          code
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListVerificationsQuery, ListVerificationsQueryVariables>;
export const ResumeVerificationDocument = new TypedDocumentString(`
    mutation ResumeVerification($sessionId: ID!) {
  resumeVerification(input: {sessionId: $sessionId}) {
    session {
      id
      status
      attempts
    }
    url
    clientSecret
    viewerToken
    cursor
    errors {
      __typename
      ... on UserError {
        message
        retryable
      }
      ... on WrongStatus {
        status
        allowedActions
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeVerificationMutation, ResumeVerificationMutationVariables>;
export const SimulateVerificationDocument = new TypedDocumentString(`
    mutation SimulateVerification($input: SimulateVerificationInput!) {
  simulateVerification(input: $input) {
    session {
      id
      status
    }
    cursor
    errors {
      __typename
      ... on UserError {
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SimulateVerificationMutation, SimulateVerificationMutationVariables>;
export const StartSelfieVerificationDocument = new TypedDocumentString(`
    mutation StartSelfieVerification($input: StartSelfieVerificationInput!) {
  startSelfieVerification(input: $input) {
    session {
      id
      status
      checks
      nextStep
    }
    url
    clientSecret
    viewerToken
    cursor
    reused
    errors {
      __typename
      ... on UserError {
        message
        path
        retryable
      }
      ... on StripeUnavailable {
        retryAfter
      }
      ... on SelfieUnavailable {
        alternatives {
          kind
          message
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StartSelfieVerificationMutation, StartSelfieVerificationMutationVariables>;
export const VerificationReportWithImagesDocument = new TypedDocumentString(`
    query VerificationReportWithImages($id: ID!) {
  verificationReport(id: $id) {
    id
    createdAt
    checks {
      kind
      status
      failure {
        code
        message
      }
    }
    document {
      status
      number
      expirationDate {
        day
        month
        year
      }
      files {
        id
        link {
          url
          expiresAt
        }
      }
    }
    selfie {
      status
      selfie {
        id
      }
      document {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerificationReportWithImagesQuery, VerificationReportWithImagesQueryVariables>;
export const VerificationResultDocument = new TypedDocumentString(`
    query VerificationResult($id: ID!) {
  verificationSession(id: $id) {
    id
    status
    attempts
    verifiedOutputs {
      firstName
      lastName
      address {
        line1
        city
        postalCode
        country
      }
    }
    lastReport {
      id
      document {
        status
        error {
          code
          reason
        }
        type
        issuingCountry
        firstName
        lastName
      }
      selfie {
        status
        error {
          code
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerificationResultQuery, VerificationResultQueryVariables>;
export const VerificationStatusDocument = new TypedDocumentString(`
    query VerificationStatus($id: ID!) {
  verificationSession(id: $id) {
    id
    type
    status
    checks
    requiresSelfie
    nextStep
    attempts
    cursor
    lastError {
      code
      message
      retryable
      nextStep
    }
    alternatives {
      kind
      message
    }
  }
}
    `) as unknown as TypedDocumentString<VerificationStatusQuery, VerificationStatusQueryVariables>;
export const WatchVerificationDocument = new TypedDocumentString(`
    subscription WatchVerification($id: ID!, $after: String, $completeWhenFinal: Boolean = false) {
  verificationSessionUpdated(
    id: $id
    after: $after
    completeWhenFinal: $completeWhenFinal
  ) {
    cursor
    session {
      id
      status
      nextStep
      attempts
      lastError {
        code
        message
        reason
        retryable
        nextStep
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WatchVerificationSubscription, WatchVerificationSubscriptionVariables>;
export const StartSelfieDocument = new TypedDocumentString(`
    mutation StartSelfie($input: StartSelfieVerificationInput!) {
  startSelfieVerification(input: $input) {
    ...Started
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
fragment Started on StartVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}`) as unknown as TypedDocumentString<StartSelfieMutation, StartSelfieMutationVariables>;
export const StartDocumentDocument = new TypedDocumentString(`
    mutation StartDocument($input: StartDocumentVerificationInput!) {
  startDocumentVerification(input: $input) {
    ...Started
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
fragment Started on StartVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}`) as unknown as TypedDocumentString<StartDocumentMutation, StartDocumentMutationVariables>;
export const StartIdNumberDocument = new TypedDocumentString(`
    mutation StartIdNumber($input: StartIdNumberVerificationInput!) {
  startIdNumberVerification(input: $input) {
    ...Started
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
fragment Started on StartVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}`) as unknown as TypedDocumentString<StartIdNumberMutation, StartIdNumberMutationVariables>;
export const StartFlowDocument = new TypedDocumentString(`
    mutation StartFlow($input: StartVerificationFlowInput!) {
  startVerificationFlow(input: $input) {
    ...Started
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
fragment Started on StartVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}`) as unknown as TypedDocumentString<StartFlowMutation, StartFlowMutationVariables>;
export const ResumeDocument = new TypedDocumentString(`
    mutation Resume($input: ResumeVerificationInput!) {
  resumeVerification(input: $input) {
    ...Resumed
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
fragment Resumed on ResumeVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}`) as unknown as TypedDocumentString<ResumeMutation, ResumeMutationVariables>;
export const SwitchDocument = new TypedDocumentString(`
    mutation Switch($input: SwitchToNonBiometricVerificationInput!) {
  switchToNonBiometricVerification(input: $input) {
    ...Switched
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
fragment Switched on SwitchToNonBiometricVerificationPayload {
  session {
    ...Session
  }
  url
  clientSecret
  viewerToken
  cursor
  reused
  errors {
    ...ErrorFields
  }
}`) as unknown as TypedDocumentString<SwitchMutation, SwitchMutationVariables>;
export const UpdateDocument = new TypedDocumentString(`
    mutation Update($input: UpdateVerificationInput!) {
  updateVerification(input: $input) {
    session {
      ...Session
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}`) as unknown as TypedDocumentString<UpdateMutation, UpdateMutationVariables>;
export const CancelDocument = new TypedDocumentString(`
    mutation Cancel($input: CancelVerificationInput!) {
  cancelVerification(input: $input) {
    session {
      ...Session
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}`) as unknown as TypedDocumentString<CancelMutation, CancelMutationVariables>;
export const RedactDocument = new TypedDocumentString(`
    mutation Redact($input: RedactVerificationInput!) {
  redactVerification(input: $input) {
    session {
      ...Session
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}`) as unknown as TypedDocumentString<RedactMutation, RedactMutationVariables>;
export const CreateCredentialDocument = new TypedDocumentString(`
    mutation CreateCredential($input: CreateMobileCredentialInput!) {
  createMobileCredential(input: $input) {
    credential {
      secret
      expiresAt
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}`) as unknown as TypedDocumentString<CreateCredentialMutation, CreateCredentialMutationVariables>;
export const SimulateDocument = new TypedDocumentString(`
    mutation Simulate($input: SimulateVerificationInput!) {
  simulateVerification(input: $input) {
    session {
      ...Session
    }
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}
fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}`) as unknown as TypedDocumentString<SimulateMutation, SimulateMutationVariables>;
export const CreateTokenDocument = new TypedDocumentString(`
    mutation CreateToken($input: CreateViewerTokenInput!) {
  createViewerToken(input: $input) {
    viewerToken
    expiresAt
    errors {
      ...ErrorFields
    }
  }
}
    fragment ErrorFields on UserError {
  __typename
  message
  path
  retryable
  ... on SelfieUnavailable {
    country
    alternatives {
      kind
    }
  }
  ... on VerificationInProgress {
    inProgress: session {
      id
    }
  }
  ... on AlreadyVerified {
    verified: session {
      id
    }
  }
  ... on AttemptsExhausted {
    exhausted: session {
      id
    }
    attempts
    maxAttempts
  }
  ... on WrongStatus {
    status
    allowedStatuses
    allowedActions
  }
  ... on StripeUnavailable {
    retryAfter
  }
  ... on StripeRejected {
    code
    param
  }
}`) as unknown as TypedDocumentString<CreateTokenMutation, CreateTokenMutationVariables>;
export const ReadSessionDocument = new TypedDocumentString(`
    query ReadSession($id: ID!) {
  verificationSession(id: $id) {
    ...Session
  }
}
    fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}`) as unknown as TypedDocumentString<ReadSessionQuery, ReadSessionQueryVariables>;
export const ReadEverythingDocument = new TypedDocumentString(`
    query ReadEverything($id: ID!) {
  verificationSession(id: $id) {
    ...Session
    url
    clientSecret
    verifiedOutputs {
      firstName
      lastName
      address {
        ...WholeAddress
      }
      email
      phone
      idNumberType
      dob {
        ...WholeDate
      }
      idNumber
      sex
      placeOfBirth
    }
    lastReport {
      ...PersonalReport
    }
    reports {
      nodes {
        ...PersonalReport
      }
    }
    events {
      edges {
        cursor
        node {
          id
          type
          status
        }
      }
    }
  }
}
    fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
fragment PersonalReport on VerificationReport {
  id
  checks {
    kind
    status
    failure {
      code
      check
      message
      developerMessage
      retryable
      nextStep
    }
  }
  document {
    status
    error {
      code
      reason
    }
    type
    firstName
    lastName
    address {
      ...WholeAddress
    }
    issuedDate {
      ...WholeDate
    }
    issuingCountry
    dob {
      ...WholeDate
    }
    expirationDate {
      ...WholeDate
    }
    number
    sex
    placeOfBirth
    files {
      id
      link {
        url
        expiresAt
      }
    }
  }
  selfie {
    status
    error {
      code
      reason
    }
    document {
      id
    }
    selfie {
      id
    }
  }
  idNumber {
    status
    error {
      code
      reason
    }
    firstName
    lastName
    idNumberType
    dob {
      ...WholeDate
    }
    idNumber
  }
  phone {
    status
    error {
      code
      reason
    }
    phone
  }
  email {
    status
    error {
      code
      reason
    }
    email
  }
  address {
    status
    address {
      ...WholeAddress
    }
  }
}
fragment WholeAddress on Address {
  line1
  line2
  city
  state
  postalCode
  country
}
fragment WholeDate on PartialDate {
  day
  month
  year
}`) as unknown as TypedDocumentString<ReadEverythingQuery, ReadEverythingQueryVariables>;
export const ReadReportDocument = new TypedDocumentString(`
    query ReadReport($id: ID!) {
  verificationReport(id: $id) {
    ...PersonalReport
    session {
      id
    }
  }
}
    fragment PersonalReport on VerificationReport {
  id
  checks {
    kind
    status
    failure {
      code
      check
      message
      developerMessage
      retryable
      nextStep
    }
  }
  document {
    status
    error {
      code
      reason
    }
    type
    firstName
    lastName
    address {
      ...WholeAddress
    }
    issuedDate {
      ...WholeDate
    }
    issuingCountry
    dob {
      ...WholeDate
    }
    expirationDate {
      ...WholeDate
    }
    number
    sex
    placeOfBirth
    files {
      id
      link {
        url
        expiresAt
      }
    }
  }
  selfie {
    status
    error {
      code
      reason
    }
    document {
      id
    }
    selfie {
      id
    }
  }
  idNumber {
    status
    error {
      code
      reason
    }
    firstName
    lastName
    idNumberType
    dob {
      ...WholeDate
    }
    idNumber
  }
  phone {
    status
    error {
      code
      reason
    }
    phone
  }
  email {
    status
    error {
      code
      reason
    }
    email
  }
  address {
    status
    address {
      ...WholeAddress
    }
  }
}
fragment WholeAddress on Address {
  line1
  line2
  city
  state
  postalCode
  country
}
fragment WholeDate on PartialDate {
  day
  month
  year
}`) as unknown as TypedDocumentString<ReadReportQuery, ReadReportQueryVariables>;
export const ReadFailuresDocument = new TypedDocumentString(`
    query ReadFailures {
  checkFailures {
    code
    check
    message
    developerMessage
    retryable
    nextStep
  }
}
    `) as unknown as TypedDocumentString<ReadFailuresQuery, ReadFailuresQueryVariables>;
export const ReadSelfieAvailabilityDocument = new TypedDocumentString(`
    query ReadSelfieAvailability($country: CountryCode!) {
  selfieAvailability(country: $country) {
    country
    available
    alternativeRequired
    alternatives {
      kind
      countries
    }
  }
}
    `) as unknown as TypedDocumentString<ReadSelfieAvailabilityQuery, ReadSelfieAvailabilityQueryVariables>;
export const ReadSessionIdsDocument = new TypedDocumentString(`
    query ReadSessionIds($first: Int, $after: String, $last: Int, $before: String, $filter: VerificationSessionFilter) {
  verificationSessions(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    nodes {
      id
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadSessionIdsQuery, ReadSessionIdsQueryVariables>;
export const ReadReportIdsDocument = new TypedDocumentString(`
    query ReadReportIds($first: Int, $after: String, $last: Int, $before: String, $filter: VerificationReportFilter) {
  verificationReports(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    nodes {
      id
      session {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadReportIdsQuery, ReadReportIdsQueryVariables>;
export const ReadEventIdsDocument = new TypedDocumentString(`
    query ReadEventIds($first: Int, $after: String, $last: Int, $before: String, $filter: VerificationEventFilter) {
  verificationEvents(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    nodes {
      id
      type
      status
      session {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEventIdsQuery, ReadEventIdsQueryVariables>;
export const ReadNodesDocument = new TypedDocumentString(`
    query ReadNodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<ReadNodesQuery, ReadNodesQueryVariables>;
export const ReadNodeDocument = new TypedDocumentString(`
    query ReadNode($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<ReadNodeQuery, ReadNodeQueryVariables>;
export const ReadPartlyDocument = new TypedDocumentString(`
    query ReadPartly($id: ID!) {
  verificationSession(id: $id) {
    ...Session
    verifiedOutputs {
      firstName
      address {
        ...WholeAddress
      }
      dob {
        ...WholeDate
      }
      idNumber
    }
    lastReport {
      id
      document {
        status
        error {
          code
          reason
        }
        firstName
        dob {
          ...WholeDate
        }
        number
      }
      selfie {
        status
        selfie {
          id
        }
      }
    }
  }
}
    fragment Session on VerificationSession {
  id
  type
  status
  checks
  requiresSelfie
  nextStep
  attempts
  clientReferenceId
  metadata {
    key
    value
  }
  options {
    documentTypes
    requireLiveCapture
    requireIdNumber
    requireMatchingSelfie
  }
  redaction {
    status
  }
  alternatives {
    kind
    message
  }
  replaces {
    id
  }
  replacedBy {
    id
  }
  lastError {
    code
    message
    reason
    retryable
    nextStep
  }
  cursor
}
fragment WholeAddress on Address {
  line1
  line2
  city
  state
  postalCode
  country
}
fragment WholeDate on PartialDate {
  day
  month
  year
}`) as unknown as TypedDocumentString<ReadPartlyQuery, ReadPartlyQueryVariables>;