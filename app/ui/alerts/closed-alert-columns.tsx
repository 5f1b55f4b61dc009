import type { ClosedAlert } from "../../replenishment/alerts/alert";
import { Since } from "../day";
import type { Column } from "../list-table";
import { locationName } from "../location-name";
import { Units } from "../number";
import { Sku } from "../variant-name";
import { type AlertContext, AlertVariantName } from "./open-alert-columns";
import { ALERTS } from "./words";

export const closedAlertColumns = ({
  locationNames,
  timeZone,
  now,
}: Omit<AlertContext, "shopRule">): Column<ClosedAlert>[] => [
  { heading: ALERTS.product, cell: (alert) => <AlertVariantName alert={alert} /> },
  { heading: ALERTS.sku, cell: ({ variant }) => <Sku sku={variant?.sku ?? ""} /> },
  { heading: ALERTS.location, cell: ({ locationId }) => locationName(locationNames, locationId) },
  {
    heading: ALERTS.closedAlertColumns.opened,
    cell: ({ openedAt }) => <Since at={openedAt} now={now} timeZone={timeZone} />,
  },
  { heading: ALERTS.closed, cell: ({ closedAt }) => <Since at={closedAt} now={now} timeZone={timeZone} /> },
  {
    heading: ALERTS.closedAlertColumns.positionThen,
    note: ALERTS.unitsThere,
    numeric: true,
    cell: (alert) => <Units count={alert.positionThen} />,
  },
  {
    heading: ALERTS.closedAlertColumns.reorderPointThen,
    note: ALERTS.unitsThere,
    numeric: true,
    cell: (alert) => <Units count={alert.reorderPointThen} />,
  },
];
