import type { Zone } from "../../days/zone";
import type { OpenAlert } from "../../replenishment/alerts/alert";
import { Since } from "../day";
import type { Column } from "../list-table";
import { ReorderPoint, Units, Velocity } from "../number";
import { type LocationNames, locationName } from "../stock-by-location";
import { Suggested } from "../suggested";
import { ownTitle, Sku, VariantName } from "../variant-name";
import { SnoozeButton } from "./snooze-button";

export type AlertContext = { locationNames: LocationNames; timeZone: Zone; now: number };

export const openAlertColumns = ({ locationNames, timeZone, now }: AlertContext): Column<OpenAlert>[] => [
  { heading: "Product", cell: (alert) => <AlertVariantName alert={alert} /> },
  { heading: "SKU", cell: ({ variant }) => <Sku sku={variant?.sku ?? ""} /> },
  { heading: "Location", cell: ({ locationId }) => locationName(locationNames, locationId) },
  { heading: "Open since", cell: ({ openedAt }) => <Since at={openedAt} now={now} timeZone={timeZone} /> },
  {
    heading: "Available",
    note: "units there",
    numeric: true,
    cell: ({ stock }) => <Available stock={stock} />,
  },
  {
    heading: "Reorder point",
    note: "units there",
    numeric: true,
    cell: ({ stock }) => <ReorderPoint units={stock?.reorderPoint ?? null} />,
  },
  {
    heading: "Expected a day",
    note: "units there",
    numeric: true,
    cell: ({ stock }) => (stock ? <Velocity perDay={stock.velocity} /> : "–"),
  },
  {
    heading: "Suggested",
    note: "units",
    numeric: true,
    cell: ({ stock }) =>
      stock ? <Suggested units={stock.suggested} velocity={stock.velocity} enough="Enough" /> : "–",
  },
];

/** What alerts go by is the position: said where something is on its way. */
const Available = ({ stock }: Pick<OpenAlert, "stock">) => (
  <>
    <Units count={stock?.available ?? null} />
    {stock && stock.position !== stock.available && (
      <span className="Aside">
        <Units count={stock.position} /> with incoming
      </span>
    )}
  </>
);

/** The list that acts on alerts; Home only shows them. */
export const snoozableAlertColumns = (context: AlertContext): Column<OpenAlert>[] => [
  ...openAlertColumns(context),
  {
    heading: "Snooze",
    action: true,
    cell: (alert) => <SnoozeButton alert={{ id: alert.id, name: nameOf(alert, context.locationNames) }} />,
  },
];

/** For who hears the buttons of a list one by one. */
export const nameOf = ({ variant, locationId }: Pick<OpenAlert, "variant" | "locationId">, names: LocationNames) =>
  `${variant ? [variant.productTitle, ownTitle(variant)].filter(Boolean).join(" ") : "a variant that is gone"} at ${locationName(names, locationId)}`;

export const AlertVariantName = ({
  alert: { variant, variantId },
}: {
  alert: Pick<OpenAlert, "variant" | "variantId">;
}) =>
  variant ? (
    <VariantName variant={variant} variantId={variant.hidden ? undefined : variantId} />
  ) : (
    <>A variant that is gone</>
  );
