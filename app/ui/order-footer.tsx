import { Button, InlineStack } from "@shopify/polaris";
import { changedTotals, changesText, totalsOf } from "../replenishment/order";
import {
  addressOf,
  type ReorderFilter,
  type ReorderLine,
  type SupplierToOrderFrom,
} from "../replenishment/reorder-list";
import { DownloadButton } from "./download-button";
import { useMoney } from "./money";
import { useNumberFormat } from "./number";
import { unknownCosts } from "./supplier-heading";
import type { Quantities } from "./use-quantities";

/** What all that is to be ordered comes to, and the list of it for the suppliers. */
export const OrderFooter = ({
  lines,
  filter,
  suppliers,
  quantities,
}: {
  lines: ReorderLine[];
  filter: ReorderFilter;
  suppliers: SupplierToOrderFrom[];
  quantities: Quantities;
}) => {
  const format = useNumberFormat();
  const sums = suppliers
    .filter(({ supplierId }) => filter.supplier === null || supplierId === filter.supplier)
    .map((supplier) => ({ ...supplier, ...sumOf(supplier) }))
    .filter(({ lines }) => lines > 0);
  const count = sums.reduce((sum, { lines }) => sum + lines, 0);
  const units = sums.reduce((sum, each) => sum + each.units, 0);
  return (
    <section className="OrderFooter" aria-label="The order">
      <p className="OrderFooter-Sum">
        <strong>
          {format(count)} {count === 1 ? "line" : "lines"} · {format(units)} {units === 1 ? "unit" : "units"}
        </strong>
        {sums.map((supplier) => (
          <SupplierCost key={supplier.supplierId} {...supplier} />
        ))}
      </p>
      <InlineStack gap="200">
        <Button url={listAddress("/reorder/print", filter, quantities)}>Print</Button>
        <DownloadButton address={listAddress("/reorder/order-list", filter, quantities)}>
          Download order list
        </DownloadButton>
      </InlineStack>
    </section>
  );

  /** Of the whole shop all that is to order is known; of a location what this page shows. */
  function sumOf(supplier: SupplierToOrderFrom) {
    const here = lines.filter(({ supplierId }) => supplierId === supplier.supplierId);
    const isWhole = filter.location === 0;
    const changed = [...quantities.changed]
      .filter(([variantId, { supplierId }]) =>
        isWhole ? supplierId === supplier.supplierId : here.some((line) => line.variantId === variantId),
      )
      .map(([, each]) => each);
    return changedTotals(isWhole ? supplier : totalsOf(here), changed);
  }
};

const SupplierCost = ({
  name,
  currency,
  cost,
  withoutCost,
}: {
  name: string;
  currency: string;
  cost: number;
  withoutCost: number;
}) => {
  const money = useMoney(currency);
  return (
    <span>
      {name} {money(cost)}
      {withoutCost > 0 && ` and ${unknownCosts(withoutCost)}`}
    </span>
  );
};

function listAddress(path: string, filter: ReorderFilter, { changed }: Quantities) {
  const [, search] = addressOf(filter).split("?");
  const params = new URLSearchParams(search);
  if (changed.size > 0) params.set("quantities", changesText(new Map(changed)));
  return params.size ? `${path}?${params}` : path;
}
