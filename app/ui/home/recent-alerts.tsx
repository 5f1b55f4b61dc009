import type { OpenAlert } from "../../replenishment/alerts/alert";
import { type AlertContext, openAlertColumns } from "../alerts/open-alert-columns";
import { FirstRows } from "./first-rows";
import { HOME } from "./words";

export const RecentAlerts = ({ alerts, total, ...context }: { alerts: OpenAlert[]; total: number } & AlertContext) => (
  <FirstRows
    title={HOME.recentAlerts.newestAlerts}
    total={total}
    all={{ label: HOME.recentAlerts.allOpenAlerts, url: "/alerts" }}
    none={HOME.recentAlerts.noAlertIsOpen}
    caption={HOME.recentAlerts.newestOpenAlerts}
    columns={openAlertColumns(context).filter(({ heading }) => SHOWN.includes(heading))}
    rows={alerts}
    keyOf={(alert) => alert.id}
  />
);

/** The list of alerts has the rest. */
const SHOWN = [
  HOME.product,
  HOME.recentAlerts.location,
  HOME.recentAlerts.openSince,
  HOME.available,
  HOME.reorderPoint,
  HOME.suggested,
];
