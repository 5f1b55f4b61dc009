import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, Select } from "@shopify/polaris";
import { useState } from "react";
import type { SaveAnswer } from "../../../forms/opened";
import type { ListedLine } from "../../../replenishment/reorder/list";
import type { Seller } from "../../../replenishment/reorder/unresolved";
import { ownTitle } from "../../../words/own-title";
import { useFirstRefusal } from "../../refusal";
import { useToast } from "../../use-toast";
import { REORDER } from "../words";

/** From whom a variant is ordered: those who list it first. Nobody is chosen beforehand. */
export const SellerChoice = ({
  line,
  sellers,
  suppliers,
  action,
}: {
  line: ListedLine;
  sellers: Seller[];
  suppliers: { supplierId: number; name: string }[];
  action: string;
}) => {
  const [chosen, setChosen] = useState("");
  const { submit, state, data } = useFetcher<SaveAnswer>();
  useToast(data?.done, data);
  const row = useFirstRefusal<HTMLDivElement>(state !== "idle");
  const listing = new Set(sellers.map(({ supplierId }) => supplierId));
  const option = ({ supplierId, name }: { supplierId: number; name: string }) => ({
    ...{ value: String(supplierId), label: name },
  });
  const name = [line.productTitle, ownTitle(line)].filter(Boolean).join(" ");
  return (
    <div ref={row}>
      <InlineStack gap="200" blockAlign="start" wrap={false}>
        <Select
          label={REORDER.sellerChoice.supplier(name)}
          labelHidden
          placeholder={REORDER.sellerChoice.choose}
          options={[
            { title: REORDER.sellerChoice.onTheirPriceList, options: sellers.map(option) },
            {
              title: REORDER.sellerChoice.others,
              options: suppliers.filter(({ supplierId }) => !listing.has(supplierId)).map(option),
            },
          ].filter(({ options }) => options.length > 0)}
          value={chosen}
          onChange={setChosen}
          error={data?.refusals.supplierId}
        />
        <Button
          loading={state !== "idle"}
          accessibilityLabel={REORDER.sellerChoice.orderThereNamed(name)}
          onClick={() => submit({ variantId: line.variantId, supplierId: chosen }, { method: "put", action })}
        >
          {REORDER.sellerChoice.orderThere}
        </Button>
      </InlineStack>
    </div>
  );
};
