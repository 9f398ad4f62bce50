// @ts-check

const drawings = {
  document: "M3 5h18v14H3z M7 15h4 M7 11.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0 M14 10h4 M14 14h4",
  face: "M4 8V5a1 1 0 0 1 1-1h3 M16 4h3a1 1 0 0 1 1 1v3 M20 16v3a1 1 0 0 1-1 1h-3 M8 20H5a1 1 0 0 1-1-1v-3 M9 10v.5 M15 10v.5 M9 15q3 2.5 6 0",
  number: "M9 4L7 20 M17 4l-2 16 M4 9h16 M3.5 15h16",
  home: "M4 11l8-7 8 7v9h-5v-6h-6v6H4z",
  phone: "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z M11 18h2",
  email: "M3 6h18v12H3z M3 7l9 6 9-6",
  tick: "M5 12.5l5 5L19.5 7",
  cross: "M6 6l12 12 M18 6L6 18",
  passport: "M6 3h12v18H6z M9 17h6 M9 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0 M9 10h6",
  id_card: "M3 5h18v14H3z M7 15h4 M7 11.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0 M14 10h4 M14 14h4",
  driving_license: "M3 6h18v12H3z M6 14l1.5-4h5L14 14z M6 14v2 M14 14v2 M17 10h1.5 M17 13h1.5",
};

/** @typedef {keyof typeof drawings} IconName */

/**
 * A line drawing. It repeats what the words beside it say, so it is hidden from screen readers.
 *
 * @param {IconName} name
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [attribute, value] of Object.entries({
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "1.8",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
    focusable: "false",
  }))
    svg.setAttribute(attribute, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", drawings[name]);
  svg.append(path);
  return svg;
}

/**
 * The icon on its coloured tile.
 *
 * @param {IconName} name
 */
export function glyph(name) {
  const tile = document.createElement("span");
  tile.className = "glyph";
  tile.append(icon(name));
  return tile;
}
