import type { SalesRules } from "../../demand/sales/sales-rules";
import type { AlertMail } from "../alerts/mail";
import { ruleFields } from "../rules/fields";
import type { Rule } from "../rules/rule";

/** Groups of the settings as their form tells them. */
export const defaultsFields = ({ velocityWindow, ...rule }: Partial<Rule> & { velocityWindow: number }) => ({
  ...ruleFields(rule),
  velocityWindow: String(velocityWindow),
});

export const salesRulesFields = (rules: SalesRules) =>
  Object.fromEntries(Object.entries(rules).map(([field, value]) => [field, value ? "yes" : "no"]));

export const alertMailFields = ({ recipients, frequency }: Pick<AlertMail, "recipients" | "frequency">) => ({
  recipients: recipients.join("\n"),
  frequency,
});
