import { Banner, BlockStack, Checkbox, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { plainTyped } from "../../formats/number-style";
import { NUMBER_FIELDS } from "../../replenishment/rules/number-fields";
import { counted, VARIANTS } from "../../words/counted";
import { Dialog } from "../dialog";
import { useNumberStyle } from "../locale";
import { useNumberFormat } from "../number";
import { useDialogSaving } from "../use-dialog-saving";
import { BULK } from "./words";

type Name = "active" | "sellOut" | "method" | keyof typeof NUMBER_FIELDS;

/** The same change in the own rules of several variants: only what is ticked is touched. */
export const EditRules = ({ variantIds, onClose }: { variantIds: number[]; onClose: () => void }) => {
  const [fields, setFields] = useState<Partial<Record<Name, string>>>({});
  const { submit, saving, refusals } = useDialogSaving(onClose);
  const style = useNumberStyle();
  const save = () => {
    const form = new FormData();
    for (const id of variantIds) form.append("variants", String(id));
    for (const [name, text] of Object.entries(fields))
      form.append(name, name in NUMBER_FIELDS ? plainTyped(text, style) : text);
    submit(form, { method: "patch", action: "/products/rules" });
  };
  const count = counted(variantIds.length, VARIANTS, useNumberFormat());
  const general = refusals.fields ?? refusals.variants;
  return (
    <Dialog
      open
      onClose={onClose}
      title={BULK.editRules.editTheRule(count)}
      primaryAction={{
        content: BULK.editRules.change(count),
        onAction: save,
        loading: saving,
        disabled: Object.keys(fields).length === 0,
      }}
      secondaryActions={[{ content: BULK.editRules.cancel, onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {general && (
            <Banner tone="critical">
              <p>{general}</p>
            </Banner>
          )}
          <Text as="p" tone="subdued">
            {BULK.editRules.tickWhatToChange}
          </Text>
          {NAMES.map((name) => (
            <FieldToChange
              key={name}
              name={name}
              text={fields[name]}
              error={refusals[name]}
              onChange={(text) => setFields(text === undefined ? without(fields, name) : { ...fields, [name]: text })}
            />
          ))}
        </BlockStack>
      </Modal.Section>
    </Dialog>
  );
};

/** Undefined: not ticked. */
const FieldToChange = ({
  name,
  text,
  error,
  onChange,
}: {
  name: Name;
  text: string | undefined;
  error?: string;
  onChange: (text: string | undefined) => void;
}) => {
  const label = labelOf(name);
  return (
    <BlockStack gap="100">
      <Checkbox label={label} checked={text !== undefined} onChange={(ticked) => onChange(ticked ? "" : undefined)} />
      {text !== undefined &&
        (name === "active" || name === "sellOut" || name === "method" ? (
          <Select label={label} labelHidden options={CHOICES[name]} value={text} onChange={onChange} error={error} />
        ) : (
          <TextField
            label={label}
            labelHidden
            value={text}
            onChange={onChange}
            suffix={NUMBER_FIELDS[name].unit}
            placeholder={BULK.editRules.asALessSpecificRule}
            error={error}
            inputMode="decimal"
            autoComplete="off"
          />
        ))}
    </BlockStack>
  );
};

const AS_ELSEWHERE = { value: "", label: BULK.editRules.asALessSpecificRule };

const CHOICES = {
  active: [
    AS_ELSEWHERE,
    { value: "yes", label: BULK.editRules.yes },
    { value: "no", label: BULK.editRules.noNeverLow },
  ],
  sellOut: [AS_ELSEWHERE, { value: "yes", label: BULK.editRules.yes }, { value: "no", label: BULK.editRules.no }],
  method: [
    AS_ELSEWHERE,
    { value: "engine", label: BULK.editRules.forecast },
    { value: "simple", label: BULK.editRules.simpleVelocityOfOneWindow },
  ],
};

const NAMES: Name[] = [
  "active",
  "sellOut",
  ...(Object.keys(NUMBER_FIELDS) as (keyof typeof NUMBER_FIELDS)[]),
  "method",
];

/** Two fields are called safety stock: their units tell them apart. */
function labelOf(name: Name) {
  if (name === "active") return BULK.editRules.watchForLowStock;
  if (name === "sellOut") return BULK.editRules.sellOut;
  if (name === "method") return BULK.editRules.method;
  return `${NUMBER_FIELDS[name].label} (${NUMBER_FIELDS[name].unit})`;
}

function without(fields: Partial<Record<Name, string>>, name: Name) {
  const { [name]: _, ...others } = fields;
  return others;
}
