import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { ruleFields } from "../../replenishment/rules/fields";
import { effectiveRule, NO_RULE, type Rule, type RuleLevel } from "../../replenishment/rules/rule";
import type { Format } from "../../words/counted";
import { useNumberFormat } from "../number";
import { RuleInputs } from "../rules/rule-inputs";
import { SaveBarForm } from "../save-bar-form";
import { type LocationNames, locationName } from "../stock-by-location";
import { VARIANT } from "./words";

type Rules = { levels: RuleLevel[]; here: Record<number, RuleLevel> };
/** What the rule holds for: as the address says it. */
type At = "variant" | "product" | `${number}`;

/** What is decided for this variant, its whole product or one of its locations. */
export const VariantRuleCard = ({
  rules,
  locations,
  locationNames,
  answer,
}: {
  rules: Rules;
  locations: number[];
  locationNames: LocationNames;
  /** To the last save, with the place that it was for. */
  answer: (SaveAnswer & { at: string }) | undefined;
}) => {
  const [at, setAt] = useState<At>("variant");
  const format = useNumberFormat();
  const [opened, setOpened] = useState(false);
  const id = useId();
  // What was refused, or was changed meanwhile, is not to be looked for.
  const isOpen = opened || (answer !== undefined && !answer.done);
  const here = answer?.at === at ? answer : undefined;
  const rule = decidedAt(rules, at);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {VARIANT.variantRuleCard.itsOwnRule}
          </Text>
          <Button size="slim" ariaExpanded={isOpen} ariaControls={id} onClick={() => setOpened(!isOpen)}>
            {isOpen ? VARIANT.variantRuleCard.fold : VARIANT.variantRuleCard.changeRule}
          </Button>
        </InlineStack>
        {!isOpen && (
          <Text as="p" tone="subdued">
            {decidedSaid(rules, format)}
          </Text>
        )}
        {/* Folded it keeps what was typed. */}
        <div id={id} hidden={!isOpen}>
          <BlockStack gap="400">
            <Select
              label={VARIANT.variantRuleCard.for}
              options={[
                { value: "variant", label: VARIANT.variantRuleCard.thisVariantEverywhere },
                ...locations.map((id) => ({
                  value: String(id),
                  label: VARIANT.variantRuleCard.thisVariant(locationName(locationNames, id)),
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
              <RuleInputs
                rule={rule}
                inherited={effectiveRule(lessSpecific(rules, at))}
                refusals={here?.refusals ?? {}}
              />
            </SaveBarForm>
            <Text as="p" tone="subdued">
              {VARIANT.variantRuleCard.aBlankFieldTakesWhat}
            </Text>
            {Object.values(rule).some((value) => value !== null) && <RemoveRule at={at} />}
          </BlockStack>
        </div>
      </BlockStack>
    </Card>
  );
};

/** What the folded card says: where something of its own is decided. */
function decidedSaid({ levels, here }: Rules, format: Format) {
  const isDecided = (rule: Rule | undefined) =>
    rule !== undefined && Object.values(rule).some((value) => value !== null);
  const places = Object.values(here).filter(({ rule }) => isDecided(rule)).length;
  const where = [
    isDecided(levels.find(({ origin }) => origin === "variant")?.rule) && VARIANT.variantRuleCard.thisVariant2,
    isDecided(levels.find(({ origin }) => origin === "product")?.rule) && VARIANT.variantRuleCard.itsProduct,
    places > 0 && VARIANT.variantRuleCard.locations(places, format),
  ].filter((each) => each !== false);
  return where.length === 0
    ? VARIANT.variantRuleCard.nothingIsDecided
    : VARIANT.variantRuleCard.somethingIsDecided(where.join(" and "));
}

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
