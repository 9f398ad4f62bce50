import type { FileRecord } from "../state/account-records.js";

/** The purposes of uploaded files (Stripe API reference: create a file). */
export const uploadPurposes = [
  "account_requirement",
  "additional_verification",
  "business_icon",
  "business_logo",
  "customer_signature",
  "dispute_evidence",
  "identity_document",
  "issuing_regulatory_reporting",
  "pci_document",
  "platform_terms_of_service",
  "tax_document_user_upload",
  "terminal_android_apk",
  "terminal_reader_splashscreen",
  "terminal_wifi_certificate",
  "terminal_wifi_private_key",
] as const;

/** All purposes, including those of files that only Stripe creates. */
export const filePurposes = [
  ...uploadPurposes,
  "document_provider_identity_document",
  "finance_report_run",
  "financial_account_statement",
  "identity_document_downloadable",
  "selfie",
  "sigma_scheduled_query",
] as const;

/** The purposes of files that can be linked (Stripe API reference: create a file link). */
export const linkablePurposes: readonly string[] = [
  "business_icon",
  "business_logo",
  "customer_signature",
  "dispute_evidence",
  "finance_report_run",
  "financial_account_statement",
  "identity_document_downloadable",
  "issuing_regulatory_reporting",
  "pci_document",
  "selfie",
  "sigma_scheduled_query",
  "tax_document_user_upload",
  "terminal_android_apk",
  "terminal_reader_splashscreen",
];

/** Returns whether a file is an image of a verification, whose bytes only restricted keys can read. */
export function isIdentityImage(file: FileRecord): boolean {
  return file.purpose === "identity_document_downloadable" || file.purpose === "selfie";
}
