import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useRef, useState } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { FindVariants, FoundLine } from "../find-variants";
import { type ChosenLine, ChosenLines } from "./chosen-lines";
import { ScanToAdd } from "./scan-to-add";
import { NEW, TABLE } from "./words";

type Place = { id: number; name: string };

/** From where, to where and what, by a search or a scanner; nothing moves before it is shipped. */
export const NewTransferForm = ({
  formToken,
  places,
  ...opened
}: {
  formToken: string;
  places: Place[];
  from: number | null;
  to: number | null;
  lines: ChosenLine[];
}) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const [from, setFrom] = useState(String(opened.from ?? places[0]?.id ?? ""));
  const [to, setTo] = useState(String(opened.to ?? places.find(({ id }) => String(id) !== from)?.id ?? ""));
  const [lines, setLines] = useState(opened.lines);
  const [note, setNote] = useState("");
  const [expectedOn, setExpectedOn] = useState("");
  const [searching, setSearching] = useState(false);
  const refusals = data?.refusals ?? {};
  const chosen = useRef<HTMLDivElement>(null);
  const add = (variant: Omit<ChosenLine, "quantity">) => setLines((before) => oneMore(before, variant));
  const options = places.map(({ id, name }) => ({ value: String(id), label: name }));
  const create = () => {
    // What is said beside a line comes first.
    const refused = chosen.current?.querySelector<HTMLInputElement>("[aria-invalid]");
    if (refused) return refused.focus();
    const wanted = lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
    submit(
      { formToken, from, to, note, expectedOn, lines: JSON.stringify(wanted) },
      { method: "post", action: "/transfers" },
    );
  };
  if (places.length < 2)
    return (
      <Banner tone="info" title={NEW.oneLocation}>
        <p>{NEW.oneLocationSays}</p>
      </Banner>
    );
  return (
    <BlockStack gap="400">
      <Card>
        <FormLayout>
          <FormLayout.Group>
            <Select label={NEW.from} options={options} value={from} onChange={setFrom} error={refusals.from} />
            <Select
              label={NEW.to}
              options={options}
              value={to}
              onChange={setTo}
              error={refusals.to ?? sameSaid(from, to)}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <TextField
              label={NEW.expected}
              type="date"
              value={expectedOn}
              onChange={setExpectedOn}
              autoComplete="off"
              error={refusals.expectedOn}
            />
            <TextField
              label={NEW.note}
              value={note}
              onChange={setNote}
              autoComplete="off"
              maxLength={1000}
              error={refusals.note}
            />
          </FormLayout.Group>
        </FormLayout>
      </Card>
      <Card padding="0">
        <Box padding="400">
          <BlockStack gap="300">
            <InlineStack align="space-between" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {TABLE.toMove}
              </Text>
              <Button onClick={() => setSearching(true)}>{NEW.search}</Button>
            </InlineStack>
            <ScanToAdd onFound={add} />
            {refusals.lines && (
              <Text as="p" tone="critical">
                {refusals.lines}
              </Text>
            )}
          </BlockStack>
        </Box>
        <div ref={chosen}>
          <ChosenLines lines={lines} onChange={setLines} />
        </div>
      </Card>
      <div className="BesideCards">
        <InlineStack align="end">
          <Button
            variant="primary"
            loading={state !== "idle"}
            disabled={lines.length === 0 || from === to}
            onClick={create}
          >
            {NEW.create}
          </Button>
        </InlineStack>
      </div>
      {searching && (
        <FindVariants
          open
          title={NEW.add}
          onClose={() => setSearching(false)}
          primaryAction={{ content: NEW.done, onAction: () => setSearching(false) }}
        >
          {(variant) => {
            const line = lines.find(({ variantId }) => variantId === variant.variantId);
            return (
              <FoundLine key={variant.variantId} variant={variant}>
                <Button
                  accessibilityLabel={NEW.addOf(`${variant.productTitle} ${variant.sku}`)}
                  onClick={() => add(variant)}
                >
                  {line ? NEW.oneMore(String(line.quantity)) : NEW.addOne}
                </Button>
              </FoundLine>
            );
          }}
        </FindVariants>
      )}
    </BlockStack>
  );
};

const sameSaid = (from: string, to: string) => (from === to ? NEW.same : undefined);

function oneMore(lines: ChosenLine[], variant: Omit<ChosenLine, "quantity">): ChosenLine[] {
  const { variantId, productTitle, variantTitle, sku, imageUrl } = variant;
  if (!lines.some((line) => line.variantId === variantId))
    return [...lines, { variantId, productTitle, variantTitle, sku, imageUrl, quantity: 1 }];
  return lines.map((line) => (line.variantId === variantId ? { ...line, quantity: line.quantity + 1 } : line));
}
