import { FormLayout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { fieldText } from "../../replenishment/rules/fields";
import { NUMBER_FIELDS } from "../../replenishment/rules/number-fields";
import type { EffectiveRule, Rule } from "../../replenishment/rules/rule";
import { Choice, NumberInput } from "../form-fields";
import { INPUTS } from "./words";

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
      label={INPUTS.active}
      value={fieldText("active", rule.active)}
      options={[
        { value: "", label: INPUTS.asElsewhere(INPUTS.said(inherited.active)) },
        { value: "yes", label: INPUTS.yes },
        { value: "no", label: INPUTS.notWatched },
      ]}
      error={refusals.active}
    />
    <Choice
      name="sellOut"
      label={INPUTS.sellOut}
      value={fieldText("sellOut", rule.sellOut)}
      options={[
        { value: "", label: INPUTS.asElsewhere(INPUTS.said(inherited.sellOut)) },
        { value: "yes", label: INPUTS.yes },
        { value: "no", label: INPUTS.no },
      ]}
      help={INPUTS.sellOutHelp}
      error={refusals.sellOut}
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
      label={INPUTS.method}
      value={rule.method ?? ""}
      options={[
        { value: "", label: INPUTS.asElsewhere(INPUTS.methods[inherited.method].toLowerCase()) },
        { value: "engine", label: INPUTS.methods.engine },
        { value: "simple", label: INPUTS.methods.simple },
      ]}
      error={refusals.method}
    />
  </FormLayout>
);

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

const HELP: Partial<Record<Field, string>> = INPUTS.help;

function placeholderOf(rule: EffectiveRule, name: Field) {
  const text = fieldText(name, rule[name]);
  if (text !== "") return text;
  return name === "safetyStock" ? INPUTS.none : INPUTS.computed;
}
