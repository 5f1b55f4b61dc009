import { Form, useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Refusals } from "../../forms/parsed";
import { RECOVERY_DAYS, type Recoverable } from "../../outbound/dispatches/recovery";
import type { TypedRecovery } from "../../outbound/dispatches/shown/recovery-form";
import { useNumberFormat } from "../number";
import { FORM, PREVIEW } from "./words";

/** Between which times, to which endpoint; then what that would send, and only then a button that sends it. */
export const RecoveryForm = ({
  typed,
  refusals,
  preview,
  endpoints,
  said,
}: {
  typed: TypedRecovery;
  refusals: Refusals;
  /** Null: not counted yet. */
  preview: Recoverable[] | null;
  endpoints: { value: string; label: string }[];
  /** Why it did not begin. */
  said: string | null;
}) => {
  const [fields, setFields] = useState(typed);
  const set = (name: keyof TypedRecovery) => (text: string) => setFields({ ...fields, [name]: text });
  const isCounted = preview !== null && JSON.stringify(fields) === JSON.stringify(typed);
  const input = (name: "since" | "until" | "perMinute", label: string) => (
    <TextField
      name={name}
      label={label}
      type={name === "perMinute" ? "number" : "datetime-local"}
      value={fields[name]}
      onChange={set(name)}
      error={refusals[name]}
      autoComplete="off"
    />
  );
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p">{FORM.intro(String(RECOVERY_DAYS))}</Text>
        {said && <Banner tone="warning">{said}</Banner>}
        <Form action="/recoveries">
          <FormLayout>
            <Select
              name="endpoint"
              label={FORM.endpoint}
              options={[{ value: "", label: FORM.all }, ...endpoints]}
              value={fields.endpoint}
              onChange={set("endpoint")}
              error={refusals.endpoint}
            />
            <FormLayout.Group>
              {input("since", FORM.from)}
              {input("until", FORM.until)}
            </FormLayout.Group>
            {input("perMinute", FORM.perMinute)}
            <InlineStack>
              <Button submit variant={isCounted ? undefined : "primary"}>
                {FORM.see}
              </Button>
            </InlineStack>
          </FormLayout>
        </Form>
        {isCounted && <Preview preview={preview} typed={typed} />}
      </BlockStack>
    </Card>
  );
};

const Preview = ({ preview, typed }: { preview: Recoverable[]; typed: TypedRecovery }) => {
  const { submit, state } = useFetcher();
  const format = useNumberFormat();
  const total = preview.reduce((sum, { state, count }) => sum + (state === "on" ? count : 0), 0);
  if (preview.length === 0) return <Text as="p">{PREVIEW.nothing}</Text>;
  return (
    <BlockStack gap="300">
      <ul className="WaitingLinks">
        {preview.map(({ endpointId, name, state, count }) => (
          <li key={endpointId}>{(state === "on" ? PREVIEW.to : PREVIEW.toOff)(count, name, format)}</li>
        ))}
      </ul>
      {total > 0 && (
        <InlineStack>
          <Button
            variant="primary"
            loading={state !== "idle"}
            onClick={() => submit({ ...typed }, { method: "post", action: "/recoveries" })}
          >
            {PREVIEW.send(total, format)}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
};
