import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useEffect } from "react";
import { ruleAddress } from "../../replenishment/rules/fields";
import type { ListedRule } from "./listed-rule";
import { REMOVE } from "./words";

export const RemoveRule = ({ rule, onRemove }: { rule: ListedRule; onRemove: (rule: ListedRule) => void }) => {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  useEffect(() => {
    if (data?.done) onRemove(rule);
  }, [data, rule, onRemove]);
  return (
    <Button
      size="slim"
      variant="tertiary"
      tone="critical"
      accessibilityLabel={REMOVE.of(rule.name, rule.sku)}
      loading={state !== "idle"}
      onClick={() => submit(null, { method: "delete", action: ruleAddress(rule.place) })}
    >
      {REMOVE.button}
    </Button>
  );
};
