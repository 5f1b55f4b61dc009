/** Sales at a location that does not stock the variant: plans give them to those that do. */
export type DemandElsewhere = {
  locationId: number;
  /** Null where Shopify has not told it. */
  name: string | null;
  /** Is it closed or left out, did it stock the variant once, or did it never? */
  why: "closed" | "out" | "left" | "never";
  /** Sold within the shop's window, but for what promotions leave out. */
  units: number;
  /** Sold in the last 90 days. */
  units90: number;
};

const WORDS = {
  closed: "which is closed",
  out: "whose stock is left out",
  left: "which no longer stocks it",
  never: "which does not stock it",
} satisfies Record<DemandElsewhere["why"], string>;

/** "58 units sold at Leeds, which is closed, and 3 units sold at Online, which does not stock it", as `units` says them. */
export const soldElsewhere = (elsewhere: DemandElsewhere[], units: (each: DemandElsewhere) => string) =>
  elsewhere
    .map((each) => `${units(each)} sold at ${each.name ?? "a location without a name"}, ${WORDS[each.why]}`)
    .join(", and ");
