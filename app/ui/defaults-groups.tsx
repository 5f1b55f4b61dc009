import { Card, FormLayout, Layout } from "@shopify/polaris";
import { WINDOWS } from "../demand/windows";
import type { EffectiveRule } from "../replenishment/rule";
import { NUMBER_FIELDS, type Refusals } from "../replenishment/rule-form";
import { Choice, NumberInput } from "./form-fields";

/** What holds for every variant that decides nothing for itself: groups of the settings. */
export const DefaultsGroups = ({
  rule,
  window,
  refusals,
}: {
  rule: EffectiveRule;
  window: number;
  refusals: Refusals;
}) => (
  <>
    <Layout.AnnotatedSection title="Velocity" description="How fast a variant sells: units sold ÷ days in stock.">
      <Card>
        <Choice
          name="velocityWindow"
          label="Window"
          value={String(window)}
          options={WINDOWS.map((days) => ({ value: String(days), label: `Last ${days} days` }))}
          help="A short window follows change, a long one is steadier."
          error={refusals.velocityWindow}
        />
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title="When to reorder"
      description="Reorder point = velocity × lead time + safety stock. A variant's own rule wins over these."
    >
      <Card>
        <FormLayout>
          <Default name="leadTimeDays" help="From ordering to having the goods." {...{ rule, refusals }} />
          <Default name="safetyDays" help="Kept for late deliveries and busy days." {...{ rule, refusals }} />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title="How much to order"
      description="Order = velocity × (lead time + cover) + safety stock − position, raised to the minimum order and rounded up to full cases."
    >
      <Card>
        <FormLayout>
          <Default name="coverDays" help="How long an order lasts beyond its lead time." {...{ rule, refusals }} />
          <Default name="minimumOrder" {...{ rule, refusals }} />
          <Default name="casePack" {...{ rule, refusals }} />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
  </>
);

type Name = "leadTimeDays" | "safetyDays" | "coverDays" | "minimumOrder" | "casePack";

const Default = ({
  name,
  rule,
  refusals,
  help,
}: {
  name: Name;
  rule: EffectiveRule;
  refusals: Refusals;
  help?: string;
}) => <NumberInput name={name} field={NUMBER_FIELDS[name]} value={rule[name]} error={refusals[name]} help={help} />;
