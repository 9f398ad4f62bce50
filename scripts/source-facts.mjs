// Reads facts from TypeScript sources that no module exports: constants, members of types, literals of codes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync, Visitor } from "rolldown/utils";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The number that a file's only constant or property of a matching name has. */
export function numberIn(file, name) {
  const found = [];
  const add = (key, value) => {
    if (name.test(key)) found.push(evaluate(value));
  };
  visit(file, {
    VariableDeclarator: ({ id, init }) => id.type === "Identifier" && init && add(id.name, init),
    Property: ({ key, value }) => key.type === "Identifier" && add(key.name, value),
  });
  if (found.length !== 1 || Number.isNaN(found[0])) throw new Error(`${file} has not one number named ${name}`);
  return found[0];
}

/** Names of an interface's members. */
export function membersOf(file, interfaceName) {
  const members = [];
  visit(file, {
    TSInterfaceDeclaration({ id, body }) {
      if (id.name === interfaceName) members.push(...body.body.map(({ key }) => key.name));
    },
  });
  if (members.length === 0) throw new Error(`${file} has no interface ${interfaceName}`);
  return members;
}

/**
 * Every code that `errors[].extensions.code` can have: the members of `ErrorCode` and the list that it is spread into, the types that
 * name codes, and literals of `extensions.code`.
 */
export function errorCodes(folders, codeTypes) {
  const codes = new Set();
  const typesFound = new Set();
  const addLiterals = (nodes) => {
    for (const node of nodes) if (node?.type === "Literal" && typeof node.value === "string") codes.add(node.value);
  };
  for (const file of folders.flatMap(sourcesIn)) {
    visit(file, {
      VariableDeclarator({ id, init }) {
        if (id.name === "ErrorCode") addLiterals(objectOf(init).properties.map(({ value }) => value));
      },
      ArrayExpression({ elements, start, end }) {
        if (textOf(file).slice(start, end).includes("Object.values(ErrorCode)")) addLiterals(elements);
      },
      TSTypeAliasDeclaration({ id, typeAnnotation }) {
        if (!codeTypes.test(id.name)) return;
        typesFound.add(id.name);
        addLiterals((typeAnnotation.types ?? []).map(({ literal }) => literal));
      },
      Property({ key, value }) {
        if (key.name !== "extensions" || value.type !== "ObjectExpression") return;
        addLiterals(value.properties.filter((each) => each.key?.name === "code").map((each) => each.value));
      },
    });
  }
  if (typesFound.size < 2) throw new Error(`of the types that name codes only these were found: ${[...typesFound]}`);
  return codes;
}

function sourcesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`);
}

function textOf(file) {
  return readFileSync(join(root, file), "utf8");
}

function visit(file, visitor) {
  new Visitor(visitor).visit(parseSync(file, textOf(file)).program);
}

function objectOf(node) {
  return node.type === "TSAsExpression" ? objectOf(node.expression) : node;
}

function evaluate(node) {
  if (node.type === "Literal" && typeof node.value === "number") return node.value;
  if (node.type === "BinaryExpression" && node.operator === "*") return evaluate(node.left) * evaluate(node.right);
  return Number.NaN;
}
