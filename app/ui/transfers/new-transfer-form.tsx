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
import { goneBy } from "../../days/gone-by";
import { dayOfIso } from "../../days/iso-day";
import type { SaveAnswer } from "../../forms/opened";
import type { Refusals } from "../../forms/parsed";
import { FindVariants, FoundLine } from "../find-variants";
import { Refusal, useFirstRefusal } from "../refusal";
import { type ChosenLine, ChosenLines } from "./chosen-lines";
import { ScanToAdd } from "./scan-to-add";
import { NEW, TABLE } from "./words";

type Place = { id: number; name: string };
type Fields = { from: string; to: string; expectedOn: string; note: string };
type Variant = Omit<ChosenLine, "quantity">;

/** From where, to where and what, by a search or a scanner; nothing moves before it is shipped. */
export const NewTransferForm = ({
  today,
  places,
  ...opened
}: {
  formToken: string;
  /** In the shop's zone. */
  today: number;
  places: Place[];
  from: number | null;
  to: number | null;
  lines: ChosenLine[];
}) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const [fields, setFields] = useState(() => fieldsOf(places, opened));
  const [lines, setLines] = useState(opened.lines);
  const [formToken] = useState(opened.formToken);
  const chosen = useRef<HTMLDivElement>(null);
  const form = useFirstRefusal<HTMLDivElement>(state !== "idle");
  const create = () => {
    // What is said beside a line comes first.
    const refused = chosen.current?.querySelector<HTMLInputElement>("[aria-invalid]");
    if (refused) return refused.focus();
    const wanted = lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
    submit({ formToken, ...fields, lines: JSON.stringify(wanted) }, { method: "post", action: "/transfers" });
  };
  if (places.length < 2)
    return (
      <Banner tone="info" title={NEW.oneLocation}>
        <p>{NEW.oneLocationSays}</p>
      </Banner>
    );
  return (
    <div ref={form}>
      <BlockStack gap="400">
        <FromAndTo
          fields={fields}
          today={today}
          places={places}
          refusals={data?.refusals ?? {}}
          onChange={(typed) => setFields({ ...fields, ...typed })}
        />
        <Card padding="0">
          <AddLines
            lines={lines}
            refusal={data?.refusals?.lines}
            add={(variant) => setLines((before) => oneMore(before, variant))}
          />
          <div ref={chosen}>
            <ChosenLines lines={lines} onChange={setLines} />
          </div>
        </Card>
        <div className="BesideCards">
          <InlineStack align="end">
            <Button
              variant="primary"
              loading={state !== "idle"}
              disabled={lines.length === 0 || fields.from === fields.to}
              onClick={create}
            >
              {NEW.create}
            </Button>
          </InlineStack>
        </div>
      </BlockStack>
    </div>
  );
};

/** Between the places that were asked for, else the first two. */
function fieldsOf(places: Place[], opened: { from: number | null; to: number | null }): Fields {
  const from = String(opened.from ?? places[0]?.id ?? "");
  const to = String(opened.to ?? places.find(({ id }) => String(id) !== from)?.id ?? "");
  return { from, to, expectedOn: "", note: "" };
}

const FromAndTo = ({
  fields,
  today,
  places,
  refusals,
  onChange,
}: {
  fields: Fields;
  today: number;
  places: Place[];
  refusals: Refusals;
  onChange: (typed: Partial<Fields>) => void;
}) => {
  const options = places.map(({ id, name }) => ({ value: String(id), label: name }));
  const fieldOf = (name: keyof Fields) => ({
    value: fields[name],
    error: refusals[name],
    onChange: (text: string) => onChange({ [name]: text }),
  });
  const same = fields.from === fields.to ? NEW.same : undefined;
  return (
    <Card>
      <FormLayout>
        <FormLayout.Group>
          <Select label={NEW.from} options={options} {...fieldOf("from")} />
          <Select label={NEW.to} options={options} {...fieldOf("to")} error={refusals.to ?? same} />
        </FormLayout.Group>
        <FormLayout.Group>
          <TextField
            label={NEW.expected}
            type="date"
            autoComplete="off"
            helpText={goneBy(dayOfIso(fields.expectedOn), today)}
            {...fieldOf("expectedOn")}
          />
          <TextField label={NEW.note} autoComplete="off" maxLength={1000} {...fieldOf("note")} />
        </FormLayout.Group>
      </FormLayout>
    </Card>
  );
};

/** A search and a scanner's field, each of which adds one at a time. */
const AddLines = ({
  lines,
  refusal,
  add,
}: {
  lines: ChosenLine[];
  refusal: string | undefined;
  add: (variant: Variant) => void;
}) => {
  const [searching, setSearching] = useState(false);
  const stop = () => setSearching(false);
  return (
    <Box padding="400">
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {TABLE.toMove}
          </Text>
          <Button onClick={() => setSearching(true)}>{NEW.search}</Button>
        </InlineStack>
        <ScanToAdd onFound={add} />
        <Refusal>{refusal}</Refusal>
      </BlockStack>
      {searching && (
        <FindVariants open title={NEW.add} onClose={stop} primaryAction={{ content: NEW.done, onAction: stop }}>
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
    </Box>
  );
};

function oneMore(lines: ChosenLine[], variant: Variant): ChosenLine[] {
  const { variantId, productTitle, variantTitle, sku, imageUrl } = variant;
  if (!lines.some((line) => line.variantId === variantId))
    return [...lines, { variantId, productTitle, variantTitle, sku, imageUrl, quantity: 1 }];
  return lines.map((line) => (line.variantId === variantId ? { ...line, quantity: line.quantity + 1 } : line));
}
