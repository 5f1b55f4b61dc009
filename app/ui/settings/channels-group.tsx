import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Layout, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import { conditionSaid } from "../../outbound/endpoints/shown/condition";
import type { EndpointHealth } from "../../outbound/endpoints/shown/listed";
import { AttemptOutcome, outcomeAnswer } from "../attempt-outcome";
import { EndpointBadge } from "../endpoint-badge";
import { FormDialog } from "../form-dialog";
import { TypedField } from "../typed-field";
import { useDialogSaving } from "../use-dialog-saving";
import { CHANNELS } from "./words";

type Channel = EndpointHealth & { formatLabel: string };

/** Who else hears of low stock: each channel by itself, so that one that fails holds up no other. */
export const ChannelsGroup = ({ channels, recipients }: { channels: Channel[]; recipients: number }) => {
  const [adding, setAdding] = useState(false);
  return (
    <Layout.AnnotatedSection title={CHANNELS.title} description={CHANNELS.description}>
      <Card>
        <BlockStack gap="400">
          <ul className="Mails">
            <li>
              <Text as="p">{recipients === 0 ? CHANNELS.nobody : CHANNELS.mail(recipients)}</Text>
            </li>
            {channels.map((channel) => (
              <ChannelLine key={channel.id} channel={channel} />
            ))}
          </ul>
          <InlineStack gap="300" blockAlign="center">
            <Button onClick={() => setAdding(true)}>{CHANNELS.add}</Button>
            <Link url="/endpoints">{CHANNELS.all}</Link>
          </InlineStack>
        </BlockStack>
      </Card>
      {adding && <AddChannel onClose={() => setAdding(false)} />}
    </Layout.AnnotatedSection>
  );
};

const ChannelLine = ({ channel }: { channel: Channel }) => {
  const { submit, state, data } = useFetcher();
  const outcome = outcomeAnswer.safeParse(data).data;
  return (
    <li>
      <BlockStack gap="200">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <div className="Mails-Subject">
            <Link url={`/endpoints/${channel.id}`}>{channel.name}</Link>
            <span className="Aside">{[channel.formatLabel, conditionSaid(channel)].filter(Boolean).join(". ")}</span>
          </div>
          <InlineStack gap="200" blockAlign="center">
            <EndpointBadge endpoint={channel} />
            <Button
              size="slim"
              loading={state !== "idle"}
              accessibilityLabel={CHANNELS.testOf(channel.name)}
              onClick={() => submit(null, { method: "post", action: `/endpoints/${channel.id}/tests` })}
            >
              {CHANNELS.test}
            </Button>
          </InlineStack>
        </InlineStack>
        <div role="status">{outcome && state === "idle" && <AttemptOutcome outcome={outcome} />}</div>
      </BlockStack>
    </li>
  );
};

const AddChannel = ({ onClose }: { onClose: () => void }) => {
  const [fields, setFields] = useState({ name: "", url: "" });
  const [formToken] = useState(() => crypto.randomUUID());
  const { submit, saving, refusals } = useDialogSaving(onClose);
  return (
    <FormDialog
      title={CHANNELS.add}
      saving={saving}
      onSave={() => submit({ ...fields, formToken }, { method: "post", action: "/settings/channels" })}
      onClose={onClose}
    >
      <Text as="p" tone="subdued">
        {CHANNELS.how}
      </Text>
      <TypedField
        compared="name"
        label={CHANNELS.name}
        placeholder={CHANNELS.nameExample}
        value={fields.name}
        onChange={(name) => setFields({ ...fields, name })}
        error={refusals.name ?? refusals[""]}
      />
      <TypedField
        compared="url"
        label={CHANNELS.address}
        value={fields.url}
        onChange={(url) => setFields({ ...fields, url })}
        error={refusals.url}
      />
    </FormDialog>
  );
};
