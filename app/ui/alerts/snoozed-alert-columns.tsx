import type { SnoozedAlert } from "../../replenishment/alerts/alert";
import { Day, Since } from "../day";
import type { Column } from "../list-table";
import { locationName } from "../stock-by-location";
import { Sku } from "../variant-name";
import { type AlertContext, AlertVariantName, nameOf } from "./open-alert-columns";
import { WakeButton } from "./snooze-button";

export const snoozedAlertColumns = ({
  locationNames,
  timeZone,
  now,
  today,
}: Omit<AlertContext, "shopRule"> & { today: number }): Column<SnoozedAlert>[] => [
  { heading: "Product", cell: (alert) => <AlertVariantName alert={alert} /> },
  { heading: "SKU", cell: ({ variant }) => <Sku sku={variant?.sku ?? ""} /> },
  { heading: "Location", cell: ({ locationId }) => locationName(locationNames, locationId) },
  { heading: "Open since", cell: ({ openedAt }) => <Since at={openedAt} now={now} timeZone={timeZone} /> },
  {
    heading: "Comes back",
    cell: ({ snoozedUntilDay }) => <Day day={snoozedUntilDay} today={today} none="Now" />,
  },
  {
    heading: "Snooze",
    action: true,
    cell: (alert) => <WakeButton alert={{ id: alert.id, name: nameOf(alert, locationNames) }} />,
  },
];
