import { Banner, BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Refusals } from "../../forms/parsed";
import type { FormatName } from "../../outbound/formats/format";
import { Choice, PlainNumberInput, TextInput } from "../form-fields";
import { useFieldError } from "../meanwhile";
import { EventPicker } from "./event-picker";
import { type FilterChoices, FilterFields } from "./filter-fields";
import { FormatChoice, type FormatOption } from "./format-choice";
import { FORM } from "./words";

/** An endpoint as its form holds it. */
interface EndpointValues {
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
  policies: Policy[];
  groups: Parameters<typeof EventPicker>[0]["groups"];
  filters: FilterChoices;
  refusals: Refusals;
}) => {
  const [format, setFormat] = useState(values.format);
  const brought = format === values.format ? undefined : formats.find(({ name }) => name === format);
  return (
    <BlockStack gap="400">
      {Object.keys(refusals).length > 0 && (
        <Banner tone="critical" title={FORM.notSaved}>
          <p>{refusals[""] ?? FORM.mend}</p>
        </Banner>
      )}
      <Card>
        <FormLayout>
          <TextInput name="name" label={FORM.name} value={values.name} error={refusals.name} help={FORM.nameHelp} />
          <FormatChoice
            value={format}
            formats={formats}
            onChange={setFormat}
            error={useFieldError("format", refusals.format)}
          />
          <TextInput
            name="url"
            label={shownUrl === undefined ? FORM.address : FORM.newAddress}
            value=""
            error={refusals.url}
            help={shownUrl === undefined ? FORM.addressHelp : FORM.addressNow(shownUrl)}
          />
        </FormLayout>
      </Card>
      <EventPicker groups={groups} first={values.events} error={refusals.events} />
      <FilterFields choices={filters} error={refusals.filters} />
      <SendingFields {...{ values, format, policies, refusals }} brought={brought ?? {}} />
    </BlockStack>
  );
};

type Policy = { value: string; label: string };

/** How and how often it is sent, and what with. */
const SendingFields = ({
  values,
  format,
  brought,
  policies,
  refusals,
}: {
  values: EndpointValues;
  format: FormatName;
  /** By another format than it had. */
  brought: Partial<Pick<FormatOption, "timeoutS" | "retries">>;
  policies: Policy[];
  refusals: Refusals;
}) => (
  <Card>
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        {FORM.how}
      </Text>
      <FormLayout>
        <FormLayout.Group>
          <PlainNumberInput
            key={`timeout-${format}`}
            name="timeout_s"
            label={FORM.timeout}
            value={String(brought.timeoutS ?? values.timeout_s)}
            suffix={FORM.seconds}
            inputMode="numeric"
            error={refusals.timeout_s}
            help={FORM.timeoutHelp}
          />
          <PlainNumberInput
            name="rate_limit"
            label={FORM.rate}
            value={values.rate_limit === null ? "" : String(values.rate_limit)}
            suffix={FORM.aMinute}
            inputMode="numeric"
            placeholder=""
            error={refusals.rate_limit}
            help={FORM.rateHelp}
          />
        </FormLayout.Group>
        <Choice
          key={`retries-${format}`}
          name="retries"
          label={FORM.retries}
          value={brought.retries ?? values.retries}
          options={policies}
          error={refusals.retries}
        />
        <Choice
          name="payload"
          label={FORM.contents}
          value={values.payload}
          options={PAYLOADS}
          error={refusals.payload}
        />
        <TextInput
          name="headers"
          label={FORM.headers}
          value={values.headers}
          lines={2}
          error={refusals.headers}
          help={FORM.headersHelp}
        />
      </FormLayout>
    </BlockStack>
  </Card>
);

const PAYLOADS = [
  { value: "full", label: FORM.full },
  { value: "thin", label: FORM.thin },
];
