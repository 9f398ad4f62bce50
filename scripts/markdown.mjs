// Reads what the checks need of a Markdown document: tables, code spans, fenced blocks and links.

/** Rows of the first table below a heading, as lists of cells; all tables of the document without one. */
export function rowsOf(text, heading) {
  let lines = text.split("\n");
  if (heading) {
    const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
    if (start < 0) throw new Error(`there is no heading "${heading}"`);
    lines = lines.slice(start + 1);
    const end = lines.findIndex((line) => /^#+ /.test(line));
    if (end >= 0) lines = lines.slice(0, end);
  }
  return lines
    .filter((line, index) => line.startsWith("|") && !isRule(line) && !isRule(lines[index + 1] ?? ""))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf("|"))
        .split("|")
        .map((cell) => cell.trim()),
    );
}

export function codeSpans(text) {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
}

/** Fenced blocks with their language. */
export function blocksOf(text) {
  return [...text.matchAll(/^ *```(\w*)\n([\s\S]*?)^ *```/gm)].map(([, language, code]) => ({ language, code }));
}

export function withoutBlocks(text) {
  return text.replace(/^ *```\w*\n[\s\S]*?^ *```/gm, "");
}

/** Targets of links, without those to other sites. */
export function linksOf(text) {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

function isRule(line) {
  return /^\|[\s:|-]+\|$/.test(line);
}
