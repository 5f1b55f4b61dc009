import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import type { Rule } from "../../../replenishment/rules/rule";
import type { Format } from "../../../words/counted";
import { useNumberFormat } from "../../number";
import { onDemand } from "../../on-demand";
import { VARIANT } from "../words";
import type { RuleProps, Rules } from "./variant-rule-form";

const VariantRuleForm = onDemand(() => import("./variant-rule-form").then((module) => module.VariantRuleForm));

/** What is decided for this variant, its whole product or one of its locations. */
export const VariantRuleCard = (props: RuleProps) => {
  const { rules, answer } = props;
  const format = useNumberFormat();
  const [opened, setOpened] = useState(false);
  const id = useId();
  // What was refused, or was changed meanwhile, is not to be looked for.
  const isOpen = opened || (answer !== undefined && !answer.done);
  const [isNeeded, setNeeded] = useState(isOpen);
  if (isOpen && !isNeeded) setNeeded(true);
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
          {isNeeded && <VariantRuleForm {...props} />}
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
    isDecided(levels.find(({ origin }) => origin === "variant")?.rule) && VARIANT.variantRuleCard.thisVariantWithin,
    isDecided(levels.find(({ origin }) => origin === "product")?.rule) && VARIANT.variantRuleCard.itsProduct,
    places > 0 && VARIANT.variantRuleCard.locations(places, format),
  ].filter((each) => each !== false);
  return where.length === 0
    ? VARIANT.variantRuleCard.nothingIsDecided
    : VARIANT.variantRuleCard.somethingIsDecided(where.join(" and "));
}
