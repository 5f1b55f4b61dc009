import { BlockStack, Card, FormLayout, Layout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { MOST_RECIPIENTS } from "../../outbound/mail/recipients";
import { type AlertMail, FREQUENCIES, type Frequency, WEEK_DAYS } from "../../replenishment/alerts/mail";
import { Choice, Lines } from "../form-fields";
import { TestMailButton } from "./test-mail-button";

export const AlertMailGroup = ({ mail, refusals }: { mail: AlertMail; refusals: Refusals }) => (
  <Layout.AnnotatedSection
    title="Mail"
    description="Each low-stock alert is told once; alerts that were put aside or have closed are left out. The weekly mail sums up what to order, what runs out and what is late. No mail comes where there is nothing to tell. If Evenstock falls out of step with Shopify, the same people are told once."
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
            label="Low stock"
            value={mail.frequency}
            options={FREQUENCIES.map((value) => ({ value, label: NAMES[value] }))}
            error={refusals.frequency}
            help="In the morning: soon after 07:00 in the shop's time zone."
          />
          <Choice
            name="weekDay"
            label="Weekly mail"
            value={String(mail.weekDay)}
            options={WEEK_DAYS.map((day) => ({ value: String(day), label: DAYS[day] ?? "" }))}
            error={refusals.weekDay}
            help="What to order, what runs out, late deliveries, cash tied up, lost sales and forecast accuracy."
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

const DAYS = [
  "Never",
  ...["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map(
    (day) => `Every ${day} morning`,
  ),
];
