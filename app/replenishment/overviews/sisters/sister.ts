import type { Overview } from "../overview";

/** Another variant of the same product. */
export type Sister = Pick<
  Overview,
  "variantId" | "variantTitle" | "sku" | "available" | "status" | "low" | "out" | "untracked" | "suggested"
>;
