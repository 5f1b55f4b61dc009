import { useFetcher } from "@remix-run/react";
import { FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { KeptPromotion, PromotionSubject } from "../replenishment/promotion";
import { MOST_DAYS } from "../replenishment/promotion-form";
import { isoDay } from "../shops/iso-day";
import type { Refusals } from "../shops/parsed";
import { promotionAddress, promotionFields } from "./promotion-fields";
import { useToast } from "./use-toast";

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
  const { submit, state, data } = useFetcher<{ done?: string; refusals: Refusals }>();
  useToast(data?.done, data);
  useEffect(() => {
    if (data?.done) onClose();
  }, [data, onClose]);
  const save = () => {
    if (promotion) return submit(fields, { method: "put", action: promotionAddress(promotion) });
    const { level = "shop", subject = "0" } = subjects[chosen] ?? {};
    return submit({ ...fields, level, subject }, { method: "post", action: "/promotions?index" });
  };
  const input = (name: string, label: string, type: "text" | "date") => (
    <TextField
      label={label}
      type={type}
      value={fields[name] ?? ""}
      onChange={(text) => setFields({ ...fields, [name]: text })}
      error={data?.refusals[name]}
      autoComplete="off"
    />
  );
  return (
    <Modal
      open
      onClose={onClose}
      title={promotion ? `Change "${promotion.name}"` : "Mark days of a promotion"}
      primaryAction={{ content: "Save", onAction: save, loading: state !== "idle" }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <FormLayout>
            <Text as="p" tone="subdued">
              What sells on these days is left out of velocity and forecast, like days out of stock. Up to {MOST_DAYS}{" "}
              days at once; days to come are left out once they are there.
            </Text>
            {input("name", "Name", "text")}
            <FormLayout.Group>
              {input("fromDay", "First day", "date")}
              {input("toDay", "Last day", "date")}
            </FormLayout.Group>
            {!promotion && subjects.length > 1 && (
              <Select
                label="For"
                options={subjects.map(({ name }, index) => ({ value: String(index), label: name }))}
                value={String(chosen)}
                onChange={(index) => setChosen(Number(index))}
              />
            )}
            <button type="submit" hidden aria-hidden tabIndex={-1} />
          </FormLayout>
        </form>
      </Modal.Section>
    </Modal>
  );
};
