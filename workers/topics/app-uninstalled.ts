import type { Topic } from "./topic";

/** The shop has gone: its token, settings and rules go at once. The body, the shop's own address, is not kept. */
export const appUninstalled: Topic<null> = {
  subscription: { topic: "APP_UNINSTALLED", includeFields: ["id", "updated_at"] },
  narrow: () => [null],
  facts: (_, { domain, triggeredAt }) => ({ uninstalls: [{ domain, triggeredAt }] }),
};
