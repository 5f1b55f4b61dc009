import { Removed } from "./removed";
import type { ListedRule } from "./rule-columns";
import { ruleAddress, ruleFields } from "./rule-fields";

export const RemovedRule = ({ rule, onDone }: { rule: ListedRule; onDone: () => void }) => (
  <Removed
    title={`The rule of ${rule.name ?? "what is gone"}${rule.sku && ` (${rule.sku})`} is removed`}
    fields={ruleFields(rule.rule)}
    action={ruleAddress(rule.place)}
    onDone={onDone}
  />
);
