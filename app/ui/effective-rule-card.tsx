import { BlockStack, Card, Text } from "@shopify/polaris";
import type { EffectiveRule, Origin, Rule } from "../replenishment/rule";
import { useNumberFormat } from "./number";

/** The rule that holds, and which level decided each part of it. */
export const EffectiveRuleCard = ({ rule }: { rule: EffectiveRule }) => {
  const format = useNumberFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Rule in force
        </Text>
        <dl className="Rule">
          {lines(rule, format).map(({ name, value, field }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}
                <span className="Aside">{ORIGINS[rule.origins[field]]}</span>
              </dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
};

const ORIGINS = {
  default: "Evenstock's default",
  shop: "Shop default",
  variant: "This variant",
} satisfies Record<Origin, string>;

type Line = { name: string; value: string; field: keyof Rule };

function lines(rule: EffectiveRule, format: (value: number, decimals?: number) => string): Line[] {
  const days = (count: number) => `${format(count)} ${count === 1 ? "day" : "days"}`;
  const units = (count: number) => `${format(count)} ${count === 1 ? "unit" : "units"}`;
  return [
    { name: "Watched", value: rule.active ? "Yes" : "No, never low", field: "active" },
    { name: "Lead time", value: days(rule.leadTimeDays), field: "leadTimeDays" },
    { name: "Cover", value: days(rule.coverDays), field: "coverDays" },
    rule.safetyStock === null
      ? { name: "Safety stock", value: `${days(rule.safetyDays)} of sales`, field: "safetyDays" }
      : { name: "Safety stock", value: `${units(rule.safetyStock)} at each location`, field: "safetyStock" },
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
            value: `${units(rule.reorderPoint)} at each location, by hand`,
            field: "reorderPoint" as const,
          },
        ]),
  ];
}
