import { Badge, Banner } from "@shopify/polaris";
import { isUnderWay, type LocationStock, type StockChange } from "../../stock/writes/variant-stock";
import { Units, useNumberFormat } from "../number";

export const isAt = (stock: LocationStock, change: StockChange) => stock.locationId === change.locationId;

/** What is available, with the change of it that is under way. */
export const Available = ({ available, change }: { available: number | null; change: StockChange | undefined }) => {
  const format = useNumberFormat();
  if (!change || !isUnderWay(change)) return <Units count={available} />;
  return (
    <>
      <Units count={available} />{" "}
      <Badge tone="attention" progress="partiallyComplete">
        {`${change.delta > 0 ? "+" : ""}${format(change.delta)} under way`}
      </Badge>
    </>
  );
};

/** What did not end well: refused, or without an answer for a day. */
export const Unsettled = ({ change, stock }: { change: StockChange; stock: LocationStock[] }) => {
  const format = useNumberFormat();
  const place = stock.find((each) => isAt(each, change))?.name ?? "a location";
  const what = `${change.delta > 0 ? "+" : ""}${format(change.delta)} units at ${place}`;
  if (change.state === "refused")
    return (
      <Banner tone="warning" title={`Not changed: ${what}`}>
        <p>{change.refusal ?? "Shopify refused it."}</p>
      </Banner>
    );
  return (
    <Banner tone="warning" title={`Not sure: ${what}`} action={{ content: "Decide in Sync health", url: "/sync" }}>
      <p>Shopify gave no answer for a day, so it is not sent again. Compare with Shopify's own history.</p>
    </Banner>
  );
};
