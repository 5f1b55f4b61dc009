import { useFetcher } from "@remix-run/react";
import { Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useCallback, useEffect, useRef, useState } from "react";
import { changesText } from "../../replenishment/reorder/quantities";
import { useNumberFormat } from "../number";
import { Removed } from "../removed";
import type { Quantities } from "./use-quantities";
import { REORDER } from "./words";

/** What was cleared, as it is put back. */
type Cleared = { quantities: string; count: number };

/** How many quantities were changed by hand, and the way back to what is suggested. */
export const KeptQuantities = ({
  quantities: { changed, isKept, problem, again },
  onCleared,
}: {
  quantities: Quantities;
  onCleared: (cleared: Cleared) => void;
}) => {
  const format = useNumberFormat();
  const { submit, state, data } = useFetcher<{ done?: string }>();
  const sent = useRef<Cleared>();
  useEffect(() => {
    if (data?.done && sent.current) onCleared(sent.current);
    sent.current = undefined;
  }, [data, onCleared]);
  const clear = () => {
    sent.current = { quantities: changesText(new Map(changed)), count: changed.size };
    submit(null, { method: "delete", action: "/reorder/quantities" });
  };
  if (problem)
    return (
      <InlineStack gap="200" blockAlign="center">
        <InlineError fieldID="reorder-quantities" message={REORDER.keptQuantities.notKeptYet(problem)} />
        <Button size="slim" onClick={again}>
          {REORDER.keptQuantities.tryAgain}
        </Button>
      </InlineStack>
    );
  if (changed.size === 0) return null;
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" tone="subdued">
        {REORDER.keptQuantities.changedByHand(changed.size, format)}
      </Text>
      <Button size="slim" variant="tertiary" disabled={!isKept} loading={state !== "idle"} onClick={clear}>
        {REORDER.keptQuantities.clear}
      </Button>
    </InlineStack>
  );
};

export const ClearedQuantities = ({
  cleared: { quantities, count },
  onDone,
}: {
  cleared: Cleared;
  onDone: () => void;
}) => {
  const format = useNumberFormat();
  return (
    <Removed
      title={REORDER.keptQuantities.asSuggestedAgain(count, format)}
      fields={{ quantities }}
      action="/reorder/quantities"
      onDone={onDone}
    />
  );
};

/** Until it is put back, or put aside. */
export function useCleared() {
  const [cleared, setCleared] = useState<Cleared>();
  return { cleared, onCleared: setCleared, onDone: useCallback(() => setCleared(undefined), []) };
}
