import { decodeForm, decodeJson, type FormParts } from "./form.js";
import { badRequest } from "./stripe-error.js";

/** The parts of a request that contain parameters. */
export interface IncomingBody {
  method: string;
  version: "v1" | "v2";
  query: string;
  contentType: string | undefined;
  body: Buffer;
}

interface Decoded {
  form: FormParts;
  upload: { filename: string; contentType: string; bytes: Buffer } | null;
}

/** Reads the parameters of query and body: a form or multipart in `/v1`, JSON in `/v2`. Rejects with 400 for an unreadable body. */
export async function readBody(incoming: IncomingBody): Promise<Decoded> {
  const query = decodeForm(incoming.query);
  if (incoming.body.length === 0) return { form: query, upload: null };
  const type = incoming.contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (incoming.version === "v2") return { form: merge(query, readJson(incoming.body)), upload: null };
  if (type === "multipart/form-data") {
    const { form, upload } = await readMultipart(incoming.body, incoming.contentType ?? "");
    return { form: merge(query, form), upload };
  }
  if (type !== "" && type !== "application/x-www-form-urlencoded") {
    throw badRequest(
      "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have questions, we can help at https://support.stripe.com/.",
    );
  }
  return { form: merge(query, decodeForm(incoming.body.toString("utf8"))), upload: null };
}

function merge(one: FormParts, other: FormParts): FormParts {
  return Object.assign(Object.create(null), one, other);
}

function readJson(body: Buffer): FormParts {
  const text = body.toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest("Invalid JSON in the request body.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("The request body must be a JSON object.");
  }
  return decodeJson(value);
}

/** Reads multipart with the parser of Node's `fetch`. */
async function readMultipart(body: Buffer, contentType: string): Promise<Decoded> {
  let data: FormData;
  try {
    data = await new Response(new Uint8Array(body), { headers: { "Content-Type": contentType } }).formData();
  } catch {
    throw badRequest("Invalid multipart/form-data body.");
  }
  const fields = new URLSearchParams();
  let upload: Decoded["upload"] = null;
  for (const [name, value] of data.entries()) {
    if (typeof value === "string") {
      fields.append(name, value);
    } else {
      if (name !== "file") throw badRequest(`Received unknown parameter: ${name}`, name, "parameter_unknown");
      upload = {
        filename: value.name,
        contentType: value.type || "application/octet-stream",
        bytes: Buffer.from(await value.arrayBuffer()),
      };
    }
  }
  return { form: decodeForm(fields.toString()), upload };
}
