import { ruleAddress, ruleFields } from "../../replenishment/rules/fields";
import { Removed } from "../removed";
import type { ListedRule } from "./listed-rule";
import { REMOVE } from "./words";

export const RemovedRule = ({ rule, onDone }: { rule: ListedRule; onDone: () => void }) => (
  <Removed
    title={REMOVE.removed(rule.name, rule.sku)}
    fields={ruleFields(rule.rule)}
    action={ruleAddress(rule.place)}
    onDone={onDone}
  />
);
