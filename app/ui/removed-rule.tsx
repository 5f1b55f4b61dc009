import { useFetcher } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useEffect } from "react";
import type { ListedRule } from "./rule-columns";
import { ruleAddress, ruleFields } from "./rule-fields";

/** What was just removed, and the way back. */
export const RemovedRule = ({ rule, onDone }: { rule: ListedRule; onDone: () => void }) => {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  useEffect(() => {
    if (data?.done) onDone();
  }, [data, onDone]);
  return (
    <Banner
      title={`The rule of ${rule.name ?? "what is gone"}${rule.sku && ` (${rule.sku})`} is removed`}
      action={{
        content: "Undo",
        loading: state !== "idle",
        onAction: () => submit(ruleFields(rule.rule), { method: "put", action: ruleAddress(rule.place) }),
      }}
      onDismiss={onDone}
    />
  );
};
