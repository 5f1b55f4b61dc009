import { FormLayout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { fieldText } from "../../replenishment/rules/fields";
import { NUMBER_FIELDS } from "../../replenishment/rules/form";
import type { EffectiveRule, Rule } from "../../replenishment/rules/rule";
import { Choice, NumberInput } from "../form-fields";

/** Every field that a rule can decide; a blank one shows what a less specific rule gives. */
export const RuleInputs = ({
  rule,
  inherited,
  refusals,
}: {
  rule: Rule;
  inherited: EffectiveRule;
  refusals: Refusals;
}) => (
  <FormLayout>
    <Choice
      name="active"
      label="Watch for low stock"
      value={fieldText("active", rule.active)}
      options={[
        { value: "", label: `As elsewhere: ${inherited.active ? "yes" : "no"}` },
        { value: "yes", label: "Yes" },
        { value: "no", label: "No, never low" },
      ]}
      error={refusals.active}
    />
    {PAIRS.map((pair) => (
      <FormLayout.Group key={pair[0]} condensed>
        {pair.map((name) => (
          <NumberInput
            key={name}
            name={name}
            field={NUMBER_FIELDS[name]}
            value={rule[name] === null ? null : Number(fieldText(name, rule[name]))}
            placeholder={placeholderOf(inherited, name)}
            error={refusals[name]}
            help={HELP[name]}
          />
        ))}
      </FormLayout.Group>
    ))}
    <Choice
      name="method"
      label="Method"
      value={rule.method ?? ""}
      options={[
        { value: "", label: `As elsewhere: ${METHODS[inherited.method].toLowerCase()}` },
        { value: "engine", label: METHODS.engine },
        { value: "simple", label: METHODS.simple },
      ]}
      error={refusals.method}
    />
  </FormLayout>
);

const METHODS = { engine: "Forecast", simple: "Simple: velocity of one window" };

/** Side by side in a narrow column. */
const PAIRS = [
  ["leadTimeDays", "leadTimeDeviation"],
  ["reviewDays", "coverDays"],
  ["minimumOrder", "casePack"],
  ["serviceLevel", "reorderPoint"],
  ["velocity"],
  ["safetyDays", "safetyStock"],
] as const;
type Field = (typeof PAIRS)[number][number];

const HELP: Partial<Record<Field, string>> = {
  serviceLevel: "Forecast only: how surely stock lasts.",
  reorderPoint: "At each location, instead of the computed one.",
  velocity: "Instead of what was measured. Makes the method simple.",
  safetyDays: "Simple method only.",
  safetyStock: "At each location. Makes the method simple.",
};

function placeholderOf(rule: EffectiveRule, name: Field) {
  const text = fieldText(name, rule[name]);
  if (text !== "") return text;
  return name === "safetyStock" ? "None" : "Computed";
}
