import type { Origin } from "../../replenishment/rules/rule";

/** What the levels of a variant's rule are called. */
export type LevelNames = { supplier: string | null };

/** Who decided a part of a rule. */
export function levelName(origin: Origin, { supplier }: LevelNames) {
  switch (origin) {
    case "default":
      return "Evenstock's default";
    case "shop":
      return "Shop default";
    case "supplier":
      return supplier ?? "Supplier";
    case "price list":
      return supplier ? `${supplier}'s price list` : "Price list";
    case "product":
      return "This product";
    case "variant":
      return "This variant";
    case "location":
      return "This location";
  }
}
