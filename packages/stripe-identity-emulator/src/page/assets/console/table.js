// @ts-check
import { h } from "../dom.js";

/**
 * One column of a table.
 *
 * @template Row
 * @typedef {{ title: string, cell: (row: Row) => import("../dom.js").Child }} Column
 */

/**
 * A table that follows its rows: a row is drawn again only when something in it changed, so that what has the focus
 * keeps it.
 *
 * @template {{ id: string }} Row
 */
export class Table {
  /**
   * @param {string} title
   * @param {string} empty what to say when there are no rows
   * @param {Column<Row>[]} columns
   */
  constructor(title, empty, columns) {
    this.columns = columns;
    /** @type {Map<string, { text: string, element: HTMLTableRowElement }>} */
    this.rows = new Map();
    this.count = h("span", { class: "count" });
    this.body = h("tbody", { role: "rowgroup" });
    this.empty = h("p", { class: "empty" }, empty);
    const heads = columns.map((column) => h("th", { scope: "col", role: "columnheader" }, column.title));
    const id = `table-${title.toLowerCase()}`;
    this.table = h(
      "table",
      { "aria-labelledby": id, role: "table" },
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads)),
      this.body,
    );
    this.element = h("section", { class: "panel" }, h("h2", { id }, title, " ", this.count), this.empty, this.table);
  }

  /** @param {Row[]} rows */
  show(rows) {
    this.count.textContent = String(rows.length);
    this.empty.hidden = rows.length > 0;
    this.table.hidden = rows.length === 0;
    const present = new Set(rows.map(({ id }) => id));
    for (const [id, { element }] of this.rows)
      if (!present.has(id)) {
        element.remove();
        this.rows.delete(id);
      }
    rows.forEach((row, index) => {
      const element = this.draw(row);
      if (this.body.children[index] !== element) this.body.insertBefore(element, this.body.children[index] ?? null);
    });
  }

  /** @param {Row} row */
  draw(row) {
    const text = JSON.stringify(row);
    const known = this.rows.get(row.id);
    if (known?.text === text) return known.element;
    const cells = this.columns.map(({ title, cell }) => h("td", { "data-title": title, role: "cell" }, cell(row)));
    const element = known?.element ?? h("tr", { role: "row" });
    element.replaceChildren(...cells);
    this.rows.set(row.id, { text, element });
    return element;
  }
}
