import type { Topic } from "./topic";

/**
 * More scopes allow more subscriptions, fewer take some away: they converge again. The scopes themselves are not taken
 * from the body: each refresh of the token, hourly, brings those that Shopify really granted.
 */
export const appScopesUpdate: Topic<null> = {
  subscription: { topic: "APP_SCOPES_UPDATE", includeFields: ["id", "current", "updated_at"] },
  narrow: () => [null],
  facts: (_, { shopId }) => ({ wakes: [{ shopId, kind: "converge-subscriptions" }] }),
};
