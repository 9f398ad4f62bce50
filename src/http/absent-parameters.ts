import { isGraphqlPath } from "./http-error.js";

/** Values that mean "not given", by parameter of a GraphQL request in a URL. */
const absentValues: Readonly<Record<string, readonly string[]>> = {
  operationName: [""],
  variables: ["", "null"],
  extensions: ["", "null"],
};

/**
 * Returns the URL of a GraphQL request without parameters that are empty or null. Some clients always send all of them, which Apollo
 * Server refuses. The rest of the URL stays byte for byte.
 */
export function withoutAbsentParameters(url: string): string {
  const start = url.indexOf("?");
  if (start === -1 || !isGraphqlPath(url.slice(0, start))) return url;
  const pairs = url.slice(start + 1).split("&");
  const given = pairs.filter((pair) => {
    const [[name, value] = ["", ""]] = new URLSearchParams(pair);
    return !Object.hasOwn(absentValues, name) || !absentValues[name]?.includes(value);
  });
  return given.length === pairs.length ? url : `${url.slice(0, start)}?${given.join("&")}`;
}

/** Returns the body of a GraphQL request with an empty `operationName` as null; null counts as absent for every field already. */
export function withoutEmptyOperationName(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("operationName" in body) || body.operationName !== "") return body;
  return { ...body, operationName: null };
}
