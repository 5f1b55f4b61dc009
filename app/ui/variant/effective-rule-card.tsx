import { BlockStack, Card, Text } from "@shopify/polaris";
import type { EffectiveRule, Rule } from "../../replenishment/rules/rule";
import { type LevelNames, levelName } from "../explained/rule-level-name";
import { useNumberFormat } from "../number";

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
          Rule in force
        </Text>
        <dl className="Rule">
          {lines(rule, summed ? "over all locations" : "at each location", format).map(({ name, value, field }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}
                <span className="Aside">{levelName(rule.origins[field], names)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
};

type Line = { name: string; value: string; field: keyof Rule };

function lines(rule: EffectiveRule, where: string, format: Format): Line[] {
  const days = (count: number) => `${format(count)} ${count === 1 ? "day" : "days"}`;
  const units = (count: number) => `${format(count)} ${count === 1 ? "unit" : "units"}`;
  return [
    { name: "Watched", value: rule.active ? "Yes" : "No, never low", field: "active" },
    {
      name: "Method",
      value: rule.method === "engine" ? "Forecast" : "Simple: velocity of one window",
      field: "method",
    },
    { name: "Lead time", value: days(rule.leadTimeDays), field: "leadTimeDays" },
    { name: "Cover", value: days(rule.coverDays), field: "coverDays" },
    ...(rule.method === "engine"
      ? ofEngine(rule, days, format)
      : [ofSimple(rule, days, (count) => `${units(count)} ${where}`)]),
    { name: "Minimum order", value: units(rule.minimumOrder), field: "minimumOrder" },
    { name: "Case pack", value: units(rule.casePack), field: "casePack" },
    ...(rule.velocity === null
      ? []
      : [{ name: "Velocity", value: `${format(rule.velocity, 4)} a day, by hand`, field: "velocity" as const }]),
    ...(rule.reorderPoint === null
      ? []
      : [
          {
            name: "Reorder point",
            value: `${units(rule.reorderPoint)} ${where}, by hand`,
            field: "reorderPoint" as const,
          },
        ]),
  ];
}

const ofEngine = (rule: EffectiveRule, days: Days, format: Format): Line[] => [
  { name: "Review", value: `Every ${days(rule.reviewDays)}`, field: "reviewDays" },
  { name: "Service level", value: `${format(rule.serviceLevel * 100, 1)} %`, field: "serviceLevel" },
  ...(rule.leadTimeDeviation > 0
    ? [
        {
          name: "Lead time varies",
          value: `by ${format(rule.leadTimeDeviation, 1)} days`,
          field: "leadTimeDeviation" as const,
        },
      ]
    : []),
];

const ofSimple = (rule: EffectiveRule, days: Days, units: Days): Line =>
  rule.safetyStock === null
    ? { name: "Safety stock", value: `${days(rule.safetyDays)} of sales`, field: "safetyDays" }
    : { name: "Safety stock", value: units(rule.safetyStock), field: "safetyStock" };

type Days = (count: number) => string;
type Format = (value: number, decimals?: number) => string;
