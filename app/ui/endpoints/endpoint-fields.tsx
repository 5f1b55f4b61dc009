import { Banner, BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Refusals } from "../../forms/parsed";
import type { FormatName } from "../../outbound/formats/format";
import { Choice, PlainNumberInput, TextInput } from "../form-fields";
import { useFieldError } from "../meanwhile";
import { EventPicker } from "./event-picker";
import { type FilterChoices, FilterFields } from "./filter-fields";
import { FormatChoice, type FormatOption } from "./format-choice";

/** An endpoint as its form holds it. */
export interface EndpointValues {
  name: string;
  events: string[];
  format: FormatName;
  timeout_s: number;
  retries: string;
  payload: string;
  rate_limit: number | null;
  /** Names with their values hidden, one a line. */
  headers: string;
}

/** Fields of an endpoint. A new format brings its own timeout and retries, until they are set otherwise. */
export const EndpointFields = ({
  values,
  shownUrl,
  formats,
  policies,
  groups,
  filters,
  refusals,
}: {
  values: EndpointValues;
  /** Undefined: a new one. */
  shownUrl?: string;
  formats: FormatOption[];
  policies: { value: string; label: string }[];
  groups: Parameters<typeof EventPicker>[0]["groups"];
  filters: FilterChoices;
  refusals: Refusals;
}) => {
  const [format, setFormat] = useState(values.format);
  const brought = formats.find(({ name }) => name === format);
  const isOwn = format === values.format;
  const timeout = isOwn ? values.timeout_s : (brought?.timeoutS ?? values.timeout_s);
  const retries = isOwn ? values.retries : (brought?.retries ?? values.retries);
  return (
    <BlockStack gap="400">
      {Object.keys(refusals).length > 0 && (
        <Banner tone="critical" title="Nothing was saved">
          <p>{refusals[""] ?? "Mend what is marked below, and save again."}</p>
        </Banner>
      )}
      <Card>
        <FormLayout>
          <TextInput
            name="name"
            label="Name"
            value={values.name}
            error={refusals.name}
            help="As you call the system: Warehouse, Stock channel."
          />
          <FormatChoice
            value={format}
            formats={formats}
            onChange={setFormat}
            error={useFieldError("format", refusals.format)}
          />
          <TextInput
            name="url"
            label={shownUrl === undefined ? "Address" : "New address"}
            value=""
            error={refusals.url}
            help={
              shownUrl === undefined
                ? "Begins with https://. It is kept like a secret, and shown in part only."
                : `Now ${shownUrl}. Leave it blank to keep it.`
            }
          />
        </FormLayout>
      </Card>
      <EventPicker groups={groups} first={values.events} error={refusals.events} />
      <FilterFields choices={filters} error={refusals.filters} />
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            How it is sent
          </Text>
          <FormLayout>
            <FormLayout.Group>
              <PlainNumberInput
                key={`timeout-${format}`}
                name="timeout_s"
                label="Waits for an answer"
                value={String(timeout)}
                suffix="seconds"
                inputMode="numeric"
                error={refusals.timeout_s}
                help="From 1 to 30."
              />
              <PlainNumberInput
                name="rate_limit"
                label="At most"
                value={values.rate_limit === null ? "" : String(values.rate_limit)}
                suffix="events a minute"
                inputMode="numeric"
                placeholder=""
                error={refusals.rate_limit}
                help="Blank: as fast as they come."
              />
            </FormLayout.Group>
            <Choice
              key={`retries-${format}`}
              name="retries"
              label="If it does not answer"
              value={retries}
              options={policies}
              error={refusals.retries}
            />
            <Choice
              name="payload"
              label="Contents"
              value={values.payload}
              options={PAYLOADS}
              error={refusals.payload}
            />
            <TextInput
              name="headers"
              label="Extra headers"
              value={values.headers}
              lines={2}
              error={refusals.headers}
              help="One a line, as Authorization: Bearer …; for systems that want a key. Once saved, values are hidden; a hidden one stays as it is."
            />
          </FormLayout>
        </BlockStack>
      </Card>
    </BlockStack>
  );
};

const PAYLOADS = [
  { value: "full", label: "Everything that is known of it" },
  { value: "thin", label: "Ids and a link only" },
];
