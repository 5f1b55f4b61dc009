import { Button, InlineStack } from "@shopify/polaris";
import { type ReactNode, useEffect, useState } from "react";
import {
  addressOf,
  isNarrowed,
  type ListedLine,
  type ReorderFilter,
  type SupplierToOrderFrom,
} from "../../replenishment/reorder/list";
import { changedAmong, changedTotals, totalsOf } from "../../replenishment/reorder/quantities";
import { WHOLE_SHOP } from "../../sql/zeros";
import { counted, LINES, UNITS } from "../../words/counted";
import { DownloadButton } from "../download-button";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { Scrolled } from "../scrolled";
import { CreateDrafts } from "./create-drafts";
import { unknownCosts } from "./supplier-heading";
import type { Quantities } from "./use-quantities";
import { REORDER } from "./words";

/** What all that is to be ordered comes to, and the list of it for the suppliers. */
export const OrderFooter = ({
  lines,
  filter,
  suppliers,
  quantities,
  drafts,
  isPart,
  children,
}: {
  lines: ListedLine[];
  filter: ReorderFilter;
  suppliers: SupplierToOrderFrom[];
  quantities: Quantities;
  drafts: { create: () => void; creating: boolean };
  /** There is more of the list than this page holds. */
  isPart: boolean;
  /** What is said beside the sums. */
  children: ReactNode;
}) => {
  const format = useNumberFormat();
  // The press that leaves a field comes before what was typed there is kept: it waits for that.
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked || !(quantities.isKept || quantities.problem)) return;
    setAsked(false);
    if (quantities.isKept) drafts.create();
  }, [isAsked, quantities.isKept, quantities.problem, drafts]);
  const isWhole = filter.location === WHOLE_SHOP && !isNarrowed(filter);
  const sums = suppliers
    .filter(({ supplierId }) => filter.supplier === null || supplierId === filter.supplier)
    .map((supplier) => ({ ...supplier, ...sumOf(supplier) }))
    .filter(({ lines }) => lines > 0);
  const count = sums.reduce((sum, { lines }) => sum + lines, 0);
  const units = sums.reduce((sum, each) => sum + each.units, 0);
  return (
    <section className="OrderFooter" aria-label={REORDER.orderFooter.theOrder}>
      <OrderSums sums={sums}>
        {`${counted(count, LINES, format)} · ${counted(units, UNITS, format)}`}
        {isPart && !isWhole && REORDER.orderFooter.onThisPage}
      </OrderSums>
      {children}
      <InlineStack gap="200">
        {/* All are made of what is kept. */}
        <Button url={listAddress("/reorder/print", filter)} disabled={!quantities.isKept}>
          {REORDER.print}
        </Button>
        <DownloadButton address={listAddress("/reorder/order-list", filter)} disabled={!quantities.isKept}>
          {REORDER.orderFooter.downloadOrderList}
        </DownloadButton>
        <CreateDrafts
          suppliers={sums.filter(({ supplierId }) => supplierId > 0).length}
          disabled={quantities.problem !== undefined}
          creating={drafts.creating || isAsked}
          onCreate={() => setAsked(true)}
        />
      </InlineStack>
    </section>
  );

  /** Of the whole shop all that is to order is known; of a location, or of what was searched, what this page shows. */
  function sumOf(supplier: SupplierToOrderFrom) {
    const here = lines.filter(({ supplierId }) => supplierId === supplier.supplierId);
    if (!isWhole) return changedTotals(totalsOf(here), changedAmong(here, quantities.changed));
    const changed = [...quantities.changed.values()];
    return changedTotals(
      supplier,
      changed.filter(({ supplierId, isLow }) => isLow && supplierId === supplier.supplierId),
    );
  }
};

type Sum = { supplierId: number; name: string; currency: string; cost: number; withoutCost: number };

/** Several suppliers are unfolded: the footer must not cover the lines that it sums up. */
const OrderSums = ({ sums, children }: { sums: Sum[]; children: ReactNode }) => {
  const costs = sums.map((sum) => <SupplierCost key={sum.supplierId} {...sum} />);
  if (sums.length < 2)
    return (
      <p className="OrderFooter-Sum">
        <strong>{children}</strong>
        {costs}
      </p>
    );
  return (
    <details className="OrderFooter-Sums">
      <summary>{REORDER.orderFooter.sumByCost(<strong>{children}</strong>)}</summary>
      <Scrolled label={REORDER.orderFooter.costBySupplier}>{costs}</Scrolled>
    </details>
  );
};

const SupplierCost = ({ name, currency, cost, withoutCost }: Sum) => {
  const money = useMoney(currency);
  const format = useNumberFormat();
  return (
    <span>
      {name} {money(cost)}
      {withoutCost > 0 && REORDER.and(unknownCosts(withoutCost, format))}
    </span>
  );
};

const listAddress = (path: string, filter: ReorderFilter) => addressOf(filter).replace("/reorder", path);
