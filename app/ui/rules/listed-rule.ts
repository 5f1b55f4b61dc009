import type { RulePlace } from "../../replenishment/rules/place";
import type { Rule } from "../../replenishment/rules/rule";

/** A rule in a list, with the name of what it holds for; null when that is gone. */
export type ListedRule = { place: RulePlace; rule: Rule; name: string | null; sku: string };
