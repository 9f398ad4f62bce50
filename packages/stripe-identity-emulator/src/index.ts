export { runEmulatorCommand } from "./command.js";
export type { FaultsRequest } from "./control/faults-request.js";
export type { FlowRequest, VisitRequest } from "./control/session-routes.js";
export type { SubmitRequest } from "./control/submit-request.js";
export type { DeliveryView, EventView, SessionView } from "./control/views.js";
export type { KeyRequest } from "./control/world-routes.js";
export { EmulatorControl, EmulatorControlError } from "./control-client.js";
export type { EmulatorOptions, RateLimits, RestrictedKey } from "./options.js";
export { type RunningEmulator, startEmulator } from "./start-emulator.js";
