import { FormLayout } from "@shopify/polaris";
import type { EffectiveRule, Rule } from "../replenishment/rule";
import { NUMBER_FIELDS } from "../replenishment/rule-form";
import type { Refusals } from "../shops/parsed";
import { Choice, NumberInput } from "./form-fields";
import { fieldText } from "./rule-fields";

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
    {FIELDS.map((name) => (
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

const FIELDS = [
  "leadTimeDays",
  "leadTimeDeviation",
  "reviewDays",
  "coverDays",
  "serviceLevel",
  "safetyDays",
  "safetyStock",
  "minimumOrder",
  "casePack",
  "velocity",
  "reorderPoint",
] as const;
type Field = (typeof FIELDS)[number];

const HELP: Partial<Record<Field, string>> = {
  serviceLevel: "Of the forecast: how sure to be not to run out.",
  safetyDays: "Of the simple method.",
  safetyStock: "Kept at each location. Makes the method simple.",
  velocity: "Replaces what was measured. Makes the method simple.",
  reorderPoint: "For each location. Replaces the computed one.",
};

function placeholderOf(rule: EffectiveRule, name: Field) {
  const text = fieldText(name, rule[name]);
  if (text !== "") return text;
  return name === "safetyStock" ? "None" : "Computed";
}
