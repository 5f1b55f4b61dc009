import { Banner, BlockStack, Button, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { plainTyped } from "../../formats/number-style";
import { REASONS } from "../../stock/writes/inventory-write";
import type { LocationStock } from "../../stock/writes/variant-stock";
import { useNumberStyle } from "../locale";
import { useNumberFormat } from "../number";

/** How many are there now, and why that differs. Nothing is changed where the stock moved while the form was open. */
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
  const style = useNumberStyle();
  const format = useNumberFormat();
  const [shown] = useState(String(stock.available ?? 0));
  const [available, setAvailable] = useState(shown);
  const [reason, setReason] = useState<string>("correction");
  const [nonce] = useState(() => crypto.randomUUID());
  const now = plainTyped(available, style);
  const change = Number(now) - Number(shown);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit({ locationId: stock.locationId, shown, available: now, reason, nonce });
        if (Number.isInteger(change) && change !== 0) close();
      }}
    >
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          Adjust {stock.name ?? "this location"}
        </Text>
        {problem && (
          <Banner tone="critical">
            <p>{problem}</p>
          </Banner>
        )}
        <FormLayout>
          <FormLayout.Group condensed>
            <TextField
              label="Available now"
              value={available}
              onChange={setAvailable}
              suffix="units"
              type="text"
              inputMode="numeric"
              autoComplete="off"
              autoFocus
              helpText={
                Number.isInteger(change) && change !== 0
                  ? `${change > 0 ? "+" : ""}${format(change)} to ${format(Number(shown))}`
                  : `It shows ${format(Number(shown))}.`
              }
            />
            <Select
              label="Reason"
              options={Object.entries(REASONS).map(([value, label]) => ({ value, label }))}
              value={reason}
              onChange={setReason}
            />
          </FormLayout.Group>
        </FormLayout>
        <InlineStack gap="200" align="end">
          <Button onClick={close}>Cancel</Button>
          <Button submit variant="primary">
            Change stock in Shopify
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  );
};
