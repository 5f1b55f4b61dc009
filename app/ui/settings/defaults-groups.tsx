import { Card, FormLayout, Layout } from "@shopify/polaris";
import { WINDOWS } from "../../demand/windows";
import type { Refusals } from "../../forms/parsed";
import { NUMBER_FIELDS } from "../../replenishment/rules/number-fields";
import type { EffectiveRule } from "../../replenishment/rules/rule";
import { Choice, NumberInput } from "../form-fields";
import { DEFAULTS } from "./words";

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
    <Layout.AnnotatedSection title={DEFAULTS.plan} description={DEFAULTS.planDescription}>
      <Card>
        <FormLayout>
          <Choice
            name="method"
            label={DEFAULTS.method}
            value={rule.method}
            options={[
              { value: "engine", label: DEFAULTS.methods.engine },
              { value: "simple", label: DEFAULTS.methods.simple },
            ]}
            help={DEFAULTS.methodHelp}
            error={refusals.method}
          />
          <NumberInput
            name="serviceLevel"
            field={NUMBER_FIELDS.serviceLevel}
            value={Math.round(rule.serviceLevel * 10_000) / 100}
            error={refusals.serviceLevel}
            help={DEFAULTS.serviceHelp}
          />
          <Default name="reviewDays" help={DEFAULTS.reviewHelp} {...{ rule, refusals }} />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection title={DEFAULTS.velocity} description={DEFAULTS.velocityDescription}>
      <Card>
        <Choice
          name="velocityWindow"
          label={DEFAULTS.window}
          value={String(window)}
          options={WINDOWS.map((days) => ({ value: String(days), label: DEFAULTS.last(days) }))}
          help={DEFAULTS.windowHelp}
          error={refusals.velocityWindow}
        />
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection title={DEFAULTS.when} description={DEFAULTS.whenDescription}>
      <Card>
        <FormLayout>
          <Default name="leadTimeDays" help={DEFAULTS.leadTimeHelp} {...{ rule, refusals }} />
          <Default name="leadTimeDeviation" help={DEFAULTS.deviationHelp} {...{ rule, refusals }} />
          <Default name="safetyDays" help={DEFAULTS.safetyHelp} {...{ rule, refusals }} />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection title={DEFAULTS.much} description={DEFAULTS.muchDescription}>
      <Card>
        <FormLayout>
          <Default name="coverDays" help={DEFAULTS.coverHelp} {...{ rule, refusals }} />
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
