import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, InlineStack, Text } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { TextInput } from "../form-fields";

/** The mail as it goes: to whom, and what stands above the order. */
export const SendForm = ({
  to,
  subject,
  message,
  way,
  saleName,
  refusals,
}: {
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
            The mail
          </Text>
          <FormLayout>
            <TextInput
              name="recipients"
              label="To"
              value={to}
              help="One address or several, with commas between them."
              error={refusals.recipients}
            />
            <Text as="p">
              <span className="Aside">Subject</span>
              {subject}
            </Text>
            <TextInput
              name="message"
              label="Message"
              lines={8}
              value={message}
              help={
                saleName === null
                  ? undefined
                  : `Write here where the customer of ${saleName} lives: Evenstock does not know it. The message goes with this mail and is not kept.`
              }
              error={refusals.message}
            />
          </FormLayout>
          <input type="hidden" name="how" value="mail" />
          <Text as="p" tone={way === "none" ? "critical" : "subdued"}>
            {WAYS[way]}
          </Text>
          <InlineStack align="end">
            <Button submit variant="primary" loading={sending} disabled={way === "none"}>
              Send to supplier
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
};

const WAYS = {
  service: "It goes once, with the PDF. If the mail service refuses it, the order is a draft again and says why.",
  cloudflare: "It goes once, with the PDF. If Cloudflare refuses it, the order is a draft again and says why.",
  outbox: "In development mail goes nowhere: it is shown in the outbox, with the PDF.",
  none: "Evenstock has no way to send mail yet. Copy the order as text, or download the PDF and send it yourself.",
};
