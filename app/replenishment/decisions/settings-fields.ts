import type { SalesRules } from "../../demand/sales/sales-rules";
import type { AlertMailChoice } from "../alerts/mail";
import { ruleFields } from "../rules/fields";
import type { Rule } from "../rules/rule";

/** Groups of the settings as their form tells them. */
export const defaultsFields = ({ velocityWindow, ...rule }: Partial<Rule> & { velocityWindow: number }) => ({
  ...ruleFields(rule),
  velocityWindow: String(velocityWindow),
});

export const salesRulesFields = (rules: SalesRules) =>
  Object.fromEntries(Object.entries(rules).map(([field, value]) => [field, value ? "yes" : "no"]));

export const alertMailFields = ({ recipients, frequency, weekDay }: AlertMailChoice) => ({
  recipients: recipients.join("\n"),
  frequency,
  ...(weekDay !== undefined && { weekDay: String(weekDay) }),
});
