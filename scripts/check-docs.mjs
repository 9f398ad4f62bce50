// Compares what the documents state with the code: settings, scopes, codes, rooms, tables, dependencies, numbers, paths, commands and
// GraphQL. Usage: node scripts/check-docs.mjs [folder to read the documents from]; the code is always that of this repository.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSchema, isObjectType, parse, validate } from "graphql";
import { createProgram } from "../dist/commands/program.js";
import { allScopes } from "../dist/config/scopes.js";
import { describeConfig, readConfig } from "../dist/config/settings.js";
import { toleranceSeconds } from "../dist/stripe/webhooks.js";
import { failureCatalogue } from "../dist/verification/failure-catalogue.js";
import { blocksOf, codeSpans, linksOf, rowsOf, withoutBlocks } from "./markdown.mjs";
import { looseFiles, rooms } from "./rooms.mjs";
import { errorCodes, membersOf, numberIn } from "./source-facts.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const documentRoot = process.argv[2] ?? root;
const schema = buildSchema(code("schema/schema.graphql"));
const manifest = JSON.parse(code("package.json"));
const workspaces = readdirSync(join(root, "packages")).map((name) => JSON.parse(code(`packages/${name}/package.json`)));
const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].concat(
  readdirSync(join(documentRoot, "docs")).map((name) => `docs/${name}`),
);
const problems = [];

const checks = [
  checkSettings,
  checkErrors,
  checkRooms,
  checkSecurity,
  checkLists,
  checkGlossary,
  ...documents
    .filter((name) => name.endsWith(".md"))
    .map((file) => () => {
      checkPaths(file);
      checkCommands(file);
      checkGraphql(file);
    }),
];
for (const check of checks) {
  try {
    check();
  } catch (error) {
    problems.push(`${check.name}: ${error.message}`);
  }
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`documentation: ${documents.length} files agree with the code`);

function checkSettings() {
  const file = "docs/settings.md";
  const onLaptop = {
    ...describeConfig(readConfig({ DATABASE_URL: "postgres://host/name" })),
    ...describeConfig(readConfig({})),
  };
  const withStripe = describeConfig(readConfig({ STRIPE_SECRET_KEY: "sk_test_1" }));
  const rows = rowsOf(text(file)).filter(([name]) => name.startsWith("`"));
  compare(
    file,
    rows.map(([name]) => codeSpans(name)[0]),
    settingNames(),
  );
  compare(
    ".env.example",
    [...text(".env.example").matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name),
    settingNames(),
  );
  for (const [cell, stated] of rows) {
    const [name] = codeSpans(cell);
    const actual = [onLaptop[name], withStripe[name] ?? onLaptop[name]].map(settingText);
    const isPlain = ["number", "boolean"].includes(typeof onLaptop[name]);
    if (!stated.startsWith("`")) {
      if (isPlain) problems.push(`${file}: the default of ${name} is ${actual[0]}, but no value is stated`);
      continue;
    }
    const [first, second = first] = codeSpans(stated);
    if (first !== actual[0]) problems.push(`${file}: the default of ${name} is ${actual[0]}, not ${first}`);
    else if (second !== actual[1])
      problems.push(`${file}: with Stripe the default of ${name} is ${actual[1]}, not ${second}`);
  }
}

/** The variables that the settings are read from, by watching them being read. */
function settingNames() {
  const names = new Set();
  const watched = (env) => new Proxy(env, { get: (target, name) => names.add(name) && target[name] });
  readConfig(watched({}));
  readConfig(watched({ STRIPE_SECRET_KEY: "sk_test_1" }));
  return [...names].filter((name) => !name.endsWith("_FILE"));
}

function settingText(value) {
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}

function checkErrors() {
  const file = "docs/errors.md";
  const userErrors = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === "UserError"),
  );
  compare(
    `${file}, User errors`,
    firstSpans(file, "User errors"),
    userErrors.map(({ name }) => name),
  );
  const codes = errorCodes(["src/graphql", "src/http", "src/events"], /^(FeedEnd(Reason)?|ProblemCode|HttpErrorCode)$/);
  compare(`${file}, Error codes`, firstSpans(file, "Error codes"), codes);
  const where = `${file}, Verification failures`;
  const rows = rowsOf(text(file), "Verification failures").filter(([code]) => code.startsWith("`"));
  const row = ({ code, retryable, nextStep }) => [code, retryable ? "yes" : "no", nextStep].join(" ");
  compare(
    where,
    rows.map(([code, , retryable, step]) => [...codeSpans(code), retryable, ...codeSpans(step)].join(" ")),
    failureCatalogue.map(row),
  );
}

function checkRooms() {
  const file = "ARCHITECTURE.md";
  const stated = rowsOf(text(file), "The rooms").map(([room, , imports]) =>
    [...codeSpans(room), ...codeSpans(imports).sort()].join(" "),
  );
  const entries = [
    ...Object.entries(looseFiles),
    ...Object.entries(rooms).map(([path, { imports }]) => [path, imports]),
  ];
  compare(
    `${file}, The rooms`,
    stated.filter((row) => row !== ""),
    entries.map(([path, imports]) => [path, ...[...imports].sort()].join(" ")),
  );
}

/** Sentences of SECURITY.md that state a number of the code. */
function checkSecurity() {
  const file = "SECURITY.md";
  const words = new Map([[10, "ten"]]);
  const keyBits = Math.floor(numberIn("src/access/keys.ts", /^randomLength$/) * Math.log2(62));
  const seconds = (name) => numberIn("src/http/timings.ts", name) / 1_000;
  const { VIEWER_TOKEN_SECONDS: tokenSeconds } = describeConfig(readConfig({}));
  const sentences = [
    `after ${numberIn("src/access/key-guesses.ts", /PerWindow$/)} in a minute no further one is looked up`,
    `the SHA-256 of ${keyBits} random bits`,
    `images by links that work for ${numberIn("src/stripe/results-reader.ts", /LinkSeconds$/)} seconds`,
    `at most ${toleranceSeconds / 60} minutes old or ahead`,
    `before it expires (${tokenSeconds / 60} minutes unless set otherwise)`,
    `end within ${words.get(seconds(/^keyCheck$/)) ?? seconds(/^keyCheck$/)} seconds`,
    `has not arrived after ${seconds(/^request$/)} seconds`,
  ];
  for (const sentence of sentences) {
    if (!text(file).includes(sentence))
      problems.push(`${file}: does not state "${sentence}", which follows from the code`);
  }
  const audits = (source) => new Set(source.match(/npm audit( --[\w=-]+)*/g));
  compare(`${file}, npm audit`, audits(text(file)), audits(code(".github/workflows/ci.yml")));
}

function checkLists() {
  compare("README.md, Scopes", firstSpans("README.md", "Scopes"), allScopes);
  compare(
    "ARCHITECTURE.md, What is stored",
    firstSpans("ARCHITECTURE.md", "What is stored"),
    membersOf("src/store/tables.ts", "Tables"),
  );
  compare(
    "docs/dependencies.md",
    firstSpans("docs/dependencies.md"),
    [manifest, ...workspaces].flatMap(({ dependencies = {} }) => Object.keys(dependencies)),
  );
}

function checkGlossary() {
  const file = "docs/glossary.md";
  const terms = rowsOf(text(file)).map(([term]) => term);
  for (const [index, term] of terms.entries()) {
    if (terms.indexOf(term) < index) problems.push(`${file}: ${term} is defined twice`);
  }
}

/** Links and paths in code spans must lead to a file. */
function checkPaths(file) {
  const prose = withoutBlocks(text(file));
  for (const link of linksOf(prose)) {
    const target = posix.join(posix.dirname(file), link.split("#")[0]);
    if (link.split("#")[0] !== "" && !existsSync(join(root, target)))
      problems.push(`${file}: links to ${link}, which does not exist`);
  }
  const isPath = /^(src|test|docs|scripts|packages|schema|bench|\.ci|\.github|\.vscode|\.changeset)\/[\w./-]*$/;
  for (const path of codeSpans(prose)) {
    if (isPath.test(path) && !existsSync(join(root, path)))
      problems.push(`${file}: names ${path}, which does not exist`);
  }
}

/** Scripts of npm and commands of the service must exist. */
function checkCommands(file) {
  const scripts = new Set([manifest, ...workspaces].flatMap((each) => Object.keys(each.scripts ?? {})));
  for (const [, name] of text(file).matchAll(/npm run (?:--silent )?([\w:-]+)/g)) {
    if (!scripts.has(name)) problems.push(`${file}: npm run ${name} does not exist`);
  }
  const commands = new Set(createProgram().commands.map((command) => command.name()));
  for (const [, name] of text(file).matchAll(/npx verification-graph ([a-z]+)/g)) {
    if (!commands.has(name)) problems.push(`${file}: verification-graph has no command ${name}`);
  }
}

/** GraphQL, in blocks of its own and in bodies for curl, must fit the schema. */
function checkGraphql(file) {
  const blocks = blocksOf(text(file));
  const bodies = blocks.flatMap(({ code: block }) => block.match(/\{"query":".*?"\}/g) ?? []);
  const sources = [
    ...blocks.filter(({ language }) => language === "graphql").map((block) => block.code),
    ...bodies.map((body) => JSON.parse(body).query),
  ];
  for (const source of sources) {
    try {
      for (const { message } of validate(schema, parse(source))) problems.push(`${file}: ${message}`);
    } catch (error) {
      problems.push(`${file}: ${error.message} in ${source.slice(0, 60)}`);
    }
  }
}

/** The code spans in the first column of a table. */
function firstSpans(file, heading) {
  return rowsOf(text(file), heading).flatMap(([cell]) => codeSpans(cell));
}

function compare(where, stated, actual) {
  const [documented, existing] = [[...stated], new Set(actual)];
  for (const each of existing) if (!documented.includes(each)) problems.push(`${where}: lacks ${each}`);
  for (const [index, each] of documented.entries()) {
    if (!existing.has(each)) problems.push(`${where}: states ${each}, which the code does not have`);
    else if (documented.indexOf(each) < index) problems.push(`${where}: states ${each} twice`);
  }
}

function text(file) {
  return readFileSync(join(documentRoot, file), "utf8");
}

function code(file) {
  return readFileSync(join(root, file), "utf8");
}
