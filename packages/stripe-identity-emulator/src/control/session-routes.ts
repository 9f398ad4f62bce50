import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { checkKinds, userFailures } from "../identity/check-catalogue.js";
import { flowOptions } from "../identity/flows.js";
import { createSession, failBeforeSubmission, freshenLink, submit } from "../identity/session-lifecycle.js";
import type { SessionRecord } from "../state/records.js";
import type { World } from "../state/world.js";
import { ControlError } from "./control-error.js";
import { findRecord } from "./find-record.js";
import { newestOf, pageSchema } from "./newest.js";
import { readJson } from "./read-json.js";
import { submissionFrom, submitSchema } from "./submit-request.js";
import { viewSession } from "./views.js";

export const failSchema = z.strictObject({ code: z.enum(userFailures) });

export const flowSchema = z.strictObject({
  id: z
    .string()
    .regex(/^vf_[A-Za-z0-9_]+$/, "must begin with vf_")
    .optional(),
  checks: z.array(z.enum(checkKinds)).min(1),
  allowed_types: z.array(z.enum(["driving_license", "id_card", "passport"])).optional(),
  require_live_capture: z.boolean().optional(),
  matching: z
    .strictObject({ dob: z.enum(["none", "similar"]).optional(), name: z.enum(["none", "similar"]).optional() })
    .optional(),
});
export type FlowRequest = z.input<typeof flowSchema>;

export const visitSchema = z.strictObject({
  email: z.email(),
  client_reference_id: z.string().min(1).optional(),
  livemode: z.boolean().default(false),
});
export type VisitRequest = z.input<typeof visitSchema>;

/** Registers the routes that act for users: submissions, failures and visits of a flow's link. */
export function registerSessionControl(app: FastifyInstance, world: World): void {
  app.get("/_emulator/sessions", async (request) => {
    const { limit } = readJson(pageSchema, request.query);
    return {
      data: newestOf(
        world,
        limit,
        (l) => l.sessions,
        (ledger, session) => {
          freshenLink(world, ledger, session);
          return viewSession(world, ledger, session);
        },
      ),
    };
  });

  app.get<{ Params: { id: string } }>("/_emulator/sessions/:id", async ({ params }) => {
    const { ledger, record } = findRecord(world, "session", params.id, (l) => l.sessions);
    freshenLink(world, ledger, record);
    return viewSession(world, ledger, record);
  });

  app.post<{ Params: { id: string } }>("/_emulator/sessions/:id/submit", async ({ params, body }) => {
    const { ledger, record } = findRecord(world, "session", params.id, (l) => l.sessions);
    const request = readJson(submitSchema, body);
    demandInput(record);
    submit(world, ledger, record, submissionFrom(record, request));
    return viewSession(world, ledger, record);
  });

  app.post<{ Params: { id: string } }>("/_emulator/sessions/:id/fail", async ({ params, body }) => {
    const { ledger, record } = findRecord(world, "session", params.id, (l) => l.sessions);
    const { code } = readJson(failSchema, body);
    demandInput(record);
    failBeforeSubmission(world, ledger, record, code);
    return viewSession(world, ledger, record);
  });

  app.get("/_emulator/flows", async () => ({
    data: world.flows.oldestFirst().map(({ id, checks, options }) => ({ id, checks, options })),
  }));

  app.post("/_emulator/flows", async ({ body }) => {
    const request = readJson(flowSchema, body);
    const id = request.id ?? world.ids.id("vf");
    const checks = checkKinds.filter((check) => request.checks.includes(check));
    if (checks.includes("selfie") && !checks.includes("document")) {
      throw new ControlError(400, "checks: a selfie check needs a document check");
    }
    const options = flowOptions(checks);
    if (options.document !== undefined) {
      if (request.allowed_types !== undefined) options.document.allowed_types = request.allowed_types;
      if (request.require_live_capture !== undefined)
        options.document.require_live_capture = request.require_live_capture;
    }
    if (request.matching !== undefined) {
      options.matching = {
        ...(request.matching.dob === undefined ? {} : { dob: request.matching.dob }),
        ...(request.matching.name === undefined ? {} : { name: request.matching.name }),
      };
    }
    world.flows.add({ id, sequence: world.nextSequence(), checks, options });
    return { id, checks, options };
  });

  app.post<{ Params: { id: string } }>("/_emulator/flows/:id/visit", async ({ params, body }) => {
    const flow = world.flows.get(params.id);
    if (flow === undefined) throw new ControlError(404, `there is no flow ${params.id}`);
    const request = readJson(visitSchema, body);
    const ledger = request.livemode ? world.live : world.test;
    const session = createSession(
      world,
      ledger,
      {
        type: "verification_flow",
        checks: flow.checks,
        client_reference_id: request.client_reference_id ?? null,
        metadata: {},
        options: flow.options,
        provided_details: { email: request.email },
        related_customer: null,
        related_customer_account: null,
        related_person: null,
        verification_flow: flow.id,
        returnUrl: null,
      },
      null,
    );
    return viewSession(world, ledger, session);
  });
}

function demandInput(session: SessionRecord): void {
  if (session.status === "requires_input") return;
  throw new ControlError(
    409,
    `session ${session.id} is ${session.status}; only one in requires_input can be submitted or failed`,
  );
}
