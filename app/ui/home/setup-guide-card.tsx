import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Link, ProgressBar, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { isFinished, type SetupGuide, STEPS, type Step } from "../../replenishment/home/setup-guide";
import type { EffectiveRule } from "../../replenishment/rules/rule";
import { ImportProgress } from "../import-progress";
import { KeepDefaults } from "./keep-defaults";

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
              {isFinished(guide) ? "Evenstock is set up" : "Set up Evenstock"}
            </Text>
            <Text as="p" tone="subdued">
              {isFinished(guide) ? "This guide goes away now." : `${done} of ${STEPS.length} done`}
            </Text>
          </BlockStack>
          {!isFinished(guide) && <PutAway />}
        </InlineStack>
        <ProgressBar progress={(100 * done) / STEPS.length} size="small" ariaLabelledBy="setup-guide" />
        <ol className="Guide" id="setup-guide" aria-label="Steps of setting up">
          {STEPS.map((step) => (
            <li key={step} className="Guide-Step" data-done={guide[step] || undefined}>
              <span className="Guide-Mark" aria-hidden />
              <BlockStack gap="100">
                <Text as="h3" variant="headingSm">
                  {NAMES[step]}
                  {guide[step] && <Text as="span" visuallyHidden>{`: done`}</Text>}
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
  imported: "Read products, stock and past orders",
  leadTimes: "Say how long an order takes to arrive",
  suppliers: "Say who you buy from",
  ownRule: "Give one variant a rule of its own",
  recipients: "Say who gets low-stock mail",
};

const Guidance = ({ step, rule, window }: { step: Step } & Omit<Guide, "guide">) => GUIDANCE[step]({ rule, window });

const GUIDANCE: Record<Step, (defaults: Omit<Guide, "guide">) => ReactNode> = {
  imported: () => <ImportProgress bare />,
  leadTimes: ({ rule, window }) => (
    <>
      <Text as="p">
        Evenstock plans with {rule.leadTimeDays} days from ordering to having the goods, until you say otherwise.
      </Text>
      <InlineStack gap="300" blockAlign="center">
        <KeepDefaults rule={rule} window={window} />
        <Link url="/settings">Change it in Settings</Link>
      </InlineStack>
    </>
  ),
  suppliers: () => (
    <Text as="p">
      Enter them under <Link url="/suppliers">Suppliers</Link>, by hand or from a file, with the vendors that they
      deliver.
    </Text>
  ),
  ownRule: () => (
    <Text as="p">
      Some articles come later, or only in cases. Open one in <Link url="/products">Products</Link> and fill in what is
      different for it.
    </Text>
  ),
  recipients: () => (
    <Text as="p">
      Enter addresses in <Link url="/settings">Settings</Link>: at once, each morning or each Monday.
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
      Put the guide away
    </Button>
  );
};
