import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Layout, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import type { EndpointStanding } from "../../outbound/endpoints/shown/listed";
import { standingSaid } from "../../outbound/endpoints/shown/standing";
import { Came, cameAnswer } from "../came";
import { EndpointBadge } from "../endpoint-badge";
import { FormDialog } from "../form-dialog";
import { TypedField } from "../typed-field";
import { useDialogSaving } from "../use-dialog-saving";

export type Channel = EndpointStanding & { formatLabel: string };

/** Who else hears of low stock: each channel by itself, so that one that fails holds up no other. */
export const ChannelsGroup = ({ channels, recipients }: { channels: Channel[]; recipients: number }) => {
  const [adding, setAdding] = useState(false);
  return (
    <Layout.AnnotatedSection
      title="Alerts elsewhere"
      description="Beside mail: low stock, out of stock, recovered and what to reorder, told as it happens. Each channel is told by itself: one that fails holds up no other."
    >
      <Card>
        <BlockStack gap="400">
          <ul className="Mails">
            <li>
              <Text as="p">
                {recipients === 0
                  ? "Mail: nobody yet. Add recipients above."
                  : `Mail: ${recipients} ${recipients === 1 ? "recipient" : "recipients"}, as set above.`}
              </Text>
            </li>
            {channels.map((channel) => (
              <ChannelLine key={channel.id} channel={channel} />
            ))}
          </ul>
          <InlineStack gap="300" blockAlign="center">
            <Button onClick={() => setAdding(true)}>Add Slack or Discord</Button>
            <Link url="/endpoints">All endpoints</Link>
          </InlineStack>
        </BlockStack>
      </Card>
      {adding && <AddChannel onClose={() => setAdding(false)} />}
    </Layout.AnnotatedSection>
  );
};

const ChannelLine = ({ channel }: { channel: Channel }) => {
  const { submit, state, data } = useFetcher();
  const came = cameAnswer.safeParse(data).data;
  return (
    <li>
      <BlockStack gap="200">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <div className="Mails-Subject">
            <Link url={`/endpoints/${channel.id}`}>{channel.name}</Link>
            <span className="Aside">{[channel.formatLabel, standingSaid(channel)].filter(Boolean).join(". ")}</span>
          </div>
          <InlineStack gap="200" blockAlign="center">
            <EndpointBadge endpoint={channel} />
            <Button
              size="slim"
              loading={state !== "idle"}
              accessibilityLabel={`Send a test to ${channel.name}`}
              onClick={() => submit(null, { method: "post", action: `/endpoints/${channel.id}/tests` })}
            >
              Test
            </Button>
          </InlineStack>
        </InlineStack>
        <div role="status">{came && state === "idle" && <Came came={came} />}</div>
      </BlockStack>
    </li>
  );
};

const AddChannel = ({ onClose }: { onClose: () => void }) => {
  const [fields, setFields] = useState({ name: "", url: "" });
  const { submit, saving, refusals } = useDialogSaving(onClose);
  return (
    <FormDialog
      title="Add Slack or Discord"
      saving={saving}
      onSave={() => submit(fields, { method: "post", action: "/settings/channels" })}
      onClose={onClose}
    >
      <Text as="p" tone="subdued">
        In Slack, add an incoming webhook to the channel; in Discord, open the channel's settings, Integrations,
        Webhooks. Paste its address here: it is kept like a password.
      </Text>
      <TypedField
        compared="name"
        label="Name"
        placeholder="Stock channel"
        value={fields.name}
        onChange={(name) => setFields({ ...fields, name })}
        error={refusals.name ?? refusals[""]}
      />
      <TypedField
        compared="url"
        label="Address of the webhook"
        value={fields.url}
        onChange={(url) => setFields({ ...fields, url })}
        error={refusals.url}
      />
    </FormDialog>
  );
};
