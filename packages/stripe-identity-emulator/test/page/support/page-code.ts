import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "rolldown/parseAst";

/** A text in the page's code; a template has its fixed parts, in order. */
export interface CodeText {
  file: string;
  parts: readonly string[];
  /** Whether it is for developers: an error that is thrown, or a line of a log. */
  forDevelopers: boolean;
  /** Whether it names style classes. */
  isClass: boolean;
}

const root = fileURLToPath(new URL("../../../src/", import.meta.url));

/** The console speaks English only, and the assets' own errors are for developers. */
const leftOut = /^page\/(console\.ts|assets\.ts|assets\/console\/)/;

/** Returns every text in the code of the hosted page and of the modal: in the browser's modules, the server's, and what is behind them. */
export function textsInPageCode(): CodeText[] {
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const file = relative(root, path);
    if (!entry.isFile() || !/^(page|hosted)\/.*\.[jt]s$/.test(file) || leftOut.test(file)) return [];
    const program = parseAst(readFileSync(path, "utf8"), { lang: file.endsWith(".ts") ? "ts" : "js" });
    return collect(program, { file, forDevelopers: false, isClass: false });
  });
}

type Place = Omit<CodeText, "parts">;

function collect(node: unknown, place: Place): CodeText[] {
  if (Array.isArray(node)) return node.flatMap((child) => collect(child, place));
  if (!isNode(node)) return [];
  if (/^(Import|Export(All|Named))Declaration$/.test(node.type) && node.source) return [];
  if (node.type.startsWith("TS") && !/^TS(As|Satisfies|NonNull)/.test(node.type)) return [];
  if (node.type === "Literal") return typeof node.value === "string" ? [{ ...place, parts: [node.value] }] : [];
  const inner = { ...place, ...changeOf(node) };
  const own = node.type === "TemplateLiteral" ? [{ ...place, parts: cooked(node.quasis) }] : [];
  return [...own, ...Object.values(node).flatMap((child) => collect(child, inner))];
}

/** Returns the properties that change for the texts inside a node. */
function changeOf(node: Node): Partial<Place> {
  if (node.type === "NewExpression" && /Error$/.test(nameOf(node.callee))) return { forDevelopers: true };
  if (node.type === "CallExpression" && /^(log|console|warn|error)$/.test(nameOf(node.callee)))
    return { forDevelopers: true };
  if (node.type === "Property" && nameOf(node.key) === "class") return { isClass: true };
  if (node.type === "AssignmentExpression" && nameOf(node.left) === "className") return { isClass: true };
  return {};
}

interface Node {
  type: string;
  [name: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The name of an identifier, or of the member that is meant. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return "";
  if (node.type === "MemberExpression") return nameOf(node.property);
  return typeof node.name === "string" ? node.name : "";
}

function cooked(quasis: unknown): string[] {
  if (!Array.isArray(quasis)) return [];
  return quasis.map((quasi) => String(quasi?.value?.cooked ?? ""));
}
