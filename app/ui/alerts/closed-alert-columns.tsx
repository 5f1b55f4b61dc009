import type { ClosedAlert } from "../../replenishment/alerts/alert";
import { Since } from "../day";
import type { Column } from "../list-table";
import { Units } from "../number";
import { locationName } from "../stock-by-location";
import { Sku } from "../variant-name";
import { type AlertContext, AlertVariantName } from "./open-alert-columns";

export const closedAlertColumns = ({
  locationNames,
  timeZone,
  now,
}: Omit<AlertContext, "shopRule">): Column<ClosedAlert>[] => [
  { heading: "Product", cell: (alert) => <AlertVariantName alert={alert} /> },
  { heading: "SKU", cell: ({ variant }) => <Sku sku={variant?.sku ?? ""} /> },
  { heading: "Location", cell: ({ locationId }) => locationName(locationNames, locationId) },
  { heading: "Opened", cell: ({ openedAt }) => <Since at={openedAt} now={now} timeZone={timeZone} /> },
  { heading: "Closed", cell: ({ closedAt }) => <Since at={closedAt} now={now} timeZone={timeZone} /> },
  {
    heading: "Position then",
    note: "units there",
    numeric: true,
    cell: (alert) => <Units count={alert.positionThen} />,
  },
  {
    heading: "Reorder point then",
    note: "units there",
    numeric: true,
    cell: (alert) => <Units count={alert.reorderPointThen} />,
  },
];
