// @ts-check
import { h } from "../dom.js";
import { openOutcomeDialog } from "./outcome-dialog.js";
import { ControlRefusal, readEverything } from "./records.js";
import { Table } from "./table.js";

/** How often the console looks, in milliseconds. */
const lookEvery = 1500;

/** @param {string} id */
function part(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The console has no #${id}`);
  return element;
}

/** @type {import("../../console.js").ConsoleData} */
const data = JSON.parse(part("page-data").textContent ?? "{}");

/** @param {string} status */
function badge(status) {
  return h("span", { class: "badge", "data-status": status }, status);
}

/** @param {number} seconds */
function time(seconds) {
  const date = new Date(seconds * 1000);
  return h("time", { datetime: date.toISOString(), title: date.toLocaleString() }, date.toLocaleTimeString());
}

/** @param {string} id */
function identifier(id) {
  return h("code", {}, id);
}

/** @param {string} text */
function announce(text) {
  part("announcer").textContent = text;
}

/** @param {import("./records.js").SessionRow} session */
function state(session) {
  const redaction = session.redaction ? badge(`redaction ${session.redaction.status}`) : null;
  const error = session.last_error
    ? h("code", { class: "code-bad", title: session.last_error.reason }, session.last_error.code)
    : null;
  return h("span", { class: "stack" }, badge(session.status), redaction, error);
}

/** @param {import("./records.js").SessionRow} session */
function actions(session) {
  if (session.status !== "requires_input") return null;
  const outcome = () =>
    openOutcomeDialog(data, session, (message) => {
      announce(message);
      look();
    });
  const named = h("span", { class: "visually-hidden" }, ` for ${session.id}`);
  return h(
    "span",
    { class: "row-actions" },
    session.url
      ? h(
          "a",
          { class: "button quiet-link", href: session.url, target: "_blank", rel: "noreferrer" },
          "Open page",
          named.cloneNode(true),
        )
      : null,
    h("button", { type: "button", class: "quiet", onclick: outcome }, "Outcome", named),
  );
}

/** @type {Table<import("./records.js").SessionRow>} */
const sessions = new Table("Sessions", "No sessions yet. Create one with an SDK, then it shows up here.", [
  { title: "Session", cell: ({ id }) => identifier(id) },
  { title: "State", cell: state },
  { title: "Checks", cell: ({ checks }) => checks.join(", ") },
  { title: "Created", cell: ({ created }) => time(created) },
  { title: "Actions", cell: actions },
]);

/** @type {Table<import("./records.js").EventRow>} */
const events = new Table("Events", "No events yet.", [
  { title: "Type", cell: ({ type }) => h("code", {}, type) },
  { title: "Event", cell: ({ id }) => identifier(id) },
  { title: "Session", cell: ({ session }) => (session ? identifier(session) : "none") },
  { title: "Created", cell: ({ created }) => time(created) },
  { title: "Undelivered", cell: ({ pending_webhooks }) => String(pending_webhooks) },
]);

/** @param {import("./records.js").DeliveryRow} delivery */
function outcome({ status, response_status, error }) {
  const answer = error ?? (response_status ? `answered ${response_status}` : null);
  return h("span", { class: "stack" }, badge(status), answer);
}

/** @type {Table<import("./records.js").DeliveryRow>} */
const deliveries = new Table(
  "Deliveries",
  "No deliveries yet. Register a webhook endpoint, then events go out to it.",
  [
    { title: "State", cell: outcome },
    {
      title: "Event",
      cell: ({ type, event }) => h("span", { class: "stack" }, type ? h("code", {}, type) : null, identifier(event)),
    },
    { title: "To", cell: ({ url }) => h("code", {}, url) },
    { title: "Attempt", cell: ({ attempt }) => String(attempt) },
    { title: "Created", cell: ({ created }) => time(created) },
  ],
);

const trouble = h("p", { class: "note note-bad", role: "alert", hidden: true });
part("main").replaceChildren(trouble, sessions.element, events.element, deliveries.element);
part("address").textContent = location.origin;

let paused = false;
part("pause").addEventListener("click", () => {
  paused = !paused;
  part("pause").setAttribute("aria-pressed", String(paused));
});

async function look() {
  try {
    const now = await readEverything();
    sessions.show(now.sessions);
    events.show(now.events);
    deliveries.show(now.deliveries);
    trouble.hidden = true;
  } catch (error) {
    trouble.textContent = error instanceof ControlRefusal ? error.message : "The emulator's answer can't be read.";
    trouble.hidden = false;
  }
}

async function keepLooking() {
  if (!paused && !document.hidden) await look();
  setTimeout(keepLooking, lookEvery);
}
keepLooking();
