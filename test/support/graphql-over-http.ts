import type { TypedDocumentString } from "../generated/graphql.js";

/** What GraphQL answers over HTTP. */
export interface Answer<Data> {
  status: number;
  data: Data | null;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
}

/** Sends one operation over HTTP. */
export async function post<Data, Variables>(
  url: string,
  document: string | TypedDocumentString<Data, Variables>,
  variables: object,
  key: string | null,
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const body = (await response.json()) as Partial<Answer<Data>>;
  return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
}
