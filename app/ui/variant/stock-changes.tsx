import { Badge, Banner } from "@shopify/polaris";
import { isPosting } from "../../stock/writes/inventory-write";
import type { LocationStock, StockChange } from "../../stock/writes/variant-stock";
import { Units, useNumberFormat } from "../number";
import { VARIANT } from "./words";

export const isAt = (stock: LocationStock, change: StockChange) => stock.locationId === change.locationId;

/** What is available, with the change of it that is under way. */
export const Available = ({ available, change }: { available: number | null; change: StockChange | undefined }) => {
  const format = useNumberFormat();
  if (!change || !isPosting(change.state)) return <Units count={available} />;
  return (
    <>
      <Units count={available} />{" "}
      <Badge tone="attention" progress="partiallyComplete">
        {VARIANT.stockChanges.underWay(change.delta, format)}
      </Badge>
    </>
  );
};

/** What did not end well: refused, or without an answer for a day. */
export const Unsettled = ({ change, stock }: { change: StockChange; stock: LocationStock[] }) => {
  const format = useNumberFormat();
  const place = stock.find((each) => isAt(each, change))?.name ?? VARIANT.stockChanges.aLocation;
  const what = VARIANT.stockChanges.units(change.delta, place, format);
  if (change.state === "refused")
    return (
      <Banner tone="warning" title={VARIANT.stockChanges.notChanged(what)}>
        <p>{change.refusal ?? VARIANT.stockChanges.shopifyRefused}</p>
      </Banner>
    );
  return (
    <Banner
      tone="warning"
      title={VARIANT.stockChanges.notSure(what)}
      action={{ content: VARIANT.stockChanges.decideInSyncHealth, url: "/sync" }}
    >
      <p>{VARIANT.stockChanges.shopifyGaveNoAnswer}</p>
    </Banner>
  );
};
