import { demandSensitive } from "../api/caller.js";
import { type Call, type Endpoint, endpoint } from "../api/endpoint.js";
import { listPage, paging } from "../api/list-page.js";
import { applyMetadata, metadata } from "../api/metadata.js";
import { boolean, inRange, integer, optional, type Parameter, text, timeRange } from "../api/parameters.js";
import { badRequest, noSuch } from "../api/stripe-error.js";
import type { FileLinkRecord, FileRecord } from "../state/account-records.js";
import { wallSeconds } from "../state/clock.js";
import { isIdentityImage } from "./file-purposes.js";
import { renderFile } from "./files.js";
import { checkExpiry, isExpired, linkFile, renderLink } from "./render-file-link.js";

const path = "/v1/file_links";
const expandable = { file: "plain" } as const;

/** Reads an expiry: `now`, an empty text for none, or a time in unix seconds. */
const newExpiry: Parameter<"now" | number | null | undefined> = {
  absent: () => undefined,
  read: (value, name) => (value === "now" ? "now" : value === "" ? null : integer().read(value, name)),
};

function render(call: Call<unknown>, link: FileLinkRecord) {
  const file = call.ledger.files.get(link.file);
  const shown =
    call.expansion.has("file") && file !== undefined ? renderFile(call.world, call.ledger, file) : link.file;
  return renderLink(call.world, call.ledger, link, shown);
}

/** Throws 403 for an image of a verification unless the key may read sensitive results: a link gives access to it. */
function demandAccess(call: Call<unknown>, file: FileRecord): void {
  if (isIdentityImage(file)) demandSensitive(call.world, call.caller, file.created);
}

function find(call: Call<unknown>): FileLinkRecord {
  const link = call.ledger.fileLinks.get(call.ids.link ?? "");
  if (link === undefined) throw noSuch("file_link", call.ids.link ?? "", "link");
  return link;
}

const create = endpoint(`POST ${path}`, {
  permission: "files:write",
  expandable,
  parameters: { expires_at: optional(integer()), file: text(), metadata },
  run(call) {
    const { world, ledger, parameters } = call;
    const file = ledger.files.get(parameters.file);
    if (file === undefined) throw noSuch("file", parameters.file, "file", 400);
    demandAccess(call, file);
    if (file.bytes.kind === "gone")
      throw badRequest("This file is redacted; it cannot be downloaded any more.", "file");
    return render(call, linkFile(world, ledger, file, parameters.expires_at ?? null, parameters.metadata));
  },
});

const listAll = endpoint(`GET ${path}`, {
  permission: "files:read",
  expandable,
  list: true,
  parameters: { ...paging, created: optional(timeRange), expired: optional(boolean), file: optional(text()) },
  run(call) {
    const { world, ledger, parameters } = call;
    return listPage(ledger.fileLinks, parameters, {
      url: path,
      kind: "file_link",
      by: parameters.file === undefined ? undefined : ["file", parameters.file],
      accept: (link) =>
        inRange(link.created, parameters.created) &&
        (parameters.expired === undefined || isExpired(world, link) === parameters.expired),
      render: (link) => render(call, link),
    });
  },
});

const retrieve = endpoint(`GET ${path}/:link`, {
  permission: "files:read",
  expandable,
  parameters: {},
  run: (call) => render(call, find(call)),
});

const update = endpoint(`POST ${path}/:link`, {
  permission: "files:write",
  expandable,
  parameters: { expires_at: newExpiry, metadata },
  run(call) {
    const { world, ledger, parameters } = call;
    const link = find(call);
    if (isExpired(world, link)) throw badRequest("This file link has expired and cannot be updated.");
    const file = ledger.files.get(link.file);
    if (file !== undefined) demandAccess(call, file);
    const next = parameters.expires_at;
    if (file !== undefined && next !== undefined && next !== "now") checkExpiry(file, next);
    const newMetadata = applyMetadata(link.metadata, parameters.metadata);
    ledger.fileLinks.change(link, () => {
      link.metadata = newMetadata;
      if (next === undefined) return;
      link.expires_at = next === "now" ? wallSeconds() : next;
      link.clockAhead = world.clock.offset;
    });
    return render(call, link);
  },
});

export const fileLinkEndpoints: readonly Endpoint[] = [create, listAll, retrieve, update];
