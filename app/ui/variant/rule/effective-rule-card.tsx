import { BlockStack, Card, Text } from "@shopify/polaris";
import type { EffectiveRule, Rule } from "../../../replenishment/rules/rule";
import { counted, DAYS, UNITS } from "../../../words/counted";
import { type LevelNames, levelName } from "../../explained/rule-level-name";
import { useNumberFormat } from "../../number";
import { VARIANT } from "../words";

/** The rule that holds, and which level decided each part of it. `summed`: what is typed in units, over all locations. */
export const EffectiveRuleCard = ({
  rule,
  summed,
  names,
}: {
  rule: EffectiveRule;
  summed: boolean;
  names: LevelNames;
}) => {
  const format = useNumberFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {VARIANT.effectiveRuleCard.ruleInForce}
        </Text>
        <dl className="Rule">
          {lines(
            rule,
            summed ? VARIANT.effectiveRuleCard.overAllLocations : VARIANT.effectiveRuleCard.atEachLocation,
            format,
          ).map(({ name, value, field }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}
                <span className="Aside">{levelName(rule.origins[field], names)}</span>
              </dd>
            </div>
          ))}
        </dl>
        {Object.values(rule.origins).some((origin) => origin === "default" || origin === "shop") && (
          <Text as="p" tone="subdued">
            {VARIANT.effectiveRuleCard.defaults}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};

type Line = { name: string; value: string; field: keyof Rule };

function lines(rule: EffectiveRule, where: string, format: Format): Line[] {
  const days = (count: number) => counted(count, DAYS, format);
  const units = (count: number) => counted(count, UNITS, format);
  return [
    {
      name: VARIANT.effectiveRuleCard.watched,
      value: rule.active ? VARIANT.effectiveRuleCard.yes : VARIANT.effectiveRuleCard.noNeverLow,
      field: "active",
    },
    ...(rule.sellOut
      ? [
          {
            name: VARIANT.effectiveRuleCard.sellOut,
            value: VARIANT.effectiveRuleCard.yes,
            field: "sellOut" as const,
          },
        ]
      : []),
    {
      name: VARIANT.effectiveRuleCard.method,
      value:
        rule.method === "engine"
          ? VARIANT.effectiveRuleCard.forecast
          : VARIANT.effectiveRuleCard.simpleVelocityOfOneWindow,
      field: "method",
    },
    { name: VARIANT.effectiveRuleCard.leadTime, value: days(rule.leadTimeDays), field: "leadTimeDays" },
    { name: VARIANT.cover, value: days(rule.coverDays), field: "coverDays" },
    ...(rule.method === "engine"
      ? ofEngine(rule, days, format)
      : [ofSimple(rule, days, (count) => `${units(count)} ${where}`)]),
    { name: VARIANT.effectiveRuleCard.minimumOrder, value: units(rule.minimumOrder), field: "minimumOrder" },
    { name: VARIANT.effectiveRuleCard.casePack, value: units(rule.casePack), field: "casePack" },
    ...(rule.velocity === null
      ? []
      : [
          {
            name: VARIANT.effectiveRuleCard.velocity,
            value: VARIANT.effectiveRuleCard.aDayByHand(format(rule.velocity, 4)),
            field: "velocity" as const,
          },
        ]),
    ...(rule.reorderPoint === null
      ? []
      : [
          {
            name: VARIANT.reorderPoint,
            value: VARIANT.effectiveRuleCard.byHand(units(rule.reorderPoint), where),
            field: "reorderPoint" as const,
          },
        ]),
  ];
}

const ofEngine = (rule: EffectiveRule, days: Days, format: Format): Line[] => [
  {
    name: VARIANT.effectiveRuleCard.review,
    value: VARIANT.effectiveRuleCard.every(days(rule.reviewDays)),
    field: "reviewDays",
  },
  {
    name: VARIANT.effectiveRuleCard.serviceLevel,
    value: `${format(rule.serviceLevel * 100, 1)}%`,
    field: "serviceLevel",
  },
  ...(rule.leadTimeDeviation > 0
    ? [
        {
          name: VARIANT.effectiveRuleCard.leadTimeVaries,
          value: VARIANT.effectiveRuleCard.byDays(counted(rule.leadTimeDeviation, DAYS, (days) => format(days, 1))),
          field: "leadTimeDeviation" as const,
        },
      ]
    : []),
];

const ofSimple = (rule: EffectiveRule, days: Days, units: Days): Line =>
  rule.safetyStock === null
    ? {
        name: VARIANT.effectiveRuleCard.safetyStock,
        value: VARIANT.effectiveRuleCard.ofSales(days(rule.safetyDays)),
        field: "safetyDays",
      }
    : { name: VARIANT.effectiveRuleCard.safetyStock, value: units(rule.safetyStock), field: "safetyStock" };

type Days = (count: number) => string;
type Format = (value: number, decimals?: number) => string;
