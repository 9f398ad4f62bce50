/** Name of the account that the single-account settings describe. */
export const defaultAccount = "default";

/** A tenant: a name within one Stripe account. The same name in another account is another tenant. */
export interface Tenant {
  account: string;
  name: string;
}

/**
 * Returns the id by which a tenant is known in the store, in cursors, event ids and tokens: `account/name`, or the name alone in the
 * default account, as in databases from before there were several. Neither part can contain a slash, so no two tenants share an id.
 */
export function tenantId({ account, name }: Tenant): string {
  return account === defaultAccount ? name : `${account}/${name}`;
}

/** Returns the tenant that an id of {@link tenantId} names. */
export function parseTenantId(id: string): Tenant {
  const slash = id.indexOf("/");
  return slash < 0 ? { account: defaultAccount, name: id } : { account: id.slice(0, slash), name: id.slice(slash + 1) };
}

/** Returns an id of the provider as one that is unique across accounts, by the same rule as {@link tenantId}. */
export function qualifyId(account: string, id: string): string {
  return account === defaultAccount ? id : `${account}/${id}`;
}
