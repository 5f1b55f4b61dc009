import { Link } from "@remix-run/react";
import type { Zone } from "../../days/zone";
import type { OpenAlert } from "../../replenishment/alerts/alert";
import type { StockAt } from "../../replenishment/overviews/stock-at";
import { ownTitle } from "../../words/own-title";
import { Since } from "../day";
import type { Column } from "../list-table";
import { type LocationNames, locationName } from "../location-name";
import { ReorderPoint, Units, useNumberFormat, Velocity } from "../number";
import { Suggested } from "../suggested";
import { Sku, VariantName } from "../variant-name";
import { ALERTS } from "./words";

export type AlertContext = { locationNames: LocationNames; timeZone: Zone; now: number };

export const openAlertColumns = ({ locationNames, timeZone, now }: AlertContext): Column<OpenAlert>[] => [
  { heading: ALERTS.product, cell: (alert) => <AlertVariantName alert={alert} /> },
  { heading: ALERTS.sku, cell: ({ variant }) => <Sku sku={variant?.sku ?? ""} /> },
  { heading: ALERTS.location, cell: ({ locationId }) => locationName(locationNames, locationId) },
  { heading: ALERTS.openSince, cell: ({ openedAt }) => <Since at={openedAt} now={now} timeZone={timeZone} /> },
  {
    heading: ALERTS.available,
    note: ALERTS.unitsThere,
    numeric: true,
    cell: ({ stock }) => <Available stock={stock} />,
  },
  {
    heading: ALERTS.reorderPoint,
    note: ALERTS.unitsThere,
    numeric: true,
    cell: ({ stock }) => <ReorderPoint units={stock?.reorderPoint ?? null} />,
  },
  {
    heading: ALERTS.expectedADay,
    note: ALERTS.unitsThere,
    numeric: true,
    cell: ({ stock }) => (stock ? <Velocity perDay={stock.velocity} /> : "–"),
  },
  {
    heading: ALERTS.suggested,
    note: ALERTS.units,
    numeric: true,
    cell: (alert) => (alert.stock ? <Advice alert={alert} stock={alert.stock} /> : "–"),
  },
];

/** One order for all locations of the variant, and what of it is for this one; or what others can spare. */
const Advice = ({ alert, stock }: { alert: OpenAlert; stock: StockAt }) => {
  const format = useNumberFormat();
  if (stock.moving > 0)
    return (
      <span>
        <Link to="/reorder?tab=move">{ALERTS.moveHere(format(stock.moving))}</Link>
        <span className="Aside">{ALERTS.otherLocationsCanSpare(stock.moving)}</span>
      </span>
    );
  const { variantId, suggested, heldBack, velocity } = alert;
  return (
    <span>
      <Suggested variantId={variantId} order={{ suggested, heldBack, velocity }} enough={ALERTS.theShopHasEnough} />
      {stock.suggested !== suggested && <span className="Aside">{ALERTS.ofThemForHere(stock.suggested, format)}</span>}
    </span>
  );
};

/** What alerts go by is the position: said where something is on its way. */
export const Available = ({ stock }: Pick<OpenAlert, "stock">) => (
  <>
    <Units count={stock?.available ?? null} />
    {stock && stock.position !== stock.available && (
      <span className="Aside">{ALERTS.openAlertColumns.withIncoming(<Units count={stock.position} />)}</span>
    )}
  </>
);

/** For who hears the buttons of a list one by one. */
export const nameOf = ({ variant, locationId }: Pick<OpenAlert, "variant" | "locationId">, names: LocationNames) =>
  ALERTS.openAlertColumns.at(
    variant ? [variant.productTitle, ownTitle(variant)].filter(Boolean).join(" ") : ALERTS.aVariantThatIsGone,
    locationName(names, locationId),
  );

export const AlertVariantName = ({
  alert: { variant, variantId },
  sku,
}: {
  alert: Pick<OpenAlert, "variant" | "variantId">;
  /** Where it has no column. */
  sku?: string;
}) =>
  variant ? (
    <VariantName variant={variant} variantId={variant.hidden ? undefined : variantId} sku={sku} />
  ) : (
    ALERTS.openAlertColumns.variantThatIsGone
  );
