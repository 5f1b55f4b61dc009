import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Link, ProgressBar, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { isFinished, type SetupGuide, STEPS, type Step } from "../../replenishment/home/setup-guide";
import type { EffectiveRule } from "../../replenishment/rules/rule";
import { ImportProgress } from "../import-progress";
import { KeepDefaults } from "./keep-defaults";
import { HOME } from "./words";

interface Guide {
  guide: SetupGuide;
  rule: EffectiveRule;
  window: number;
}

/** Goes for good once all is done, or when it is put away. */
export const SetupGuideCard = ({ guide, ...defaults }: Guide) => {
  const done = STEPS.filter((step) => guide[step]).length;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {isFinished(guide) ? HOME.setupGuideCard.evenstockIsSetUp : HOME.setupGuideCard.setUpEvenstock}
            </Text>
            <Text as="p" tone="subdued">
              {isFinished(guide)
                ? HOME.setupGuideCard.thisGuideGoesAwayNow
                : HOME.setupGuideCard.ofDone(done, STEPS.length)}
            </Text>
          </BlockStack>
          {!isFinished(guide) && <PutAway />}
        </InlineStack>
        <ProgressBar progress={(100 * done) / STEPS.length} size="small" ariaLabelledBy="setup-guide" />
        <ol className="Guide" id="setup-guide" aria-label={HOME.setupGuideCard.stepsOfSettingUp}>
          {STEPS.map((step) => (
            <li key={step} className="Guide-Step" data-done={guide[step] || undefined}>
              <span className="Guide-Mark" aria-hidden />
              <BlockStack gap="100">
                <Text as="h3" variant="headingSm">
                  {NAMES[step]}
                  {guide[step] && (
                    <Text as="span" visuallyHidden>
                      {HOME.setupGuideCard.done}
                    </Text>
                  )}
                </Text>
                {!guide[step] && <Guidance step={step} {...defaults} />}
              </BlockStack>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
};

const NAMES: Record<Step, string> = {
  imported: HOME.setupGuideCard.readProductsStockAndPast,
  leadTimes: HOME.setupGuideCard.sayHowLongAnOrder,
  suppliers: HOME.setupGuideCard.sayWhoYouBuyFrom,
  ownRule: HOME.setupGuideCard.giveOneVariantARule,
  recipients: HOME.setupGuideCard.sayWhoGetsLowStock,
};

const Guidance = ({ step, rule, window }: { step: Step } & Omit<Guide, "guide">) => GUIDANCE[step]({ rule, window });

const GUIDANCE: Record<Step, (defaults: Omit<Guide, "guide">) => ReactNode> = {
  imported: () => <ImportProgress bare />,
  leadTimes: ({ rule, window }) => (
    <>
      <Text as="p">{HOME.setupGuideCard.evenstockPlansWithDaysFrom(rule.leadTimeDays)}</Text>
      <InlineStack gap="300" blockAlign="center">
        <KeepDefaults rule={rule} window={window} />
        <Link url="/settings">{HOME.setupGuideCard.changeItInSettings}</Link>
      </InlineStack>
    </>
  ),
  suppliers: () => (
    <Text as="p">
      {HOME.setupGuideCard.enterThemUnderByHand(<Link url="/suppliers">{HOME.setupGuideCard.suppliers}</Link>)}
    </Text>
  ),
  ownRule: () => (
    <Text as="p">
      {HOME.setupGuideCard.someArticlesComeLater(<Link url="/products">{HOME.setupGuideCard.products}</Link>)}
    </Text>
  ),
  recipients: () => (
    <Text as="p">
      {HOME.setupGuideCard.enterAddressesInAtOnce(<Link url="/settings">{HOME.setupGuideCard.settings}</Link>)}
    </Text>
  ),
};

const PutAway = () => {
  const { submit, state } = useFetcher();
  return (
    <Button
      variant="tertiary"
      loading={state !== "idle"}
      onClick={() => submit(null, { method: "delete", action: "/guide" })}
    >
      {HOME.setupGuideCard.putTheGuideAway}
    </Button>
  );
};
