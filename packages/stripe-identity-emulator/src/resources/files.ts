import { demandSensitive } from "../api/caller.js";
import { type Call, type Endpoint, endpoint, RawAnswer } from "../api/endpoint.js";
import { listPage, paging } from "../api/list-page.js";
import { metadata } from "../api/metadata.js";
import { boolean, emptyable, fields, inRange, integer, oneOf, optional, timeRange } from "../api/parameters.js";
import { badRequest, noSuch } from "../api/stripe-error.js";
import { fileType } from "../identity/keep-images.js";
import { fileBytes, fileSize } from "../specimen-images.js";
import type { FileRecord } from "../state/account-records.js";
import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";
import { emitEvent } from "../webhooks/emit-event.js";
import { filePurposes, isIdentityImage, uploadPurposes } from "./file-purposes.js";
import { linkFile, renderLink } from "./render-file-link.js";

const path = "/v1/files";
/** The size limit of an upload (Stripe docs: file upload). */
const largestFile = 32 * 1024 * 1024;

/** Returns a file in the API's format (Stripe API reference: the File object), which has no `livemode`. */
export function renderFile(world: World, ledger: Ledger, file: FileRecord) {
  const links = ledger.fileLinks.page(10, {}, () => true, ["file", file.id]);
  return {
    id: file.id,
    object: "file",
    created: file.created,
    expires_at: file.expires_at,
    filename: file.filename,
    links: {
      object: "list",
      data: links.data.map((link) => renderLink(world, ledger, link, file.id)),
      has_more: links.hasMore,
      url: `/v1/file_links?file=${file.id}`,
    },
    purpose: file.purpose,
    size: fileSize(file.bytes),
    title: file.title,
    type: file.type,
    url: file.bytes.kind === "gone" ? null : `${world.baseUrl}${path}/${file.id}/contents`,
  };
}

function find(call: Call<unknown>): FileRecord {
  const file = call.ledger.files.get(call.ids.file ?? "");
  if (file === undefined) throw noSuch("file", call.ids.file ?? "", "file");
  return file;
}

function demandUpload(upload: Call<unknown>["upload"]): NonNullable<Call<unknown>["upload"]> {
  if (upload === null) throw badRequest("Missing required param: file.", "file", "parameter_missing");
  if (upload.bytes.length === 0) throw badRequest("The file you uploaded is empty.", "file");
  if (upload.bytes.length > largestFile) throw badRequest("The file you uploaded is too large.", "file");
  return upload;
}

const create = endpoint(`POST ${path}`, {
  permission: "files:write",
  parameters: {
    purpose: oneOf(uploadPurposes),
    file_link_data: optional(fields({ create: boolean, expires_at: optional(emptyable(integer())), metadata })),
  },
  check: ({ upload }) => demandUpload(upload),
  run(call) {
    const { world, ledger, parameters } = call;
    const upload = demandUpload(call.upload);
    const file = ledger.files.add({
      id: world.ids.id("file"),
      sequence: world.nextSequence(),
      created: world.clock.seconds(),
      expires_at: null,
      filename: upload.filename,
      purpose: parameters.purpose,
      title: null,
      type: fileType(upload.contentType),
      contentType: upload.contentType,
      bytes: { kind: "kept", base64: upload.bytes.toString("base64") },
      session: null,
    });
    const link = parameters.file_link_data;
    if (link?.create === true) linkFile(world, ledger, file, link.expires_at ?? null, link.metadata);
    const rendered = renderFile(world, ledger, file);
    emitEvent(world, ledger, {
      type: "file.created",
      object: rendered,
      subject: { id: file.id, type: "file", url: `${path}/${file.id}` },
      cause: call.cause,
      created: file.created,
    });
    return rendered;
  },
});

const listAll = endpoint(`GET ${path}`, {
  permission: "files:read",
  list: true,
  parameters: { ...paging, created: optional(timeRange), purpose: optional(oneOf(filePurposes)) },
  run: ({ world, ledger, parameters }) =>
    listPage(ledger.files, parameters, {
      url: path,
      kind: "file",
      accept: (file) =>
        inRange(file.created, parameters.created) &&
        (parameters.purpose === undefined || file.purpose === parameters.purpose),
      render: (file) => renderFile(world, ledger, file),
    }),
});

const retrieve = endpoint(`GET ${path}/:file`, {
  permission: "files:read",
  parameters: {},
  run: (call) => renderFile(call.world, call.ledger, find(call)),
});

/** Answers with the bytes. Images of verifications are sensitive results (Stripe docs: access verification results). */
const contents = endpoint(`GET ${path}/:file/contents`, {
  permission: "files:read",
  parameters: {},
  run(call) {
    const file = find(call);
    if (isIdentityImage(file)) demandSensitive(call.world, call.caller, file.created);
    const bytes = fileBytes(file.bytes);
    if (bytes === null) throw noSuch("file contents", file.id, "file");
    return new RawAnswer(file.contentType, bytes);
  },
});

export const fileEndpoints: readonly Endpoint[] = [create, listAll, retrieve, contents];
