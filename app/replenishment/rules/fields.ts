import type { RulePlace } from "./place";
import type { Rule } from "./rule";

export const ruleAddress = ({ level, subject, location }: RulePlace) => `/rules/${level}/${subject}/${location}`;

/** A rule as a form tells it. */
export const ruleFields = (rule: Partial<Rule>): Record<string, string> =>
  Object.fromEntries(Object.entries(rule).map(([field, value]) => [field, fieldText(field, value)]));

/** Kept as a chance, typed as a percentage. */
export function fieldText(field: string, value: Rule[keyof Rule]): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return field === "serviceLevel" ? String(Number((Number(value) * 100).toFixed(2))) : String(value);
}
