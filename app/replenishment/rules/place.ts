import { EVERYWHERE } from "../../sql/zeros";
import { NO_RULE, type Rule } from "./rule";

/** Where rules may stand, the least specific first; the most specific that decides a field decides it. */
export const LEVELS = ["shop", "supplier", "product", "variant"] as const;
export type Level = (typeof LEVELS)[number];

/** One rule's place. */
export type RulePlace = {
  level: Level;
  /** "0" for the shop, Shopify's id of a product, the local id of a supplier or a variant. */
  subject: string;
  /** Local id; 0 where the rule holds at every location, which it does everywhere but for variants. */
  location: number;
};

/** All that a rule can decide. */
export type DecidedRule = Rule;

export const NOTHING_DECIDED: DecidedRule = NO_RULE;

export const decidesNothing = (rule: DecidedRule) => Object.values(rule).every((value) => value === null);

export const PLACE_OF_SHOP: RulePlace = { level: "shop", subject: "0", location: EVERYWHERE };

export const placeOfVariant = (variantId: number, location = EVERYWHERE): RulePlace => ({
  level: "variant",
  subject: String(variantId),
  location,
});

export const placeOfSupplier = (supplierId: number): RulePlace => ({
  level: "supplier",
  subject: String(supplierId),
  location: EVERYWHERE,
});
