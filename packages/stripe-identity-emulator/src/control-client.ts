import type { FaultsRequest } from "./control/faults-request.js";
import type { FlowRequest, VisitRequest } from "./control/session-routes.js";
import type { SubmitRequest } from "./control/submit-request.js";
import type { DeliveryView, EventView, SessionView } from "./control/views.js";
import type { KeyRequest } from "./control/world-routes.js";
import type { Faults } from "./faults/fault-plan.js";
import type { Check, UserFailure } from "./identity/check-catalogue.js";

/** Thrown when the emulator refuses a control call. The message is the emulator's reason. */
export class EmulatorControlError extends Error {
  override name = "EmulatorControlError";
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Controls a running emulator from a test over HTTP, from the same process or another. */
export class EmulatorControl {
  readonly #base: string;

  /** `url` is the address of the emulator, such as `http://127.0.0.1:12111`. */
  constructor(url: string) {
    this.#base = `${url.replace(/\/+$/, "")}/_emulator`;
  }

  /** Submits the outcome of a session's checks; checks left out pass. Rejects if the session is not in `requires_input`. */
  submit(sessionId: string, outcome: SubmitRequest = {}): Promise<SessionView> {
    return this.#call("POST", `/sessions/${encodeURIComponent(sessionId)}/submit`, outcome);
  }

  /** Lets a session fail before any submission. */
  fail(sessionId: string, code: UserFailure): Promise<SessionView> {
    return this.#call("POST", `/sessions/${encodeURIComponent(sessionId)}/fail`, { code });
  }

  session(sessionId: string): Promise<SessionView> {
    return this.#call("GET", `/sessions/${encodeURIComponent(sessionId)}`);
  }

  /** Newest first. */
  sessions(limit = 10_000): Promise<SessionView[]> {
    return this.#list<SessionView>(`/sessions?limit=${limit}`);
  }

  /** Newest first. */
  events(limit = 10_000): Promise<EventView[]> {
    return this.#list<EventView>(`/events?limit=${limit}`);
  }

  /** Attempts to deliver, newest first. */
  deliveries(limit = 10_000): Promise<DeliveryView[]> {
    return this.#list<DeliveryView>(`/deliveries?limit=${limit}`);
  }

  /** Sends an event again, to one endpoint or to all that are subscribed to it. */
  async resend(eventId: string, endpointId?: string): Promise<DeliveryView[]> {
    const body = endpointId === undefined ? {} : { endpoint: endpointId };
    const answer = await this.#call<{ data: DeliveryView[] }>(
      "POST",
      `/events/${encodeURIComponent(eventId)}/resend`,
      body,
    );
    return answer.data;
  }

  /** Gives an endpoint a new secret. The old one also signs for the given time: one day by default and at most. */
  rollSecret(endpointId: string, expiresInSeconds?: number): Promise<{ id: string; secret: string }> {
    const body = expiresInSeconds === undefined ? {} : { expires_in_seconds: expiresInSeconds };
    return this.#call("POST", `/endpoints/${encodeURIComponent(endpointId)}/roll_secret`, body);
  }

  /** Replaces all faults set before. */
  faults(faults: FaultsRequest): Promise<Faults> {
    return this.#call("POST", "/faults", faults);
  }

  clearFaults(): Promise<Faults> {
    return this.#call("DELETE", "/faults");
  }

  /** Advances the emulator's clock and runs everything that becomes due. */
  advanceClock(seconds: number): Promise<{ now: number; advanced_seconds: number }> {
    return this.#call("POST", "/clock", { advance_seconds: seconds });
  }

  /** Restores an empty account. */
  reset(): Promise<{ reset: boolean }> {
    return this.#call("POST", "/reset");
  }

  /** Creates a verification flow, as Stripe's Dashboard does. */
  defineFlow(flow: FlowRequest): Promise<{ id: string; checks: Check[] }> {
    return this.#call("POST", "/flows", flow);
  }

  flows(): Promise<{ id: string; checks: Check[] }[]> {
    return this.#list<{ id: string; checks: Check[] }>("/flows");
  }

  /** Opens a flow's static link as a visitor: a session is created that none of your servers requested. */
  visitFlow(flowId: string, visitor: VisitRequest): Promise<SessionView> {
    return this.#call("POST", `/flows/${encodeURIComponent(flowId)}/visit`, visitor);
  }

  /** Gives a restricted key fewer permissions than the default. */
  restrictKey(key: KeyRequest): Promise<{ key: string; permissions: string[]; ips: string[] }> {
    return this.#call("POST", "/keys", key);
  }

  async #list<T>(path: string): Promise<T[]> {
    return (await this.#call<{ data: T[] }>("GET", path)).data;
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.#base + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new EmulatorControlError(response.status, reasonOf(answer) ?? `answered ${response.status}`);
    // Both sides belong to this package: the routes answer with the type that the method declares.
    return answer as T;
  }
}

function reasonOf(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return null;
  const { error } = answer;
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return String(error.message);
}
