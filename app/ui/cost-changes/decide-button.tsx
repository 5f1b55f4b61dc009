import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import type { CostChange, CostDecision } from "../../purchasing/costs/shopify/cost-change";
import { useToast } from "../use-toast";

export const DecideButton = ({
  change,
  decision,
  isPlain = false,
  children,
}: {
  change: CostChange;
  decision: CostDecision;
  isPlain?: boolean;
  children: string;
}) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  return (
    <Button
      variant={isPlain ? "plain" : undefined}
      loading={state !== "idle"}
      accessibilityLabel={`${children}: ${change.productTitle} ${change.sku}`}
      onClick={() => submit({ decision }, { method: "put", action: `/costs/${change.id}` })}
    >
      {children}
    </Button>
  );
};
