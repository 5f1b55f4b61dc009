import {
  Banner,
  BlockStack,
  Button,
  Checkbox,
  ChoiceList,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { plainTyped } from "../../formats/number-style";
import { REASONS } from "../../stock/writes/inventory-write";
import type { LocationStock } from "../../stock/writes/variant-stock";
import { useFocusBack } from "../dialog";
import { useNumberStyle } from "../locale";
import { useNumberFormat } from "../number";
import { VARIANT } from "./words";

type By = "total" | "difference";

/**
 * How many are there now, or by how many that differs, and why. A new total changes nothing where the stock moved while the form
 * was open; a difference holds whatever is there.
 */
export const AdjustForm = ({
  stock,
  problem,
  close,
  submit,
}: {
  stock: LocationStock;
  problem: string | null;
  close: () => void;
  submit: (fields: Record<string, string>) => void;
}) => {
  useFocusBack();
  const amount = useAmount(stock);
  const [reason, setReason] = useState<string>("correction");
  const [isMeant, setIsMeant] = useState(false);
  const [nonce] = useState(() => crypto.randomUUID());
  const { by, isChange, isBelow } = amount;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const meant: Record<string, string> = isBelow && isMeant ? { belowIsMeant: "yes" } : {};
        submit({ by, locationId: stock.locationId, ...amount.fields, ...meant, reason, nonce });
        if (isChange && (!isBelow || isMeant)) close();
      }}
    >
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          {VARIANT.adjustNamed(stock.name ?? VARIANT.thisLocation)}
        </Text>
        {problem && (
          <Banner tone="critical">
            <p>{problem}</p>
          </Banner>
        )}
        <ChoiceList
          title={VARIANT.adjustForm.whatDoYouKnow}
          titleHidden
          choices={[
            { label: VARIANT.adjustForm.howManyAreAvailableNow, value: "total" },
            { label: VARIANT.adjustForm.howManyMoreOrFewer, value: "difference" },
          ]}
          selected={[by]}
          onChange={([chosen]) => amount.choose(chosen === "difference" ? "difference" : "total")}
        />
        <FormLayout>
          <FormLayout.Group condensed>
            <AmountField amount={amount} />
            <Select
              label={VARIANT.adjustForm.reason}
              options={Object.entries(REASONS).map(([value, label]) => ({ value, label }))}
              value={reason}
              onChange={setReason}
            />
          </FormLayout.Group>
        </FormLayout>
        {isBelow && (
          <Checkbox
            label={VARIANT.adjustForm.fewerThanWillBeAvailable}
            helpText={VARIANT.adjustForm.moreIsPromisedToCustomers}
            checked={isMeant}
            onChange={setIsMeant}
          />
        )}
        <InlineStack gap="200" align="end">
          <Button onClick={close}>{VARIANT.adjustForm.cancel}</Button>
          <Button submit variant="primary" disabled={isBelow && !isMeant}>
            {VARIANT.adjustForm.changeStockInShopify}
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  );
};

/** What is typed, as a total or a difference, and what it comes to. What was there as the form opened stays what it began from. */
function useAmount(stock: LocationStock) {
  const style = useNumberStyle();
  const [shown] = useState(stock.available ?? 0);
  const [by, setBy] = useState<By>("total");
  const [typed, setTyped] = useState(String(shown));
  const plain = plainTyped(typed, style);
  const change = by === "total" ? Number(plain) - shown : Number(plain);
  const isChange = plain.trim() !== "" && Number.isInteger(change) && change !== 0;
  const fields: Record<string, string> =
    by === "total" ? { shown: String(shown), available: plain } : { change: plain };
  return {
    ...{ shown, by, typed, setTyped, change, isChange, fields },
    isBelow: isChange && change < 0 && (by === "total" ? shown : stock.availableThen) + change < 0,
    choose: (chosen: By) => {
      setBy(chosen);
      setTyped(chosen === "difference" ? "" : String(shown));
    },
  };
}

const AmountField = ({
  amount: { shown, by, typed, setTyped, change, isChange },
}: {
  amount: ReturnType<typeof useAmount>;
}) => (
  <TextField
    label={by === "total" ? VARIANT.adjustForm.availableNow : VARIANT.adjustForm.difference}
    value={typed}
    onChange={setTyped}
    placeholder={by === "total" ? "" : "-2"}
    suffix={VARIANT.units}
    type="text"
    inputMode={by === "total" ? "numeric" : "text"}
    autoComplete="off"
    autoFocus
    helpText={<Outcome shown={shown} change={isChange ? change : null} />}
  />
);

const Outcome = ({ shown, change }: { shown: number; change: number | null }) => {
  const format = useNumberFormat();
  if (change === null) return <>{VARIANT.adjustForm.itShows(format(shown))}</>;
  return <>{VARIANT.adjustForm.available(shown, change, format)}</>;
};
