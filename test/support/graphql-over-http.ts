import type { TypedDocumentString } from "../generated/graphql.js";

/** A GraphQL response over HTTP. */
export interface GraphqlResponse<Data> {
  status: number;
  data: Data | null;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
}

/** Sends one operation over HTTP, with the credential unless it is null. */
export async function post<Data, Variables>(
  url: string,
  document: string | TypedDocumentString<Data, Variables>,
  variables: object,
  key: string | null,
): Promise<GraphqlResponse<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const body: Partial<GraphqlResponse<Data>> = await response.json();
  return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
}
