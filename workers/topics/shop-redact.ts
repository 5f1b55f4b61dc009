import type { Topic } from "./topic";

/** 48 hours after the uninstall: everything of the shop is erased. */
export const shopRedact: Topic<null> = {
  narrow: () => [null],
  facts: (_, { domain, triggeredAt }) => ({ erasures: [{ domain, triggeredAt }] }),
};
