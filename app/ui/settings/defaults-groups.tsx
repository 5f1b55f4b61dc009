import { Card, FormLayout, Layout } from "@shopify/polaris";
import { WINDOWS } from "../../demand/windows";
import type { Refusals } from "../../forms/parsed";
import { NUMBER_FIELDS } from "../../replenishment/rules/form";
import type { EffectiveRule } from "../../replenishment/rules/rule";
import { Choice, NumberInput } from "../form-fields";

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
    <Layout.AnnotatedSection
      title="How to plan"
      description="A rule of a supplier, product or variant wins over these defaults."
    >
      <Card>
        <FormLayout>
          <Choice
            name="method"
            label="Method"
            value={rule.method}
            options={[
              { value: "engine", label: "Forecast" },
              { value: "simple", label: "Simple" },
            ]}
            help="The forecast learns from trend, days out of stock and how uneven sales are. Simple is velocity × days, to check by hand; it also holds wherever a velocity or a safety stock in units is typed."
            error={refusals.method}
          />
          <NumberInput
            name="serviceLevel"
            field={NUMBER_FIELDS.serviceLevel}
            value={Math.round(rule.serviceLevel * 10_000) / 100}
            error={refusals.serviceLevel}
            help="Of the forecast: how often what you keep should last until the next order has come. A target; what is reached lies a few points below."
          />
          <Default name="reviewDays" help="How often you look at what to order." {...{ rule, refusals }} />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection title="Velocity" description="How fast a variant sells: units sold ÷ days in stock.">
      <Card>
        <Choice
          name="velocityWindow"
          label="Window"
          value={String(window)}
          options={WINDOWS.map((days) => ({ value: String(days), label: `Last ${days} days` }))}
          help="Of the simple method. A short window follows change, a long one is steadier."
          error={refusals.velocityWindow}
        />
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title="When to reorder"
      description="Simple method: reorder point = velocity × lead time + safety stock. The forecast keeps what its service level asks for."
    >
      <Card>
        <FormLayout>
          <Default name="leadTimeDays" help="From ordering to having the goods." {...{ rule, refusals }} />
          <Default
            name="leadTimeDeviation"
            help="Of the forecast: two in three orders come within so many days of it."
            {...{ rule, refusals }}
          />
          <Default
            name="safetyDays"
            help="Of the simple method: kept for late deliveries and busy days."
            {...{ rule, refusals }}
          />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title="How much to order"
      description="What sells within lead time and cover, and safety stock, less the position; raised to the minimum order and rounded up to full cases."
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

type Name =
  | "leadTimeDays"
  | "leadTimeDeviation"
  | "reviewDays"
  | "safetyDays"
  | "coverDays"
  | "minimumOrder"
  | "casePack";

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
