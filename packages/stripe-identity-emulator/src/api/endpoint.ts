import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";
import type { Cause } from "../webhooks/emit-event.js";
import { type Caller, demandAnySensitive, demandSensitive } from "./caller.js";
import { type Expandable, type Expansion, parseExpansion } from "./expansion.js";
import type { FormParts } from "./form.js";
import { type FieldTypes, list, optional, type Parameter, readParameters, text } from "./parameters.js";
import type { Permission } from "./permissions.js";

/** A request with its key and its decoded body. */
export interface ApiRequest {
  world: World;
  caller: Caller;
  /** The values of the path's placeholders. */
  ids: Record<string, string>;
  form: FormParts;
  /** The uploaded file of a multipart request. */
  upload: { filename: string; contentType: string; bytes: Buffer } | null;
  cause: NonNullable<Cause>;
}

/** A request with checked parameters. */
export interface Call<P> extends Omit<ApiRequest, "form"> {
  ledger: Ledger;
  parameters: P;
  expansion: Expansion;
}

/** An answer of raw bytes instead of JSON. */
export class RawAnswer {
  constructor(
    readonly contentType: string,
    readonly bytes: Buffer,
    readonly filename: string | null = null,
  ) {}
}

/** A route of Stripe's API. */
export interface Endpoint {
  method: "GET" | "POST" | "DELETE";
  path: string;
  permission: Permission;
  /** Checks the parameters and returns the work to do. An error thrown by the check is not stored for idempotent replay. */
  prepare(request: ApiRequest): () => unknown;
}

type Fields = Record<string, Parameter<unknown>>;

interface Definition<F extends Fields> {
  parameters: F;
  /** The paths that `expand` may name; none by default. */
  expandable?: Expandable;
  /** Whether the answer is a list, whose expand paths begin with `data.`. */
  list?: boolean;
  permission: Permission;
  /** Throws for parameters that cannot be combined. Its errors are not stored for idempotent replay. */
  check?(call: Call<FieldTypes<F>>): unknown;
  run(call: Call<FieldTypes<F>>): unknown;
}

const expand = optional(list(text()));

/** Declares a route, for example `endpoint("GET /v1/events/:id", {…})`. */
export function endpoint<F extends Fields>(
  route: `${Endpoint["method"]} /${string}`,
  definition: Definition<F>,
): Endpoint {
  const [method, path] = route.split(" ");
  if ((method !== "GET" && method !== "POST" && method !== "DELETE") || path === undefined) throw new Error(route);
  return {
    method,
    path,
    permission: definition.permission,
    prepare(request) {
      const { world, caller } = request;
      const { expand: requested, ...rest } = request.form;
      const paths = requested === undefined ? [] : (expand.read(requested, "expand") ?? []);
      const parameters = readParameters(definition.parameters, rest);
      const expansion = parseExpansion(paths, definition.expandable ?? {}, {
        list: definition.list ?? false,
        guard: (created) => demandSensitive(world, caller, created),
        mayEverSeeSensitive: () => demandAnySensitive(caller),
      });
      const call = { ...request, ledger: caller.ledger, parameters, expansion };
      definition.check?.(call);
      return () => definition.run(call);
    },
  };
}
