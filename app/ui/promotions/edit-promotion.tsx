import { FormLayout, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { isoDay } from "../../days/iso-day";
import type { KeptPromotion, PromotionSubject } from "../../demand/promotions/promotion";
import { MOST_DAYS } from "../../demand/promotions/promotion";
import {
  changedPromotion,
  promotionAddress,
  promotionFields,
  promotionTexts,
} from "../../demand/promotions/promotion-fields";
import { FormDialog } from "../form-dialog";
import { TypedField } from "../typed-field";
import { useDialogChange } from "../use-dialog-saving";
import { PROMOTIONS } from "./words";

/** Days to mark, or marked ones to change; what is refused stays open with its reason. */
export const EditPromotion = ({
  promotion,
  subjects,
  today,
  onClose,
}: {
  /** Undefined: a new one. */
  promotion: KeptPromotion | undefined;
  /** What a new one may be for; the first is chosen. */
  subjects: (PromotionSubject & { name: string })[];
  today: number;
  onClose: () => void;
}) => {
  const [fields, setFields] = useState<Record<string, string>>(() =>
    promotion ? promotionFields(promotion) : { name: "", fromDay: isoDay(today), toDay: isoDay(today) },
  );
  const [chosen, setChosen] = useState(0);
  const { put, submit, saving, refusals, meanwhile } = useDialogChange(
    promotion ? promotionTexts(changedPromotion(promotion)) : {},
    promotion ? promotionAddress(promotion) : "/promotions?index",
    onClose,
  );
  const save = () => {
    if (promotion) return put(fields);
    const { level = "shop", subject = "0" } = subjects[chosen] ?? {};
    return submit({ ...fields, level, subject }, { method: "post", action: "/promotions?index" });
  };
  const input = (name: string, label: string, type: "text" | "date") => (
    <TypedField
      compared={name === "toDay" ? "days" : name}
      label={label}
      type={type}
      value={fields[name] ?? ""}
      onChange={(text) => setFields({ ...fields, [name]: text })}
      error={refusals[name]}
    />
  );
  return (
    <FormDialog
      title={
        promotion ? PROMOTIONS.editPromotion.change(promotion.name) : PROMOTIONS.editPromotion.markDaysOfAPromotion
      }
      saving={saving}
      onSave={save}
      meanwhile={meanwhile}
      onSaveMine={() => put(fields, "mine")}
      onClose={onClose}
    >
      <Text as="p" tone="subdued">
        {PROMOTIONS.editPromotion.whatSellsOnTheseDays(MOST_DAYS)}
      </Text>
      {input("name", PROMOTIONS.name, "text")}
      <FormLayout.Group>
        {input("fromDay", PROMOTIONS.editPromotion.firstDay, "date")}
        {input("toDay", PROMOTIONS.editPromotion.lastDay, "date")}
      </FormLayout.Group>
      {!promotion && subjects.length > 1 && (
        <Select
          label={PROMOTIONS.for}
          options={subjects.map(({ name }, index) => ({ value: String(index), label: name }))}
          value={String(chosen)}
          onChange={(index) => setChosen(Number(index))}
        />
      )}
    </FormDialog>
  );
};
