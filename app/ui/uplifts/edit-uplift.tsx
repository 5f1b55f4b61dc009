import { FormLayout, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { isoDay } from "../../days/iso-day";
import { changedUplift, type KeptUplift } from "../../demand/promotions/uplift";
import { upliftAddress, upliftFields, upliftTexts } from "../../demand/promotions/uplift-fields";
import { FormDialog } from "../form-dialog";
import { TypedField } from "../typed-field";
import { useDialogChange } from "../use-dialog-saving";
import { ChosenSubjects } from "./chosen-subjects";
import { LastYear } from "./last-year";
import { UPLIFTS } from "./words";

const LEVELS = [
  { value: "shop", label: UPLIFTS.theWholeShop },
  { value: "vendor", label: UPLIFTS.editUplift.aVendor },
  { value: "product_type", label: UPLIFTS.editUplift.aProductType },
  { value: "product", label: UPLIFTS.editUplift.productsThatIChoose },
  { value: "variant", label: UPLIFTS.editUplift.variantsThatIChoose },
];

/** Days to lift, or lifted ones to change; what is refused stays open with its reason. */
export const EditUplift = ({
  uplift,
  vendors,
  types,
  today,
  onClose,
}: {
  /** Undefined: a new one. */
  uplift: KeptUplift | undefined;
  vendors: string[];
  /** Of products. */
  types: string[];
  today: number;
  onClose: () => void;
}) => {
  const [fields, setFields] = useState<Record<string, string>>(() =>
    uplift ? upliftFields(uplift) : firstFields(today, vendors[0] ?? "", types[0] ?? ""),
  );
  const { put, submit, saving, refusals, meanwhile } = useDialogChange(
    uplift ? upliftTexts(changedUplift(uplift)) : {},
    uplift ? upliftAddress(uplift) : "/uplifts?index",
    onClose,
  );
  const set = (name: string, text: string) => setFields({ ...fields, [name]: text });
  const save = () => (uplift ? put(fields) : submit(fields, { method: "post", action: "/uplifts?index" }));
  const input = (name: string, label: string, type: "text" | "date", helpText?: string) => (
    <TypedField
      compared={name === "toDay" ? "days" : name}
      label={label}
      type={type}
      value={fields[name] ?? ""}
      onChange={(text) => set(name, text)}
      error={refusals[name]}
      helpText={helpText}
    />
  );
  const named = (name: string, label: string, names: string[]) => (
    <Select
      label={label}
      options={names.map((each) => ({ value: each, label: each }))}
      value={fields[name]}
      onChange={(chosen) => set(name, chosen)}
      error={refusals[name]}
    />
  );
  return (
    <FormDialog
      title={uplift ? UPLIFTS.editUplift.change(uplift.name) : UPLIFTS.planAnUplift}
      saving={saving}
      onSave={save}
      meanwhile={meanwhile}
      onSaveMine={() => put(fields, "mine")}
      onClose={onClose}
    >
      <Text as="p" tone="subdued">
        {UPLIFTS.editUplift.aDayAtCountsAs}
      </Text>
      {input("name", UPLIFTS.name, "text")}
      <FormLayout.Group>
        {input("fromDay", UPLIFTS.editUplift.firstDay, "date")}
        {input("toDay", UPLIFTS.editUplift.lastDay, "date")}
      </FormLayout.Group>
      {!uplift && (
        <Select
          label={UPLIFTS.for}
          options={LEVELS}
          value={fields.level}
          onChange={(level) => setFields({ ...fields, level, subjects: "" })}
        />
      )}
      {!uplift && fields.level === "vendor" && named("vendor", UPLIFTS.editUplift.vendor, vendors)}
      {!uplift && fields.level === "product_type" && named("productType", UPLIFTS.editUplift.productType, types)}
      {!uplift && (fields.level === "variant" || fields.level === "product") && (
        <ChosenSubjects
          key={fields.level}
          of={fields.level}
          onChange={(subjects) => set("subjects", subjects)}
          refusal={refusals.subjects}
        />
      )}
      {input("factor", UPLIFTS.editUplift.sellsSoManyTimes, "text", UPLIFTS.editUplift.forTwiceAsMuchAs)}
      <LastYear fields={fields} onUse={(factor) => set("factor", factor)} />
    </FormDialog>
  );
};

const firstFields = (today: number, vendor: string, productType: string) => ({
  ...{ name: "", fromDay: isoDay(today + 1), toDay: isoDay(today + 1), factor: "2" },
  ...{ level: "shop", vendor, productType, subjects: "" },
});
