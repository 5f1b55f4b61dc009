import { BlockStack, Card, FormLayout, Layout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { MOST_RECIPIENTS } from "../../outbound/mail/most-recipients";
import { type AlertMail, FREQUENCIES, type Frequency, WEEK_DAYS } from "../../replenishment/alerts/mail";
import { Choice, Lines } from "../form-fields";
import { TestMailButton } from "./test-mail-button";
import { ALERT_MAIL } from "./words";

export const AlertMailGroup = ({ mail, refusals }: { mail: AlertMail; refusals: Refusals }) => (
  <Layout.AnnotatedSection title={ALERT_MAIL.title} description={ALERT_MAIL.description}>
    <Card>
      <BlockStack gap="400">
        <FormLayout>
          <Lines
            name="recipients"
            label={ALERT_MAIL.recipients}
            value={mail.recipients}
            error={refusals.recipients}
            help={ALERT_MAIL.recipientsHelp(MOST_RECIPIENTS)}
          />
          <Choice
            name="frequency"
            label={ALERT_MAIL.lowStock}
            value={mail.frequency}
            options={FREQUENCIES.map((value) => ({ value, label: NAMES[value] }))}
            error={refusals.frequency}
            help={ALERT_MAIL.lowStockHelp}
          />
          <Choice
            name="weekDay"
            label={ALERT_MAIL.weekly}
            value={String(mail.weekDay)}
            options={WEEK_DAYS.map((day) => ({ value: String(day), label: ALERT_MAIL.days[day] ?? "" }))}
            error={refusals.weekDay}
            help={ALERT_MAIL.weeklyHelp}
          />
        </FormLayout>
        <TestMailButton recipients={mail.recipients.length} />
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);

const NAMES: Record<Frequency, string> = ALERT_MAIL.frequencies;
