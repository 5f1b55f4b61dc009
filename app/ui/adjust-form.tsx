import { Banner, BlockStack, Button, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { REASONS } from "../stock/inventory-write";
import type { LocationStock } from "../stock/variant-stock";

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
  const [shown] = useState(String(stock.available ?? 0));
  const [available, setAvailable] = useState(shown);
  const [reason, setReason] = useState<string>("correction");
  const [nonce] = useState(() => crypto.randomUUID());
  const change = Number(available) - Number(shown);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit({ locationId: stock.locationId, shown, available, reason, nonce });
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
              type="integer"
              inputMode="numeric"
              autoComplete="off"
              autoFocus
              helpText={
                Number.isInteger(change) && change !== 0
                  ? `${change > 0 ? "+" : ""}${change} to ${shown}`
                  : `It shows ${shown}.`
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
