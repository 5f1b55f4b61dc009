import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, InlineStack, Text } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { TextInput } from "../form-fields";
import { MAIL } from "./words";

/** The mail as it goes: to whom, and what stands above the order. */
export const SendForm = ({
  version,
  to,
  subject,
  message,
  way,
  saleName,
  refusals,
}: {
  version: number;
  to: string;
  subject: string;
  message: string;
  way: "service" | "cloudflare" | "outbox" | "none";
  /** Of a dropship order the sale that it is for. */
  saleName: string | null;
  refusals: Refusals;
}) => {
  const sending = useNavigation().formData?.get("how") === "mail";
  return (
    <Card>
      <Form method="post">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {MAIL.title}
          </Text>
          <FormLayout>
            <TextInput name="recipients" label={MAIL.to} value={to} help={MAIL.toHelp} error={refusals.recipients} />
            <Text as="p">
              <span className="Aside">{MAIL.subject}</span>
              {subject}
            </Text>
            <TextInput
              name="message"
              label={MAIL.message}
              lines={8}
              value={message}
              help={saleName === null ? undefined : MAIL.whereTo(saleName)}
              error={refusals.message}
            />
          </FormLayout>
          <input type="hidden" name="how" value="mail" />
          <input type="hidden" name="version" value={version} />
          <Text as="p" tone={way === "none" ? "critical" : "subdued"}>
            {WAYS[way]}
          </Text>
          <InlineStack align="end">
            <Button submit variant="primary" loading={sending} disabled={way === "none"}>
              {MAIL.send}
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
};

const WAYS = {
  service: MAIL.service,
  cloudflare: MAIL.cloudflare,
  outbox: MAIL.outbox,
  none: MAIL.noWay,
};
