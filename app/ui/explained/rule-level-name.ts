import type { Origin } from "../../replenishment/rules/rule";
import { EXPLAINED } from "./words";

/** What the levels of a variant's rule are called. */
export type LevelNames = { supplier: string | null };

/** Who decided a part of a rule. */
export function levelName(origin: Origin, { supplier }: LevelNames) {
  switch (origin) {
    case "default":
      return EXPLAINED.ruleLevelName.evenstocksDefault;
    case "shop":
      return EXPLAINED.ruleLevelName.shopDefault;
    case "supplier":
      return supplier ?? EXPLAINED.ruleLevelName.supplier;
    case "price list":
      return supplier ? EXPLAINED.ruleLevelName.sPriceList(supplier) : EXPLAINED.ruleLevelName.priceList;
    case "product":
      return EXPLAINED.ruleLevelName.thisProduct;
    case "variant":
      return EXPLAINED.ruleLevelName.thisVariant;
    case "location":
      return EXPLAINED.ruleLevelName.thisLocation;
  }
}
