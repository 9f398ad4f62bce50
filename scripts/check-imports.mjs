// Fails on an import that the table of rooms (scripts/rooms.mjs) does not allow, and on modules that import each other in a circle.
// Type-only imports count in both. Usage: node scripts/check-imports.mjs [root of the repository]
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync, Visitor } from "rolldown/utils";
import { circlesAllowed, looseFiles, rooms } from "./rooms.mjs";

const root = process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)));
const roomPaths = Object.keys(rooms);
const problems = [];

const files = new Set(["src", ...workspaces().map((folder) => `${folder}/src`)].flatMap(sourcesIn));
const graph = new Map();
for (const file of files) {
  const targets = new Set();
  for (const { specifier, line } of importsOf(file)) {
    const problem = problemWith(file, specifier);
    if (problem) problems.push(`${file}:${line}: ${problem}`);
    const target = targetOf(file, specifier);
    if (files.has(target) && !circleIsAllowed(file, target)) targets.add(target);
  }
  graph.set(file, targets);
}
checkTable();
for (const circle of circles()) problems.push(`circle: ${circle.join(" -> ")}`);

for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(
    `Problems with imports: ${problems.length}; the rooms and what they may import are in scripts/rooms.mjs`,
  );
  process.exit(1);
}
console.log(`imports: ${files.size} files keep to the table of rooms, without a circle`);

function workspaces() {
  const folder = join(root, "packages");
  return existsSync(folder) ? readdirSync(folder).map((name) => `packages/${name}`) : [];
}

function sourcesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Every module that a file names: imports, re-exports, `import()` and types written as `import("...")`. */
function importsOf(file) {
  const text = readFileSync(join(root, file), "utf8");
  const { program, errors } = parseSync(file, text);
  for (const { message } of errors) problems.push(`${file}: cannot be parsed (${message})`);
  const found = [];
  const add = ({ source, start }) => {
    if (!source) return;
    const line = text.slice(0, start).split("\n").length;
    if (typeof source.value === "string") found.push({ specifier: source.value, line });
    else problems.push(`${file}:${line}: import() of a computed name cannot be checked`);
  };
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
    TSExternalModuleReference: ({ expression, start }) => add({ source: expression, start }),
  }).visit(program);
  return found;
}

function problemWith(file, specifier) {
  const room = roomOf(file);
  if (!isRelative(specifier)) return room ? packageProblem(file, room, specifier) : null;
  const target = targetOf(file, specifier);
  if (!target) return `imports ${specifier}, which is no file of src or packages`;
  const targetRoom = roomOf(target);
  if (targetRoom === room) return null;
  const allowed = room ? rooms[room].imports : (looseFiles[file] ?? []);
  if (targetRoom && allowed.includes(shortName(targetRoom))) return null;
  return `imports ${target}, but ${room ?? file} may import only ${["itself", ...allowed].join(", ")}`;
}

function packageProblem(file, room, specifier) {
  const { packages, node = ["node:"] } = rooms[room];
  if (specifier.startsWith("node:")) {
    return node.some((allowed) => specifier === allowed || allowed === "node:")
      ? null
      : `imports ${specifier}, but ${room} may use of Node only ${node.join(", ") || "nothing"}`;
  }
  const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier;
  if (!packages.includes(name)) {
    return `imports ${name}, but ${room} may use only ${packages.join(", ") || "no package"}`;
  }
  const manifest = file.startsWith("packages/") ? `${file.split("/", 2).join("/")}/package.json` : "package.json";
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, manifest), "utf8"));
  return name in dependencies ? null : `imports ${name}, which is not among the dependencies in ${manifest}`;
}

function isRelative(specifier) {
  return specifier.startsWith(".") || specifier.startsWith("/");
}

/** The source file, or the file of data, that a relative specifier names; null where there is none. */
function targetOf(file, specifier) {
  if (!specifier.startsWith(".")) return null;
  const path = posix.join(posix.dirname(file), specifier);
  if (path.endsWith(".json")) return existsSync(join(root, path)) ? path : null;
  return [path.replace(/\.js$/, ".ts"), path].find((candidate) => files.has(candidate)) ?? null;
}

/** The innermost room that a file lies in; null for a file outside all of them. */
function roomOf(file) {
  const around = roomPaths.filter((path) => file.startsWith(`${path}/`));
  return around.sort((one, other) => other.length - one.length)[0] ?? null;
}

function shortName(room) {
  return room.replace(/^src\//, "");
}

function circleIsAllowed(file, target) {
  return Object.keys(circlesAllowed).some((path) => file.startsWith(`${path}/`) && target.startsWith(`${path}/`));
}

/** The table itself: it names every folder, no other, and lets rooms import downwards only. */
function checkTable() {
  for (const file of files) {
    if (!roomOf(file) && !(file in looseFiles)) problems.push(`${file}: lies in no room of the table`);
  }
  for (const path of [...roomPaths, ...Object.keys(circlesAllowed), ...Object.keys(looseFiles)]) {
    if (!existsSync(join(root, path))) problems.push(`scripts/rooms.mjs: ${path} does not exist`);
  }
  const order = roomPaths.map(shortName);
  for (const [index, path] of roomPaths.entries()) {
    for (const name of rooms[path].imports) {
      if (order.indexOf(name) <= index)
        problems.push(`scripts/rooms.mjs: ${path} may not import ${name}, which is not below it`);
    }
  }
}

/** One shortest circle for each group of modules that all reach each other. */
function circles() {
  return groups()
    .filter((group) => group.length > 1 || graph.get(group[0]).has(group[0]))
    .map((group) => shortestCircle(new Set(group), group.sort()[0]));
}

/** Groups of modules that all reach each other, by Tarjan's algorithm. */
function groups() {
  const found = [];
  const stack = [];
  const numbers = new Map();
  const lowest = new Map();
  const visit = (file) => {
    numbers.set(file, numbers.size);
    lowest.set(file, numbers.get(file));
    stack.push(file);
    for (const target of graph.get(file)) {
      if (!numbers.has(target)) visit(target);
      if (stack.includes(target)) lowest.set(file, Math.min(lowest.get(file), lowest.get(target)));
    }
    if (lowest.get(file) === numbers.get(file)) found.push(stack.splice(stack.indexOf(file)));
  };
  for (const file of graph.keys()) if (!numbers.has(file)) visit(file);
  return found;
}

function shortestCircle(group, start) {
  const paths = [[start]];
  const seen = new Set();
  for (const path of paths) {
    for (const target of graph.get(path.at(-1))) {
      if (target === start) return [...path, start];
      if (!group.has(target) || seen.has(target)) continue;
      seen.add(target);
      paths.push([...path, target]);
    }
  }
  return [start];
}
