import { useFetcher } from "@remix-run/react";
import { Checkbox, FormLayout, Modal, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Refusals } from "../shops/parsed";
import type { PriceLine } from "../suppliers/terms";
import { type TermsFields, termsAddress, termsFields } from "./terms-fields";
import { useToast } from "./use-toast";
import { ownTitle } from "./variant-name";

/** One line's terms. Enter saves; what is refused stays open with its reason. */
export const EditPrice = ({
  line,
  supplier,
  onClose,
}: {
  line: PriceLine;
  supplier: { id: number; currency: string };
  onClose: () => void;
}) => {
  const [fields, setFields] = useState(() => termsFields(line, supplier.currency));
  const { submit, state, data } = useFetcher<{ done?: string; refusals: Refusals }>();
  useToast(data?.done, data);
  useEffect(() => {
    if (data?.done) onClose();
  }, [data, onClose]);
  const save = () => submit(fields, { method: "put", action: termsAddress(supplier.id, line.variantId) });
  const input = (name: keyof TermsFields, label: string, suffix?: string) => (
    <TextField
      label={label}
      value={fields[name]}
      onChange={(text) => setFields({ ...fields, [name]: text })}
      suffix={suffix}
      error={data?.refusals[name]}
      inputMode={suffix === undefined ? "text" : "decimal"}
      autoComplete="off"
    />
  );
  return (
    <Modal
      open
      onClose={onClose}
      title={[line.productTitle, ownTitle(line), line.sku].filter(Boolean).join(" · ")}
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
            <FormLayout.Group>
              {input("supplierSku", "Supplier SKU")}
              {input("unitCost", "Unit cost", supplier.currency)}
            </FormLayout.Group>
            <FormLayout.Group>
              {input("minimumOrder", "Minimum order", "units")}
              {input("casePack", "Case pack", "units")}
              {input("leadTimeDays", "Lead time", "days")}
            </FormLayout.Group>
            <Checkbox
              label="Preferred: order this variant here"
              helpText="Without a preferred supplier it is ordered from its vendor's supplier."
              checked={fields.preferred === "yes"}
              onChange={(checked) => setFields({ ...fields, preferred: checked ? "yes" : "no" })}
            />
            <button type="submit" hidden aria-hidden tabIndex={-1} />
          </FormLayout>
        </form>
      </Modal.Section>
    </Modal>
  );
};
