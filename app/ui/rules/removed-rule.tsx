import { ruleAddress, ruleFields } from "../../replenishment/rules/fields";
import { Removed } from "../removed";
import type { ListedRule } from "./listed-rule";

export const RemovedRule = ({ rule, onDone }: { rule: ListedRule; onDone: () => void }) => (
  <Removed
    title={`The rule of ${rule.name ?? "what is gone"}${rule.sku && ` (${rule.sku})`} is removed`}
    fields={ruleFields(rule.rule)}
    action={ruleAddress(rule.place)}
    onDone={onDone}
  />
);
