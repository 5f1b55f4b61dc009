import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, Text } from "@shopify/polaris";
import type { EffectiveRule, Rule } from "../replenishment/rule";
import { NUMBER_FIELDS } from "../replenishment/rule-form";
import type { Refusals } from "../shops/parsed";
import { Choice, NumberInput } from "./form-fields";
import { SaveBarForm } from "./save-bar-form";

/** What this variant decides for itself. A blank field shows what the shop's defaults give. */
export const VariantRuleForm = ({
  ownRule,
  rule,
  refusals,
  saved,
}: {
  ownRule: Rule | null;
  /** What holds without the variant's own. */
  rule: EffectiveRule;
  refusals: Refusals;
  /** The answer to the last save, where it was taken. */
  saved: unknown;
}) => (
  <Card>
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          This variant's own rule
        </Text>
        <Text as="p" tone="subdued">
          A blank field takes the shop's default.
        </Text>
      </BlockStack>
      <SaveBarForm id="variant-rule" saved={saved}>
        <FormLayout>
          {FIELDS.map((name) => (
            <NumberInput
              key={name}
              name={name}
              field={NUMBER_FIELDS[name]}
              value={ownRule?.[name] ?? null}
              placeholder={inherited(rule, name)}
              error={refusals[name]}
              help={HELP[name]}
            />
          ))}
          <Choice
            name="active"
            label="Watch this variant"
            value={asChoice(ownRule?.active ?? null)}
            options={[
              { value: "", label: `Shop default: ${rule.active ? "yes" : "no"}` },
              { value: "yes", label: "Yes" },
              { value: "no", label: "No, never low" },
            ]}
            error={refusals.active}
          />
        </FormLayout>
      </SaveBarForm>
      {ownRule && <RemoveRule />}
    </BlockStack>
  </Card>
);

const RemoveRule = () => {
  const removing = useNavigation().formMethod === "DELETE";
  return (
    <Form method="delete">
      <Button submit variant="tertiary" tone="critical" loading={removing}>
        Remove override
      </Button>
    </Form>
  );
};

const FIELDS = [
  "leadTimeDays",
  "coverDays",
  "safetyStock",
  "minimumOrder",
  "casePack",
  "velocity",
  "reorderPoint",
] as const;
type Field = (typeof FIELDS)[number];

const HELP: Partial<Record<Field, string>> = {
  safetyStock: "Kept at each location.",
  velocity: "Replaces what was measured.",
  reorderPoint: "For each location. Replaces the computed one.",
};

function inherited(rule: EffectiveRule, name: Field) {
  const value = rule[name];
  if (value !== null) return String(value);
  return name === "safetyStock" ? `${rule.safetyDays} days of sales` : "Computed";
}

const asChoice = (active: boolean | null) => {
  if (active === null) return "";
  return active ? "yes" : "no";
};
