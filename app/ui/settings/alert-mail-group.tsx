import { BlockStack, Card, FormLayout, Layout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { MOST_RECIPIENTS } from "../../outbound/mail/recipients";
import { type AlertMail, FREQUENCIES, type Frequency } from "../../replenishment/alerts/mail";
import { Choice, Lines } from "../form-fields";
import { TestMailButton } from "./test-mail-button";

export const AlertMailGroup = ({ mail, refusals }: { mail: AlertMail; refusals: Refusals }) => (
  <Layout.AnnotatedSection
    title="Low-stock mail"
    description="Each alert is told once. Alerts that were put aside or have closed are left out, and no mail comes where there is nothing to tell."
  >
    <Card>
      <BlockStack gap="400">
        <FormLayout>
          <Lines
            name="recipients"
            label="Recipients"
            value={mail.recipients}
            error={refusals.recipients}
            help={`One address a line, at most ${MOST_RECIPIENTS}. None: nobody gets mail.`}
          />
          <Choice
            name="frequency"
            label="How often"
            value={mail.frequency}
            options={FREQUENCIES.map((value) => ({ value, label: NAMES[value] }))}
            error={refusals.frequency}
            help="In the morning: soon after 07:00 in the shop's time zone."
          />
        </FormLayout>
        <TestMailButton recipients={mail.recipients.length} />
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);

const NAMES: Record<Frequency, string> = {
  at_once: "At once, at most one mail a minute",
  daily: "Every morning",
  weekly: "Every Monday morning",
};
