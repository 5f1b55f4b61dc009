import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { SaveAnswer } from "../../../forms/opened";
import { ruleFields } from "../../../replenishment/rules/fields";
import { effectiveRule, NO_RULE, type Rule, type RuleLevel } from "../../../replenishment/rules/rule";
import { type LocationNames, locationName } from "../../location-name";
import { RuleInputs } from "../../rules/rule-inputs";
import { SaveBarForm } from "../../save-bar-form";
import { VARIANT } from "../words";

export type Rules = { levels: RuleLevel[]; here: Record<number, RuleLevel> };
/** What the rule holds for: as the address says it. */
type At = "variant" | "product" | `${number}`;

export type RuleProps = {
  rules: Rules;
  locations: number[];
  locationNames: LocationNames;
  /** To the last save, with the place that it was for. */
  answer: (SaveAnswer & { at: string }) | undefined;
};

export const VariantRuleForm = ({ rules, locations, locationNames, answer }: RuleProps) => {
  const [at, setAt] = useState<At>("variant");
  const here = answer?.at === at ? answer : undefined;
  const rule = decidedAt(rules, at);
  return (
    <BlockStack gap="400">
      <Select
        label={VARIANT.variantRuleCard.for}
        options={[
          { value: "variant", label: VARIANT.variantRuleCard.thisVariantEverywhere },
          ...locations.map((id) => ({
            value: String(id),
            label: VARIANT.variantRuleCard.thisVariantAt(locationName(locationNames, id)),
          })),
          { value: "product", label: VARIANT.allVariantsOfTheProduct },
        ]}
        value={at}
        onChange={(chosen) => setAt(chosen as At)}
      />
      <SaveBarForm
        key={at}
        id="variant-rule"
        action={`?at=${at}`}
        opened={ruleFields(rule)}
        saved={here?.done && here}
        meanwhile={here?.meanwhile}
      >
        <RuleInputs rule={rule} inherited={effectiveRule(lessSpecific(rules, at))} refusals={here?.refusals ?? {}} />
      </SaveBarForm>
      <Text as="p" tone="subdued">
        {VARIANT.variantRuleCard.aBlankFieldTakesWhat}
      </Text>
      {Object.values(rule).some((value) => value !== null) && <RemoveRule at={at} />}
    </BlockStack>
  );
};

const RemoveRule = ({ at }: { at: At }) => {
  const removing = useNavigation().formMethod === "DELETE";
  return (
    <Form method="delete" action={`?at=${at}`}>
      <Button submit variant="tertiary" tone="critical" loading={removing}>
        {VARIANT.variantRuleCard.removeRule}
      </Button>
    </Form>
  );
};

function decidedAt({ levels, here }: Rules, at: At): Rule {
  const level = at === "variant" || at === "product" ? levels.find(({ origin }) => origin === at) : here[Number(at)];
  return level?.rule ?? NO_RULE;
}

function lessSpecific({ levels }: Rules, at: At) {
  if (at === "product") return levels.filter(({ origin }) => origin !== "product" && origin !== "variant");
  return at === "variant" ? levels.filter(({ origin }) => origin !== "variant") : levels;
}
