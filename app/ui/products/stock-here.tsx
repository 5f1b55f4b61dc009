import type { StockAt } from "../../replenishment/overviews/stock-at";
import { type LocationNames, locationName } from "../location-name";
import { Units, useNumberFormat } from "../number";
import { PRODUCTS } from "./words";

/** What of it is drawn. */
export type StockHere = Pick<StockAt, "locationId" | "available" | "low">;

/** Where a shop has more places, a list of fifty rows would be as many screens long. */
const MOST_SHOWN = 6;

export const StockByLocation = ({ stock, names }: { stock: StockHere[]; names: LocationNames }) => {
  const format = useNumberFormat();
  if (stock.length === 0) return <>–</>;
  const isAll = stock.length <= MOST_SHOWN;
  const shown = isAll ? stock : [...stock].sort(wantedFirst).slice(0, MOST_SHOWN - 1);
  return (
    <dl className="StockAt">
      {shown.map(({ locationId, available, low }) => (
        <div key={locationId}>
          <dt title={locationName(names, locationId)}>{locationName(names, locationId)}</dt>
          <dd>
            {low && <span className="StockAt-Low">{PRODUCTS.stockHere.low}</span>} <Units count={available} />
          </dd>
        </div>
      ))}
      {!isAll && (
        <div>
          <dt>{PRODUCTS.stockHere.others(format(stock.length - shown.length))}</dt>
          <dd>
            <Units count={unitsOf(stock) - unitsOf(shown)} />
          </dd>
        </div>
      )}
    </dl>
  );
};

/** What is low, and then where most is. */
const wantedFirst = (one: StockHere, other: StockHere) =>
  Number(other.low) - Number(one.low) || (other.available ?? 0) - (one.available ?? 0);

const unitsOf = (stock: StockHere[]) => stock.reduce((sum, { available }) => sum + (available ?? 0), 0);
