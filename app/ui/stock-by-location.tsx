import type { StockAt } from "../replenishment/overviews/stock-at";
import { Units } from "./number";
import { SHARED } from "./words";

/** What of it is drawn. */
export type StockHere = Pick<StockAt, "locationId" | "available" | "low">;

export const StockByLocation = ({ stock, names }: { stock: StockHere[]; names: LocationNames }) =>
  stock.length === 0 ? (
    <>–</>
  ) : (
    <dl className="StockAt">
      {stock.map(({ locationId, available, low }) => (
        <div key={locationId}>
          <dt title={locationName(names, locationId)}>{locationName(names, locationId)}</dt>
          <dd>
            {low && <span className="StockAt-Low">{SHARED.stockByLocation.low}</span>} <Units count={available} />
          </dd>
        </div>
      ))}
    </dl>
  );

export type LocationNames = Record<number, string>;

/** A location may be heard of before Shopify has told its name. */
export const locationName = (names: LocationNames, id: number) => names[id] ?? SHARED.stockByLocation.unnamedLocation;
