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
  /** A phone number in the E.164 form: a plus sign, country code and number, digits only, as in +15005550006. */
  PhoneNumber: { input: string; output: string; }
  /** A field whose value conforms to the standard URL format as specified in RFC3986: https://www.ietf.org/rfc/rfc3986.txt. */
  URL: { input: string; output: string; }
};

/** A postal address. A part that is missing, or was redacted, is null. */
export type Address = {
  __typename?: 'Address';
  /** City, town or village. */
  city?: Maybe<Scalars['String']['output']>;
  /** Country. */
  country?: Maybe<Scalars['CountryCode']['output']>;
  /** Street and number. */
  line1?: Maybe<Scalars['String']['output']>;
  /** Apartment, floor or the like. */
  line2?: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postalCode?: Maybe<Scalars['String']['output']>;
  /** State, province or county. */
  state?: Maybe<Scalars['String']['output']>;
};

/** The comparison of name, birth date and address with records. Inferred: Stripe's API has no object for it. It stands in the report of a session whose flow was started with ADDRESS among its checks; it is VERIFIED where that session is verified by this report, and otherwise UNKNOWN, since Stripe doesn't tell which check of a flow failed without an object of its own. */
export type AddressCheck = VerificationCheck & {
  __typename?: 'AddressCheck';
  /** The verified address, from the session's verified outputs. Null unless VERIFIED. Needs scope `results:read`. */
  address?: Maybe<Address>;
  /** Why it failed, from the catalogue; null where it didn't. */
  failure?: Maybe<CheckFailure>;
  /** Which check it is. */
  kind: CheckKind;
  /** How it ended. */
  status: CheckStatus;
};

/** This reference is verified already; `reverify` asks again. */
export type AlreadyVerified = UserError & {
  __typename?: 'AlreadyVerified';
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The verified session. */
  session: VerificationSession;
};

/** Ways to be verified without biometrics. */
export type AlternativeKind =
  /** A check of a national number against records. */
  | 'ID_NUMBER'
  /** People of yours, outside of this service. */
  | 'MANUAL_REVIEW'
  /** A document check without a selfie. */
  | 'NON_BIOMETRIC_DOCUMENT';

/** As many attempts were made as are allowed; each costs money. People have to look at it. */
export type AttemptsExhausted = UserError & {
  __typename?: 'AttemptsExhausted';
  /** Attempts that were made. */
  attempts: Scalars['Int']['output'];
  /** Attempts that are allowed. */
  maxAttempts: Scalars['Int']['output'];
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The session of the newest attempt. */
  session: VerificationSession;
};

/** One read of what is sensitive, as the audit log has it: names of fields, never their values. */
export type AuditedRead = Node & {
  __typename?: 'AuditedRead';
  /** Who read: `key:` and the id of an API key. */
  actor: Scalars['String']['output'];
  /** What was read, such as `report.document.number`, or `image.` and the id of the file a link was made to. */
  fields: Array<Scalars['String']['output']>;
  /** Our id, `va_...`. */
  id: Scalars['ID']['output'];
  /** When it was written down, which is before it was read. */
  readAt: Scalars['DateTime']['output'];
  /** The request it was read by: what `X-Request-Id` said. */
  requestId: Scalars['String']['output'];
  /** The session, as it stands now. Needs scope `sessions:read`. */
  session?: Maybe<VerificationSession>;
  /** The session whose data it was, `vs_...`. */
  sessionId: Scalars['ID']['output'];
};

/** A page of sensitive reads. */
export type AuditedReadConnection = {
  __typename?: 'AuditedReadConnection';
  /** The sensitive reads with their cursors. */
  edges: Array<AuditedReadEdge>;
  /** The sensitive reads alone. */
  nodes: Array<AuditedRead>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A sensitive read and its place in a list. */
export type AuditedReadEdge = {
  __typename?: 'AuditedReadEdge';
  /** Its place. Opaque; stays good. */
  cursor: Scalars['String']['output'];
  /** The sensitive read. */
  node: AuditedRead;
};

/** Why a session was not canceled. */
export type CancelVerificationError = InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** A session to end. */
export type CancelVerificationInput = {
  /** The session's id, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The canceled session, or why it was not canceled. */
export type CancelVerificationPayload = {
  __typename?: 'CancelVerificationPayload';
  /** Subscribe after this and miss nothing that follows. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** Why it was not done; empty where it was. */
  errors: Array<CancelVerificationError>;
  /** The session as it now stands; null where `errors` says why not. */
  session?: Maybe<VerificationSession>;
};

/** One of the checks: what it asks of the user, where it can be had, and how. */
export type CheckDescription = {
  __typename?: 'CheckDescription';
  /** Whether it uses biometrics, so that the law of some countries asks for an alternative. */
  biometric: Scalars['Boolean']['output'];
  /** What the user gives. */
  collects: Scalars['String']['output'];
  /** Countries it covers; null where Stripe publishes none. */
  countries?: Maybe<Array<Scalars['CountryCode']['output']>>;
  /** What decides. */
  decidesBy: Scalars['String']['output'];
  /** How to ask for it here. */
  howToAsk: Scalars['String']['output'];
  /** Whether Stripe offers it by invitation only. */
  inviteOnly: Scalars['Boolean']['output'];
  /** Which check. */
  kind: CheckKind;
  /** What else to know; what is inferred. */
  note?: Maybe<Scalars['String']['output']>;
  /** Its name. */
  title: Scalars['String']['output'];
};

/** One way in which a verification can fail, from the catalogue. */
export type CheckFailure = {
  __typename?: 'CheckFailure';
  /** The check that fails; null for what happens before any check runs. */
  check?: Maybe<CheckKind>;
  /** Its code. */
  code: VerificationErrorCode;
  /** What it means, for the developer, and how sure that is. */
  developerMessage: Scalars['String']['output'];
  /** What to tell the user, in English. */
  message: Scalars['String']['output'];
  /** What comes next for the user. */
  nextStep: NextStep;
  /** Whether another attempt on the same session can end well. */
  retryable: Scalars['Boolean']['output'];
};

/** The checks that a verification can consist of. */
export type CheckKind =
  /** Name, birth date and address agree with records. By flow. */
  | 'ADDRESS'
  /** A government-issued photo ID is genuine and valid. */
  | 'DOCUMENT'
  /** The user holds the email address. By flow. */
  | 'EMAIL'
  /** Name, birth date and national number agree with records. */
  | 'ID_NUMBER'
  /** The user holds the phone number. By flow. */
  | 'PHONE'
  /** The face on the document is the user's. Biometric. */
  | 'SELFIE';

/** How a check ended. */
export type CheckStatus =
  /** A value that this version of the service does not know. */
  | 'UNKNOWN'
  /** It failed; `failure` says why. */
  | 'UNVERIFIED'
  /** It passed. */
  | 'VERIFIED';

/** Why no credential was made for the mobile SDK. */
export type CreateMobileCredentialError = AttemptsExhausted | InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** A session to be gone through in the native SDK. */
export type CreateMobileCredentialInput = {
  /** The API version that the mobile SDK names. */
  apiVersion: Scalars['String']['input'];
  /** The session's id, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** A credential for the native SDKs, or why there is none. */
export type CreateMobileCredentialPayload = {
  __typename?: 'CreateMobileCredentialPayload';
  /** The credential; null where `errors` says why not. */
  credential?: Maybe<MobileCredential>;
  /** Why there is none; empty where there is one. */
  errors: Array<CreateMobileCredentialError>;
};

/** A span of time. */
export type CreatedRangeInput = {
  /** From then on, inclusive. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until then, exclusive. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Kinds of credentials. */
export type CredentialKind =
  /** A partner's key, with scopes. */
  | 'API_KEY'
  /** A browser's token for one session. */
  | 'VIEWER_TOKEN';

/** The check of an identity document: is it genuine, valid, and of an allowed type. Its data is read from Stripe when selected. */
export type DocumentCheck = VerificationCheck & {
  __typename?: 'DocumentCheck';
  /** Address on the document. Needs scope `results:read`. */
  address?: Maybe<Address>;
  /** Date of birth. Needs scope `results:sensitive`; audited. */
  dob?: Maybe<PartialDate>;
  /** Why it failed; null where it didn't. */
  error?: Maybe<DocumentCheckError>;
  /** Date of expiry. Needs scope `results:sensitive`; audited. */
  expirationDate?: Maybe<PartialDate>;
  /** Why it failed, from the catalogue; null where it didn't. */
  failure?: Maybe<CheckFailure>;
  /** Images of the document: front, and back where it has one. To see one takes its `link`, which needs scope `results:sensitive`. */
  files: Array<VerificationImage>;
  /** Given name on the document. Needs scope `results:read`. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** Date of issue. Needs scope `results:read`. */
  issuedDate?: Maybe<PartialDate>;
  /** Country that issued it. Needs scope `results:read`. */
  issuingCountry?: Maybe<Scalars['CountryCode']['output']>;
  /** Which check it is. */
  kind: CheckKind;
  /** Family name on the document. Needs scope `results:read`. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Number of the document. Needs scope `results:sensitive`; audited. */
  number?: Maybe<Scalars['String']['output']>;
  /** Place of birth as the document states it. Needs scope `results:sensitive`; audited. */
  placeOfBirth?: Maybe<Scalars['String']['output']>;
  /** Sex as the document states it. Needs scope `results:sensitive`; audited. */
  sex?: Maybe<Sex>;
  /** How it ended. */
  status: CheckStatus;
  /** Type of the document. Needs scope `results:read`. */
  type?: Maybe<DocumentType>;
};

/** Why a document check failed. */
export type DocumentCheckError = {
  __typename?: 'DocumentCheckError';
  /** What failed. */
  code: DocumentCheckErrorCode;
  /** Stripe's own wording, fit to show to the user. Read from Stripe when selected; not kept. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Why a document check failed. */
export type DocumentCheckErrorCode =
  /** The provided identity document has expired. */
  | 'DOCUMENT_EXPIRED'
  /** The document is not one of the session's allowed document types. */
  | 'DOCUMENT_TYPE_NOT_SUPPORTED'
  /** Stripe couldn't verify the identity document. It gives no narrower reason. */
  | 'DOCUMENT_UNVERIFIED_OTHER'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** Types of identity documents. */
export type DocumentType =
  /** A driving licence. */
  | 'DRIVING_LICENSE'
  /** A national identity card. */
  | 'ID_CARD'
  /** A passport. */
  | 'PASSPORT'
  /** A value that this version of the service does not know. Can't be asked for. */
  | 'UNKNOWN';

/** The check that the user holds an email address. */
export type EmailCheck = VerificationCheck & {
  __typename?: 'EmailCheck';
  /** The email address. Needs scope `results:read`. */
  email?: Maybe<Scalars['String']['output']>;
  /** Why it failed; null where it didn't. */
  error?: Maybe<EmailCheckError>;
  /** Why it failed, from the catalogue; null where it didn't. */
  failure?: Maybe<CheckFailure>;
  /** Which check it is. */
  kind: CheckKind;
  /** How it ended. */
  status: CheckStatus;
};

/** Why a email check failed. */
export type EmailCheckError = {
  __typename?: 'EmailCheckError';
  /** What failed. */
  code: EmailCheckErrorCode;
  /** Stripe's own wording, fit to show to the user. Read from Stripe when selected; not kept. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Why an email check failed. */
export type EmailCheckErrorCode =
  /** Stripe couldn't verify the email address. It gives no narrower reason. */
  | 'EMAIL_UNVERIFIED_OTHER'
  /** The user could not or would not confirm the code sent by email. */
  | 'EMAIL_VERIFICATION_DECLINED'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** The comparison of name, birth date and national number with records. */
export type IdNumberCheck = VerificationCheck & {
  __typename?: 'IdNumberCheck';
  /** Date of birth. Needs scope `results:sensitive`; audited. */
  dob?: Maybe<PartialDate>;
  /** Why it failed; null where it didn't. */
  error?: Maybe<IdNumberCheckError>;
  /** Why it failed, from the catalogue; null where it didn't. */
  failure?: Maybe<CheckFailure>;
  /** Given name that was compared. Needs scope `results:read`. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** The number; of a US Social Security number only the last four digits. Needs scope `results:sensitive`; audited. */
  idNumber?: Maybe<Scalars['String']['output']>;
  /** Kind of the number. Needs scope `results:read`. */
  idNumberType?: Maybe<IdNumberType>;
  /** Which check it is. */
  kind: CheckKind;
  /** Family name that was compared. Needs scope `results:read`. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** How it ended. */
  status: CheckStatus;
};

/** Why a ID number check failed. */
export type IdNumberCheckError = {
  __typename?: 'IdNumberCheckError';
  /** What failed. */
  code: IdNumberCheckErrorCode;
  /** Stripe's own wording, fit to show to the user. Read from Stripe when selected; not kept. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Why an ID number check failed. */
export type IdNumberCheckErrorCode =
  /** The document lacks data that the ID number check needs (inferred from the name of the code). */
  | 'ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA'
  /** The name, the date of birth or the number did not match the records (inferred from the name of the code). */
  | 'ID_NUMBER_MISMATCH'
  /** Stripe couldn't verify the ID number. It gives no narrower reason. */
  | 'ID_NUMBER_UNVERIFIED_OTHER'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** National numbers that can be checked. */
export type IdNumberType =
  /** Brazil, Cadastro de Pessoas Físicas. */
  | 'BR_CPF'
  /** Singapore, National Registration Identity Card. */
  | 'SG_NRIC'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN'
  /** United States, Social Security number. */
  | 'US_SSN';

/** The idempotency key was used with another input. */
export type IdempotencyConflict = UserError & {
  __typename?: 'IdempotencyConflict';
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** A link that shows an image without a credential, for seconds. Hand it to the viewer; don't keep it. */
export type ImageLink = {
  __typename?: 'ImageLink';
  /** When the link stops working. */
  expiresAt: Scalars['DateTime']['output'];
  /** Where the image is. Minted for this read. */
  url: Scalars['URL']['output'];
};

/** An argument that can't be meant; `path` and `message` name it. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** One of the caller's own notes on a session. Not for personal data. */
export type MetadataEntry = {
  __typename?: 'MetadataEntry';
  /** 1 to 40 characters. */
  key: Scalars['String']['output'];
  /** At most 500 characters. */
  value: Scalars['String']['output'];
};

/** One of the caller's own notes on a session. Not for personal data: it is kept by us and by Stripe. */
export type MetadataEntryInput = {
  /** 1 to 40 characters, without square brackets. Keys that begin with `verification_graph_` are reserved. */
  key: Scalars['String']['input'];
  /** At most 500 characters. In an update, an empty value takes the key away. */
  value: Scalars['String']['input'];
};

/** What the native SDKs need beside the session's id. */
export type MobileCredential = {
  __typename?: 'MobileCredential';
  /** When it stops working. */
  expiresAt: Scalars['DateTime']['output'];
  /** The ephemeral key's secret. For the device; never log it. */
  secret: Scalars['String']['output'];
};

/** What can be done. Each answers what came of it, or in `errors` why not. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Ends an open session; nothing can be submitted any more. Needs scope `sessions:write`. */
  cancelVerification: CancelVerificationPayload;
  /** An ephemeral key for the native SDKs. Needs scope `sessions:write`. */
  createMobileCredential: CreateMobileCredentialPayload;
  /** Has all personal data of a session deleted, at Stripe and here. It can't be undone and takes up to four days; an open session is canceled by it. Needs scope `sessions:write`. */
  redactVerification: RedactVerificationPayload;
  /** Fresh ways into an open session: for another attempt, or after a break. Needs scope `sessions:write`. */
  resumeVerification: StartVerificationPayload;
  /** Does what a user would do on the hosted page. Only with the emulator; with Stripe it answers SimulationUnavailable. Needs scope `sessions:write`. */
  simulateVerification: SimulateVerificationPayload;
  /** Starts a verification by photo ID without a selfie: the non-biometric way. Needs scope `sessions:write`. */
  startDocumentVerification: StartVerificationPayload;
  /** Starts a verification by national number. Needs scope `sessions:write`. */
  startIdNumberVerification: StartVerificationPayload;
  /** Starts a verification by photo ID and selfie. Needs scope `sessions:write`. */
  startSelfieVerification: StartVerificationPayload;
  /** Starts a verification flow of the Stripe Dashboard. Needs scope `sessions:write`. */
  startVerificationFlow: StartVerificationPayload;
  /** Starts a document check without a selfie in place of a session that asks for one, and cancels that. Repeated, it answers the same. Needs scope `sessions:write`. */
  switchToNonBiometricVerification: StartVerificationPayload;
  /** Changes what an open session asks for. Needs scope `sessions:write`. */
  updateVerification: UpdateVerificationPayload;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationCancelVerificationArgs = {
  input: CancelVerificationInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationCreateMobileCredentialArgs = {
  input: CreateMobileCredentialInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationRedactVerificationArgs = {
  input: RedactVerificationInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationResumeVerificationArgs = {
  input: ResumeVerificationInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationSimulateVerificationArgs = {
  input: SimulateVerificationInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationStartDocumentVerificationArgs = {
  input: StartDocumentVerificationInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationStartIdNumberVerificationArgs = {
  input: StartIdNumberVerificationInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationStartSelfieVerificationArgs = {
  input: StartSelfieVerificationInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationStartVerificationFlowArgs = {
  input: StartVerificationFlowInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationSwitchToNonBiometricVerificationArgs = {
  input: SwitchToNonBiometricVerificationInput;
};


/** What can be done. Each answers what came of it, or in `errors` why not. */
export type MutationUpdateVerificationArgs = {
  input: UpdateVerificationInput;
};

/** What comes next for the user, so that no app has to derive it from codes. */
export type NextStep =
  /** Another attempt won't help: people have to look at it. */
  | 'CONTACT_SUPPORT'
  /** It is over. */
  | 'NONE'
  /** The user can try again on the same session: `resumeVerification`. */
  | 'RETRY'
  /** The user submits for the first time: send them to `url`. */
  | 'SUBMIT'
  /** Offer one of `alternatives`: `switchToNonBiometricVerification`, or people. */
  | 'USE_ALTERNATIVE'
  /** Nothing to do: the result is on its way. */
  | 'WAIT';

/** Anything that has an id of its own and can be read again by `node`. */
export type Node = {
  /** Stripe's own id (`vs_...`, `vr_...`), or ours (`ve_...` for events, `va_...` for audited reads). */
  id: Scalars['ID']['output'];
};

/** There is no such thing, or it isn't the caller's. */
export type NotFound = UserError & {
  __typename?: 'NotFound';
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge. For events also where the page is empty: then of the newest event that was looked at. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more follows. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether something stands before. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A date as a document states it. Any part may be missing. */
export type PartialDate = {
  __typename?: 'PartialDate';
  /** Day of the month, 1 to 31. */
  day?: Maybe<Scalars['Int']['output']>;
  /** Month, 1 to 12. */
  month?: Maybe<Scalars['Int']['output']>;
  /** Year, four digits. */
  year?: Maybe<Scalars['Int']['output']>;
};

/** The check that the user holds a phone number. */
export type PhoneCheck = VerificationCheck & {
  __typename?: 'PhoneCheck';
  /** Why it failed; null where it didn't. */
  error?: Maybe<PhoneCheckError>;
  /** Why it failed, from the catalogue; null where it didn't. */
  failure?: Maybe<CheckFailure>;
  /** Which check it is. */
  kind: CheckKind;
  /** The phone number, E.164. Needs scope `results:read`. */
  phone?: Maybe<Scalars['String']['output']>;
  /** How it ended. */
  status: CheckStatus;
};

/** Why a phone check failed. */
export type PhoneCheckError = {
  __typename?: 'PhoneCheckError';
  /** What failed. */
  code: PhoneCheckErrorCode;
  /** Stripe's own wording, fit to show to the user. Read from Stripe when selected; not kept. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Why a phone check failed. */
export type PhoneCheckErrorCode =
  /** Stripe couldn't verify the phone number. It gives no narrower reason. */
  | 'PHONE_UNVERIFIED_OTHER'
  /** The user could not or would not confirm the code sent to the phone. */
  | 'PHONE_VERIFICATION_DECLINED'
  /** Stripe reported a reason that this version does not know. */
  | 'UNKNOWN';

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** Who of the caller's own read what is sensitive, newest first: the audit log of the tenant. Needs scope `results:sensitive`. */
  auditedReads: AuditedReadConnection;
  /** The checks: what each collects, where it can be had, and how to ask for it. */
  checkDescriptions: Array<CheckDescription>;
  /** Every way in which a verification can fail, with what to tell the user and what comes next. */
  checkFailures: Array<CheckFailure>;
  /** Anything by its id; null where it isn't the caller's. Needs the scope that its type needs: `sessions:read`, `events:read` for events, `results:sensitive` for audited reads. */
  node?: Maybe<Node>;
  /** Several by their ids, in their order; null for each that isn't the caller's. At most 100. */
  nodes: Array<Maybe<Node>>;
  /** Whether selfie checks can be had for documents of a country, and what must be offered beside them. */
  selfieAvailability: SelfieAvailability;
  /** What happened to the caller's sessions, in the order of the log. Resume from the last cursor to read on: nothing comes twice, nothing is passed over. Needs scope `events:read`. */
  verificationEvents: VerificationEventConnection;
  /** A report by its id; null where it isn't the caller's. Needs scope `sessions:read`. */
  verificationReport?: Maybe<VerificationReport>;
  /** The caller's reports, newest first. Needs scope `sessions:read`. */
  verificationReports: VerificationReportConnection;
  /** A session by its id; null where it isn't the caller's. Needs scope `sessions:read`, or the session's viewer token. */
  verificationSession?: Maybe<VerificationSession>;
  /** The caller's sessions, newest first. Needs scope `sessions:read`. */
  verificationSessions: VerificationSessionConnection;
  /** Who is asking, and what this credential may do. */
  viewer: Viewer;
};


/** What can be read. */
export type QueryAuditedReadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QuerySelfieAvailabilityArgs = {
  country: Scalars['CountryCode']['input'];
};


/** What can be read. */
export type QueryVerificationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryVerificationReportArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryVerificationReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryVerificationSessionArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryVerificationSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationSessionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Why the deletion of a session's personal data was not asked for. */
export type RedactVerificationError = InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** A session whose personal data is to be deleted. */
export type RedactVerificationInput = {
  /** The session's id, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The session whose data is being deleted, or why it is not. */
export type RedactVerificationPayload = {
  __typename?: 'RedactVerificationPayload';
  /** Subscribe after this and miss nothing that follows. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** Why it was not done; empty where it was. */
  errors: Array<RedactVerificationError>;
  /** The session as it now stands; null where `errors` says why not. */
  session?: Maybe<VerificationSession>;
};

/** The deletion of a session's personal data, once it was asked for. */
export type Redaction = {
  __typename?: 'Redaction';
  /** How far it has come. */
  status: RedactionStatus;
};

/** How far the deletion of a session's personal data has come. */
export type RedactionStatus =
  /** Under way; up to four days. */
  | 'PROCESSING'
  /** Done. It can't be undone. */
  | 'REDACTED'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN';

/** A session to go on with. */
export type ResumeVerificationInput = {
  /** The session's id, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** Whether selfie checks can be had for documents of a country, and what the law asks for beside them. */
export type SelfieAvailability = {
  __typename?: 'SelfieAvailability';
  /** Whether a way without biometrics must be offered by law. Not legal advice. */
  alternativeRequired: Scalars['Boolean']['output'];
  /** Ways without biometrics, the best first. */
  alternatives: Array<VerificationAlternative>;
  /** Whether Stripe offers selfie checks for its documents. */
  available: Scalars['Boolean']['output'];
  /** The country. */
  country: Scalars['CountryCode']['output'];
};

/** The comparison of the user's face with the photo on the document. Biometric. */
export type SelfieCheck = VerificationCheck & {
  __typename?: 'SelfieCheck';
  /** The document's photo that was compared. Needs scope `results:sensitive`. */
  document?: Maybe<VerificationImage>;
  /** Why it failed; null where it didn't. */
  error?: Maybe<SelfieCheckError>;
  /** Why it failed, from the catalogue; null where it didn't. */
  failure?: Maybe<CheckFailure>;
  /** Which check it is. */
  kind: CheckKind;
  /** The picture of the user's face. Needs scope `results:sensitive`. */
  selfie?: Maybe<VerificationImage>;
  /** How it ended. */
  status: CheckStatus;
};

/** Why a selfie check failed. */
export type SelfieCheckError = {
  __typename?: 'SelfieCheckError';
  /** What failed. */
  code: SelfieCheckErrorCode;
  /** Stripe's own wording, fit to show to the user. Read from Stripe when selected; not kept. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Why a selfie check failed. */
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
  /** What can be offered instead, the best first. */
  alternatives: Array<VerificationAlternative>;
  /** The country that was asked for. */
  country: Scalars['CountryCode']['output'];
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** Sex as a document states it. */
export type Sex =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** The document doesn't say, or says what this version doesn't know. */
  | 'UNKNOWN';

/** Why nothing was simulated. */
export type SimulateVerificationError = InvalidInput | NotFound | SimulationUnavailable | StripeRejected | StripeUnavailable | WrongStatus;

/** What a user would do on the hosted page. */
export type SimulateVerificationInput = {
  /** How long the checks take, in milliseconds, up to a minute. */
  delayMilliseconds?: InputMaybe<Scalars['Int']['input']>;
  /** The user stops before submitting, with this failure. Not together with `outcomes`. */
  failBeforeSubmission?: InputMaybe<VerificationErrorCode>;
  /** Checks that are to end in a certain way; the others pass. */
  outcomes?: InputMaybe<Array<SimulatedOutcomeInput>>;
  /** The session's id, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The session as it stood when the simulation was accepted; its events tell the rest. Or why it was not. */
export type SimulateVerificationPayload = {
  __typename?: 'SimulateVerificationPayload';
  /** Subscribe after this and miss nothing that follows. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** Why it was not done; empty where it was. */
  errors: Array<SimulateVerificationError>;
  /** The session as it now stands; null where `errors` says why not. */
  session?: Maybe<VerificationSession>;
};

/** How one check is to end. */
export type SimulatedOutcomeInput = {
  /** The check. */
  check: CheckKind;
  /** What it fails with; null: it passes. */
  errorCode?: InputMaybe<VerificationErrorCode>;
};

/** This service runs against Stripe, where only a person can submit. */
export type SimulationUnavailable = UserError & {
  __typename?: 'SimulationUnavailable';
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** A photo ID without a selfie: the non-biometric way. */
export type StartDocumentVerificationInput = {
  /** Your own id of the person or the case; no personal data. An open session of this reference is gone on with; one that is processing or verified is a typed error. 1 to 500 characters. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** Where the document is from. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Types to accept; every type that Stripe supports where nothing is said. */
  documentTypes?: InputMaybe<Array<DocumentType>>;
  /** The user's email address: may be shown on the hosted page and gets one-time codes. Passed to Stripe, not kept. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Makes repeats safe, for ever: the same key and input answer the same session, the same key and another input IdempotencyConflict. 1 to 255 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Your own notes, at most 40; no personal data. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, E.164: gets one-time codes. Passed to Stripe, not kept. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** Stripe's id of a customer, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** Also checks the national number, with the document's name and birth date. */
  requireIdNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** Photos must be taken with the camera, not uploaded. */
  requireLiveCapture?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where the hosted page brings the user back to, after submitting; not a sign of any result. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Verifies a reference again that is verified already. */
  reverify?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Name, birth date and national number, compared with records. United States. */
export type StartIdNumberVerificationInput = {
  /** Your own id of the person or the case; no personal data. An open session of this reference is gone on with; one that is processing or verified is a typed error. 1 to 500 characters. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** The user's email address: may be shown on the hosted page and gets one-time codes. Passed to Stripe, not kept. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Makes repeats safe, for ever: the same key and input answer the same session, the same key and another input IdempotencyConflict. 1 to 255 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Your own notes, at most 40; no personal data. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, E.164: gets one-time codes. Passed to Stripe, not kept. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** Stripe's id of a customer, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** Where the hosted page brings the user back to, after submitting; not a sign of any result. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Verifies a reference again that is verified already. */
  reverify?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A photo ID and a picture of the face, compared. */
export type StartSelfieVerificationInput = {
  /** Your own id of the person or the case; no personal data. An open session of this reference is gone on with; one that is processing or verified is a typed error. 1 to 500 characters. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** Where the document is from. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Types to accept; every type that Stripe supports where nothing is said. */
  documentTypes?: InputMaybe<Array<DocumentType>>;
  /** The user's email address: may be shown on the hosted page and gets one-time codes. Passed to Stripe, not kept. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Makes repeats safe, for ever: the same key and input answer the same session, the same key and another input IdempotencyConflict. 1 to 255 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Your own notes, at most 40; no personal data. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, E.164: gets one-time codes. Passed to Stripe, not kept. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** Stripe's id of a customer, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** Also checks the national number, with the document's name and birth date. */
  requireIdNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** Photos must be taken with the camera, not uploaded. */
  requireLiveCapture?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where the hosted page brings the user back to, after submitting; not a sign of any result. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Verifies a reference again that is verified already. */
  reverify?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Why a verification was not started or resumed. */
export type StartVerificationError = AlreadyVerified | AttemptsExhausted | IdempotencyConflict | InvalidInput | NotFound | SelfieUnavailable | StripeRejected | StripeUnavailable | VerificationInProgress | WrongStatus;

/** A verification flow that was put together in the Stripe Dashboard: the way to phone, email and address checks. */
export type StartVerificationFlowInput = {
  /** The checks that the flow runs. Stripe doesn't tell them; what is said here shows in `checks` from the start. */
  checks?: InputMaybe<Array<CheckKind>>;
  /** Your own id of the person or the case; no personal data. An open session of this reference is gone on with; one that is processing or verified is a typed error. 1 to 500 characters. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** Where the user's document is from. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The user's email address: may be shown on the hosted page and gets one-time codes. Passed to Stripe, not kept. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Stripe's id of the flow. */
  flowId: Scalars['ID']['input'];
  /** Makes repeats safe, for ever: the same key and input answer the same session, the same key and another input IdempotencyConflict. 1 to 255 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Your own notes, at most 40; no personal data. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, E.164: gets one-time codes. Passed to Stripe, not kept. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** Stripe's id of a customer, `cus_...`. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** Where the hosted page brings the user back to, after submitting; not a sign of any result. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Verifies a reference again that is verified already. */
  reverify?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A session to go on with and the ways into it; or why there is none. */
export type StartVerificationPayload = {
  __typename?: 'StartVerificationPayload';
  /** For Stripe.js's modal. Single use, 24 hours. Never log it. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** Subscribe after this and miss nothing. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** Why there is no session; empty where there is one. */
  errors: Array<StartVerificationError>;
  /** Whether this is a session that was open already. */
  reused: Scalars['Boolean']['output'];
  /** The session; null where `errors` says why not. */
  session?: Maybe<VerificationSession>;
  /** The hosted page, for a redirect. Single use, 48 hours. Never log it or mail it. */
  url?: Maybe<Scalars['URL']['output']>;
  /** For the browser, as its credential here: this session's status and live updates, nothing else, for half an hour unless set otherwise. */
  viewerToken?: Maybe<Scalars['String']['output']>;
};

/** Stripe refused. Asking the same again won't help. */
export type StripeRejected = UserError & {
  __typename?: 'StripeRejected';
  /** Stripe's code, where it gave one. */
  code?: Maybe<Scalars['String']['output']>;
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** The parameter that Stripe names, in its spelling. */
  param?: Maybe<Scalars['String']['output']>;
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** Stripe's id of the request, for its support. */
  stripeRequestId?: Maybe<Scalars['String']['output']>;
};

/** Stripe can't be reached. Nothing is lost and nothing is made twice: repeat the same request. */
export type StripeUnavailable = UserError & {
  __typename?: 'StripeUnavailable';
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Seconds after which to try again. */
  retryAfter: Scalars['Int']['output'];
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** What can be followed as it happens. */
export type Subscription = {
  __typename?: 'Subscription';
  /** The log as it grows. Without `after` from now on; with it from there, through what was missed, and on, live. Each event comes once and in order. Needs scope `events:read`. */
  verificationEvents: VerificationEventEdge;
  /** A session as it moves. Without `after` its present state comes first. Each update shows the session as it was after one event; together they are its history, once and in order. Needs scope `sessions:read`, or the session's viewer token. */
  verificationSessionUpdated: VerificationSessionUpdate;
};


/** What can be followed as it happens. */
export type SubscriptionVerificationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationEventFilter>;
};


/** What can be followed as it happens. */
export type SubscriptionVerificationSessionUpdatedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};

/** A session with a selfie to be replaced by one without. */
export type SwitchToNonBiometricVerificationInput = {
  /** Where the hosted page brings the user back to. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The session's id, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** Why a session was not changed. */
export type UpdateVerificationError = InvalidInput | NotFound | StripeRejected | StripeUnavailable | WrongStatus;

/** What to change of a session that requires input. What isn't named stays. */
export type UpdateVerificationInput = {
  /** Types of document to accept. */
  documentTypes?: InputMaybe<Array<DocumentType>>;
  /** The user's email address. Passed to Stripe, not kept. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Notes to set; an empty value takes the key away. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** The user's phone number, E.164. Passed to Stripe, not kept. */
  phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** Also checks the national number. */
  requireIdNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** Photos must be taken with the camera. */
  requireLiveCapture?: InputMaybe<Scalars['Boolean']['input']>;
  /** The session's id, `vs_...`. */
  sessionId: Scalars['ID']['input'];
};

/** The changed session, or why it was not changed. */
export type UpdateVerificationPayload = {
  __typename?: 'UpdateVerificationPayload';
  /** Subscribe after this and miss nothing that follows. */
  cursor?: Maybe<Scalars['String']['output']>;
  /** Why it was not done; empty where it was. */
  errors: Array<UpdateVerificationError>;
  /** The session as it now stands; null where `errors` says why not. */
  session?: Maybe<VerificationSession>;
};

/** Why something was not done: what the caller can act on. */
export type UserError = {
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** What can be done with a session, depending on its status. */
export type VerificationAction =
  /** `cancelVerification`. */
  | 'CANCEL'
  /** `redactVerification`. */
  | 'REDACT'
  /** `resumeVerification`. */
  | 'RESUME'
  /** `switchToNonBiometricVerification`. */
  | 'SWITCH_TO_NON_BIOMETRIC'
  /** `updateVerification`. */
  | 'UPDATE';

/** A way to be verified without biometrics. */
export type VerificationAlternative = {
  __typename?: 'VerificationAlternative';
  /** The checks it runs; empty where none of ours is involved. */
  checks: Array<CheckKind>;
  /** Countries in which it can be had; null: anywhere. */
  countries?: Maybe<Array<Scalars['CountryCode']['output']>>;
  /** For the developer: what it is and how to start it. */
  description: Scalars['String']['output'];
  /** Which way it is. */
  kind: AlternativeKind;
  /** For the user, in English. */
  message: Scalars['String']['output'];
};

/** What every check of a report tells, without anything personal. */
export type VerificationCheck = {
  /** Why it failed, from the catalogue; null where it didn't. */
  failure?: Maybe<CheckFailure>;
  /** Which check it is. */
  kind: CheckKind;
  /** How it ended. */
  status: CheckStatus;
};

/** Why a session is back at REQUIRES_INPUT. */
export type VerificationError = {
  __typename?: 'VerificationError';
  /** What failed. */
  code: VerificationErrorCode;
  /** Wording for the user, in English. Ours, the same for every failure of this code. */
  message: Scalars['String']['output'];
  /** What comes next for the user. */
  nextStep: NextStep;
  /** Stripe's own wording for this very failure, fit to show to the user. Read from Stripe when selected; not kept. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Whether another attempt on this session can end well. False once the attempts are used up. */
  retryable: Scalars['Boolean']['output'];
};

/** Why a session went back to REQUIRES_INPUT: Stripe's own codes in upper case. */
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

/** Something that happened to a session. The log of a tenant holds each once, in one order that never changes. */
export type VerificationEvent = Node & {
  __typename?: 'VerificationEvent';
  /** Its place in the log. */
  cursor: Scalars['String']['output'];
  /** The session's failure after this event; null where there was none. */
  failure?: Maybe<CheckFailure>;
  /** Our id, `ve_...`. */
  id: Scalars['ID']['output'];
  /** When, by Stripe's clock, to the second. The order of the log is that of cursors, not of times. */
  occurredAt: Scalars['DateTime']['output'];
  /** The session, as it stands now. Needs scope `sessions:read`. */
  session?: Maybe<VerificationSession>;
  /** The session's status after this event. */
  status: VerificationStatus;
  /** What happened. */
  type: VerificationEventType;
};

/** A page of events. */
export type VerificationEventConnection = {
  __typename?: 'VerificationEventConnection';
  /** The events with their cursors. */
  edges: Array<VerificationEventEdge>;
  /** The events alone. */
  nodes: Array<VerificationEvent>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A event and its place in a list. */
export type VerificationEventEdge = {
  __typename?: 'VerificationEventEdge';
  /** Its place. Opaque; stays good. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: VerificationEvent;
};

/** Events that meet all that is given. */
export type VerificationEventFilter = {
  /** Of this session. */
  sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** After which the session had one of these statuses. */
  status?: InputMaybe<Array<VerificationStatus>>;
  /** Of one of these types. */
  type?: InputMaybe<Array<VerificationEventType>>;
};

/** What happened to a session. */
export type VerificationEventType =
  /** It was canceled. */
  | 'CANCELED'
  /** A check failed, or the user stopped before submitting; `lastError` says which. */
  | 'INPUT_REQUIRED'
  /** The user submitted; the checks run. */
  | 'PROCESSING'
  /** Its personal data was deleted. */
  | 'REDACTED'
  /** It was asked for. */
  | 'STARTED'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN'
  /** All checks passed. */
  | 'VERIFIED';

/** An image that the user submitted. It stays with Stripe. */
export type VerificationImage = {
  __typename?: 'VerificationImage';
  /** Stripe's id of the file. */
  id: Scalars['ID']['output'];
  /** A fresh link. Needs scope `results:sensitive`; each one is written to the audit log. Null once the image is gone. */
  link?: Maybe<ImageLink>;
};


/** An image that the user submitted. It stays with Stripe. */
export type VerificationImageLinkArgs = {
  expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** A verification of this reference is being processed, or started at this moment. */
export type VerificationInProgress = UserError & {
  __typename?: 'VerificationInProgress';
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The session under way, where it is known yet. */
  session?: Maybe<VerificationSession>;
};

/** What a session asks of the user's document. */
export type VerificationOptions = {
  __typename?: 'VerificationOptions';
  /** Types that are accepted; empty: every type that Stripe supports. */
  documentTypes: Array<DocumentType>;
  /** Whether the national number is checked too, with the document's name and birth date. */
  requireIdNumber: Scalars['Boolean']['output'];
  /** Whether photos must be taken with the camera, not uploaded. */
  requireLiveCapture: Scalars['Boolean']['output'];
  /** Whether a selfie must match the document's photo. */
  requireMatchingSelfie: Scalars['Boolean']['output'];
};

/** What one submission came to: the outcome of each check, and its data. A session has one for each attempt. It doesn't change, until it is redacted. */
export type VerificationReport = Node & {
  __typename?: 'VerificationReport';
  /** The address check, inferred (see its type); null where the flow isn't known to ask for one. */
  address?: Maybe<AddressCheck>;
  /** All checks that ran, in the order in which they are decided. */
  checks: Array<VerificationCheck>;
  /** When all checks of the submission were done. */
  createdAt: Scalars['DateTime']['output'];
  /** The document check; null where none ran. */
  document?: Maybe<DocumentCheck>;
  /** The email check; null where none ran. */
  email?: Maybe<EmailCheck>;
  /** Stripe's id, `vr_...`. */
  id: Scalars['ID']['output'];
  /** The ID number check; null where none ran. */
  idNumber?: Maybe<IdNumberCheck>;
  /** False for test data. */
  livemode: Scalars['Boolean']['output'];
  /** The phone check; null where none ran. */
  phone?: Maybe<PhoneCheck>;
  /** The selfie check; null where none ran. */
  selfie?: Maybe<SelfieCheck>;
  /** The session it belongs to. Needs scope `sessions:read`. */
  session?: Maybe<VerificationSession>;
  /** How the verification was asked for. */
  type: VerificationType;
};

/** A page of reports. */
export type VerificationReportConnection = {
  __typename?: 'VerificationReportConnection';
  /** The reports with their cursors. */
  edges: Array<VerificationReportEdge>;
  /** The reports alone. */
  nodes: Array<VerificationReport>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A report and its place in a list. */
export type VerificationReportEdge = {
  __typename?: 'VerificationReportEdge';
  /** Its place. Opaque; stays good. */
  cursor: Scalars['String']['output'];
  /** The report. */
  node: VerificationReport;
};

/** Reports that meet all that is given. */
export type VerificationReportFilter = {
  /** Of sessions of this reference of yours. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** Made in this time. */
  created?: InputMaybe<CreatedRangeInput>;
  /** Of this session. */
  sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Of one of these types. */
  type?: InputMaybe<Array<VerificationType>>;
};

/** One person's verification, from the first ask to its end, however many attempts it takes. Status and failures come from our store, at once; personal results are read from Stripe when they are selected. */
export type VerificationSession = Node & {
  __typename?: 'VerificationSession';
  /** What to offer who will not or may not give biometrics, the best first. Empty where nothing is owed and nothing would help. */
  alternatives: Array<VerificationAlternative>;
  /** Submissions that were checked to an end. Each may be billed. */
  attempts: Scalars['Int']['output'];
  /** The checks it consists of. Of a flow those that are known: named at the start, or seen in a report. */
  checks: Array<CheckKind>;
  /** The caller's own reference. Gone once redacted. */
  clientReferenceId?: Maybe<Scalars['String']['output']>;
  /** For Stripe.js's modal, fresh from Stripe: single use, 24 hours. Null unless REQUIRES_INPUT with attempts left. Never log it. Needs scope `sessions:write`. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** Place in the log of the state shown: subscribe after it and miss nothing. */
  cursor: Scalars['String']['output'];
  /** What happened to it, in order. Needs scope `events:read`. */
  events: VerificationEventConnection;
  /** Stripe's id, `vs_...`. */
  id: Scalars['ID']['output'];
  /** The newest failure; null where there is none, and once verified. */
  lastError?: Maybe<VerificationError>;
  /** The report of the newest attempt; null before the first. */
  lastReport?: Maybe<VerificationReport>;
  /** False for test data. */
  livemode: Scalars['Boolean']['output'];
  /** The caller's own notes, by key. Gone once redacted. */
  metadata: Array<MetadataEntry>;
  /** What comes next for the user. */
  nextStep: NextStep;
  /** What it asks of the user's document. */
  options: VerificationOptions;
  /** The deletion of its personal data; null where nobody asked for it. */
  redaction?: Maybe<Redaction>;
  /** The session that was started in place of this one. */
  replacedBy?: Maybe<VerificationSession>;
  /** The session in whose place this one was started. */
  replaces?: Maybe<VerificationSession>;
  /** The reports of all attempts, newest first. */
  reports: VerificationReportConnection;
  /** Whether a selfie is asked for. */
  requiresSelfie: Scalars['Boolean']['output'];
  /** Where it stands. Never goes back to what was before. */
  status: VerificationStatus;
  /** How it was asked for. */
  type: VerificationType;
  /** When its newest event occurred. */
  updatedAt: Scalars['DateTime']['output'];
  /** The hosted page, fresh from Stripe: single use, 48 hours. Null unless REQUIRES_INPUT with attempts left. Never log it or mail it. Needs scope `sessions:write`. */
  url?: Maybe<Scalars['URL']['output']>;
  /** What was established of the person. Null unless VERIFIED, and once redacted. Needs scope `results:read`, or `results:sensitive` for some of its fields. */
  verifiedOutputs?: Maybe<VerifiedOutputs>;
};


/** One person's verification, from the first ask to its end, however many attempts it takes. Status and failures come from our store, at once; personal results are read from Stripe when they are selected. */
export type VerificationSessionEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One person's verification, from the first ask to its end, however many attempts it takes. Status and failures come from our store, at once; personal results are read from Stripe when they are selected. */
export type VerificationSessionReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of sessions. */
export type VerificationSessionConnection = {
  __typename?: 'VerificationSessionConnection';
  /** The sessions with their cursors. */
  edges: Array<VerificationSessionEdge>;
  /** The sessions alone. */
  nodes: Array<VerificationSession>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A session and its place in a list. */
export type VerificationSessionEdge = {
  __typename?: 'VerificationSessionEdge';
  /** Its place. Opaque; stays good. */
  cursor: Scalars['String']['output'];
  /** The session. */
  node: VerificationSession;
};

/** Sessions that meet all that is given. */
export type VerificationSessionFilter = {
  /** Of this reference of yours. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** Asked for in this time. */
  created?: InputMaybe<CreatedRangeInput>;
  /** Of this Stripe customer. */
  relatedCustomer?: InputMaybe<Scalars['String']['input']>;
  /** With or without a selfie. */
  requiresSelfie?: InputMaybe<Scalars['Boolean']['input']>;
  /** In one of these statuses. */
  status?: InputMaybe<Array<VerificationStatus>>;
  /** Of one of these types. */
  type?: InputMaybe<Array<VerificationType>>;
};

/** A session as it stood after one event. */
export type VerificationSessionUpdate = {
  __typename?: 'VerificationSessionUpdate';
  /** Resume after this. */
  cursor: Scalars['String']['output'];
  /** The session, as it was then. */
  session: VerificationSession;
};

/** Where a session stands. There is no status for failure: a failed check leads back to REQUIRES_INPUT with `lastError` set. */
export type VerificationStatus =
  /** Nothing can be submitted any more. Final. */
  | 'CANCELED'
  /** What the user submitted is being checked. Mostly under a minute. */
  | 'PROCESSING'
  /** The user has something to submit: for the first time, or again. */
  | 'REQUIRES_INPUT'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN'
  /** All checks passed. Final. */
  | 'VERIFIED';

/** How a verification was asked for. */
export type VerificationType =
  /** A check of an identity document, with a selfie where one is required. */
  | 'DOCUMENT'
  /** A verification flow that was put together in the Stripe Dashboard. */
  | 'FLOW'
  /** A check of name, birth date and a national number. */
  | 'ID_NUMBER'
  /** A value that this version of the service does not know. */
  | 'UNKNOWN';

/** What the checks established of a verified person. Read from Stripe when selected, only the fields selected, and never kept. */
export type VerifiedOutputs = {
  __typename?: 'VerifiedOutputs';
  /** Address, as the document or the address check gives it. Needs scope `results:read`. */
  address?: Maybe<Address>;
  /** Date of birth. Needs scope `results:sensitive`; audited. */
  dob?: Maybe<PartialDate>;
  /** Verified email address. Needs scope `results:read`. */
  email?: Maybe<Scalars['String']['output']>;
  /** Given name. Needs scope `results:read`. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** National number. Needs scope `results:sensitive`; audited. */
  idNumber?: Maybe<Scalars['String']['output']>;
  /** Kind of the national number. Needs scope `results:read`. */
  idNumberType?: Maybe<IdNumberType>;
  /** Family name. Needs scope `results:read`. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Verified phone number, E.164. Needs scope `results:read`. */
  phone?: Maybe<Scalars['String']['output']>;
  /** Place of birth as the document states it. Needs scope `results:sensitive`; audited. */
  placeOfBirth?: Maybe<Scalars['String']['output']>;
  /** Sex as the document states it. Needs scope `results:sensitive`; audited. */
  sex?: Maybe<Sex>;
};

/** Who is asking, and what this credential may do. */
export type Viewer = {
  __typename?: 'Viewer';
  /** The kind of the credential. */
  credential: CredentialKind;
  /** When a viewer token ends; null for an API key. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the key is a live one; null for a viewer token. */
  livemode?: Maybe<Scalars['Boolean']['output']>;
  /** Scopes of an API key; empty for a viewer token. */
  scopes: Array<Scalars['String']['output']>;
  /** The session that a viewer token shows; null for an API key. */
  sessionId?: Maybe<Scalars['ID']['output']>;
  /** The tenant it belongs to. */
  tenant: Scalars['String']['output'];
};

/** The session's status doesn't allow it. */
export type WrongStatus = UserError & {
  __typename?: 'WrongStatus';
  /** What can be done with the session now. */
  allowedActions: Array<VerificationAction>;
  /** Statuses in which it could be done. */
  allowedStatuses: Array<VerificationStatus>;
  /** What is wrong and where, in English, for the developer. */
  message: Scalars['String']['output'];
  /** Where in the arguments it lies, from the outside in; null where it isn't they. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether the same request can succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The session. */
  session: VerificationSession;
  /** The status it has. */
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


export type ResumeVerificationMutation = { __typename?: 'Mutation', resumeVerification: { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, session?: { __typename?: 'VerificationSession', id: string, status: VerificationStatus, attempts: number } | null, errors: Array<
      | { __typename: 'AlreadyVerified', message: string, retryable: boolean }
      | { __typename: 'AttemptsExhausted', message: string, retryable: boolean }
      | { __typename: 'IdempotencyConflict', message: string, retryable: boolean }
      | { __typename: 'InvalidInput', message: string, retryable: boolean }
      | { __typename: 'NotFound', message: string, retryable: boolean }
      | { __typename: 'SelfieUnavailable', message: string, retryable: boolean }
      | { __typename: 'StripeRejected', message: string, retryable: boolean }
      | { __typename: 'StripeUnavailable', message: string, retryable: boolean }
      | { __typename: 'VerificationInProgress', message: string, retryable: boolean }
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
}>;


export type WatchVerificationSubscription = { __typename?: 'Subscription', verificationSessionUpdated: { __typename?: 'VerificationSessionUpdate', cursor: string, session: { __typename?: 'VerificationSession', id: string, status: VerificationStatus, nextStep: NextStep, attempts: number, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } } };

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


export type ResumeMutation = { __typename?: 'Mutation', resumeVerification: { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
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

export type SwitchMutationVariables = Exact<{
  input: SwitchToNonBiometricVerificationInput;
}>;


export type SwitchMutation = { __typename?: 'Mutation', switchToNonBiometricVerification: { __typename?: 'StartVerificationPayload', url?: string | null, clientSecret?: string | null, viewerToken?: string | null, cursor?: string | null, reused: boolean, session?: { __typename?: 'VerificationSession', id: string, type: VerificationType, status: VerificationStatus, checks: Array<CheckKind>, requiresSelfie: boolean, nextStep: NextStep, attempts: number, clientReferenceId?: string | null, cursor: string, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options: { __typename?: 'VerificationOptions', documentTypes: Array<DocumentType>, requireLiveCapture: boolean, requireIdNumber: boolean, requireMatchingSelfie: boolean }, redaction?: { __typename?: 'Redaction', status: RedactionStatus } | null, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind, message: string }>, replaces?: { __typename?: 'VerificationSession', id: string } | null, replacedBy?: { __typename?: 'VerificationSession', id: string } | null, lastError?: { __typename?: 'VerificationError', code: VerificationErrorCode, message: string, reason?: string | null, retryable: boolean, nextStep: NextStep } | null } | null, errors: Array<
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

type Refused_AlreadyVerified_Fragment = { __typename: 'AlreadyVerified', message: string, path?: Array<string> | null, retryable: boolean, verified: { __typename?: 'VerificationSession', id: string } };

type Refused_AttemptsExhausted_Fragment = { __typename: 'AttemptsExhausted', attempts: number, maxAttempts: number, message: string, path?: Array<string> | null, retryable: boolean, exhausted: { __typename?: 'VerificationSession', id: string } };

type Refused_IdempotencyConflict_Fragment = { __typename: 'IdempotencyConflict', message: string, path?: Array<string> | null, retryable: boolean };

type Refused_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, path?: Array<string> | null, retryable: boolean };

type Refused_NotFound_Fragment = { __typename: 'NotFound', message: string, path?: Array<string> | null, retryable: boolean };

type Refused_SelfieUnavailable_Fragment = { __typename: 'SelfieUnavailable', country: string, message: string, path?: Array<string> | null, retryable: boolean, alternatives: Array<{ __typename?: 'VerificationAlternative', kind: AlternativeKind }> };

type Refused_SimulationUnavailable_Fragment = { __typename: 'SimulationUnavailable', message: string, path?: Array<string> | null, retryable: boolean };

type Refused_StripeRejected_Fragment = { __typename: 'StripeRejected', code?: string | null, param?: string | null, message: string, path?: Array<string> | null, retryable: boolean };

type Refused_StripeUnavailable_Fragment = { __typename: 'StripeUnavailable', retryAfter: number, message: string, path?: Array<string> | null, retryable: boolean };

type Refused_VerificationInProgress_Fragment = { __typename: 'VerificationInProgress', message: string, path?: Array<string> | null, retryable: boolean, inProgress?: { __typename?: 'VerificationSession', id: string } | null };

type Refused_WrongStatus_Fragment = { __typename: 'WrongStatus', status: VerificationStatus, allowedStatuses: Array<VerificationStatus>, allowedActions: Array<VerificationAction>, message: string, path?: Array<string> | null, retryable: boolean };

export type RefusedFragment =
  | Refused_AlreadyVerified_Fragment
  | Refused_AttemptsExhausted_Fragment
  | Refused_IdempotencyConflict_Fragment
  | Refused_InvalidInput_Fragment
  | Refused_NotFound_Fragment
  | Refused_SelfieUnavailable_Fragment
  | Refused_SimulationUnavailable_Fragment
  | Refused_StripeRejected_Fragment
  | Refused_StripeUnavailable_Fragment
  | Refused_VerificationInProgress_Fragment
  | Refused_WrongStatus_Fragment
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
export const RefusedFragmentDoc = new TypedDocumentString(`
    fragment Refused on UserError {
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
    `, {"fragmentName":"Refused"}) as unknown as TypedDocumentString<RefusedFragment, unknown>;
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
    ...Refused
  }
}
    fragment Refused on UserError {
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
    subscription WatchVerification($id: ID!, $after: String) {
  verificationSessionUpdated(id: $id, after: $after) {
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
    fragment Refused on UserError {
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
    ...Refused
  }
}`) as unknown as TypedDocumentString<StartSelfieMutation, StartSelfieMutationVariables>;
export const StartDocumentDocument = new TypedDocumentString(`
    mutation StartDocument($input: StartDocumentVerificationInput!) {
  startDocumentVerification(input: $input) {
    ...Started
  }
}
    fragment Refused on UserError {
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
    ...Refused
  }
}`) as unknown as TypedDocumentString<StartDocumentMutation, StartDocumentMutationVariables>;
export const StartIdNumberDocument = new TypedDocumentString(`
    mutation StartIdNumber($input: StartIdNumberVerificationInput!) {
  startIdNumberVerification(input: $input) {
    ...Started
  }
}
    fragment Refused on UserError {
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
    ...Refused
  }
}`) as unknown as TypedDocumentString<StartIdNumberMutation, StartIdNumberMutationVariables>;
export const StartFlowDocument = new TypedDocumentString(`
    mutation StartFlow($input: StartVerificationFlowInput!) {
  startVerificationFlow(input: $input) {
    ...Started
  }
}
    fragment Refused on UserError {
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
    ...Refused
  }
}`) as unknown as TypedDocumentString<StartFlowMutation, StartFlowMutationVariables>;
export const ResumeDocument = new TypedDocumentString(`
    mutation Resume($input: ResumeVerificationInput!) {
  resumeVerification(input: $input) {
    ...Started
  }
}
    fragment Refused on UserError {
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
    ...Refused
  }
}`) as unknown as TypedDocumentString<ResumeMutation, ResumeMutationVariables>;
export const SwitchDocument = new TypedDocumentString(`
    mutation Switch($input: SwitchToNonBiometricVerificationInput!) {
  switchToNonBiometricVerification(input: $input) {
    ...Started
  }
}
    fragment Refused on UserError {
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
    ...Refused
  }
}`) as unknown as TypedDocumentString<SwitchMutation, SwitchMutationVariables>;
export const UpdateDocument = new TypedDocumentString(`
    mutation Update($input: UpdateVerificationInput!) {
  updateVerification(input: $input) {
    session {
      ...Session
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
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
      ...Refused
    }
  }
}
    fragment Refused on UserError {
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
      ...Refused
    }
  }
}
    fragment Refused on UserError {
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
      ...Refused
    }
  }
}
    fragment Refused on UserError {
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
      ...Refused
    }
  }
}
    fragment Refused on UserError {
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