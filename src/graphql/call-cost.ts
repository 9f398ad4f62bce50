/** What a field costs beside its 1 that makes a call of its own to Stripe, for each item of a list. */
export const callCost = 20;
