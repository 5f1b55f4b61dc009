import { Form, useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Refusals } from "../../forms/parsed";
import { RECOVERY_DAYS, type Recoverable } from "../../outbound/dispatches/recovery";
import type { TypedRecovery } from "../../outbound/dispatches/shown/recovery-form";
import { useNumberFormat } from "../number";

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
        <Text as="p">
          {`Events of up to ${RECOVERY_DAYS} days ago that were exhausted or held are sent again, as they were and under the same webhook-id. What was delivered is left alone.`}
        </Text>
        {said && <Banner tone="warning">{said}</Banner>}
        <Form action="/recoveries">
          <FormLayout>
            <Select
              name="endpoint"
              label="Endpoint"
              options={[{ value: "", label: "All endpoints that are on" }, ...endpoints]}
              value={fields.endpoint}
              onChange={set("endpoint")}
              error={refusals.endpoint}
            />
            <FormLayout.Group>
              {input("since", "From")}
              {input("until", "Until")}
            </FormLayout.Group>
            {input("perMinute", "Events a minute, at most")}
            <InlineStack>
              <Button submit variant={isCounted ? undefined : "primary"}>
                See what would be sent
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
  if (preview.length === 0)
    return (
      <Text as="p">Nothing of that time is exhausted or held: everything was delivered, or is still on its way.</Text>
    );
  return (
    <BlockStack gap="300">
      <ul className="WaitingLinks">
        {preview.map(({ endpointId, name, state, count }) => (
          <li key={endpointId}>
            {`${format(count)} ${count === 1 ? "event" : "events"} to ${name}`}
            {state !== "on" && ": not sent, since it is off. Switch it on to send them."}
          </li>
        ))}
      </ul>
      {total > 0 && (
        <InlineStack>
          <Button
            variant="primary"
            loading={state !== "idle"}
            onClick={() => submit({ ...typed }, { method: "post", action: "/recoveries" })}
          >
            {`Send ${format(total)} ${total === 1 ? "event" : "events"} again`}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
};
