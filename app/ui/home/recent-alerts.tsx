import { Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { OpenAlert } from "../../replenishment/alerts/alert";
import { type AlertContext, openAlertColumns } from "../alerts/open-alert-columns";
import { ListTable } from "../list-table";
import { HOME } from "./words";

export const RecentAlerts = ({ alerts, total, ...context }: { alerts: OpenAlert[]; total: number } & AlertContext) => (
  <Card padding="0">
    <Box padding="400">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="h2" variant="headingMd">
          {HOME.recentAlerts.newestAlerts}
        </Text>
        {total > alerts.length && <Link url="/alerts">{HOME.recentAlerts.allOpenAlerts}</Link>}
      </InlineStack>
    </Box>
    {alerts.length === 0 ? (
      <Box paddingInline="400" paddingBlockEnd="400">
        <Text as="p" tone="subdued">
          {HOME.recentAlerts.noAlertIsOpen}
        </Text>
      </Box>
    ) : (
      <ListTable
        caption={HOME.recentAlerts.newestOpenAlerts}
        columns={openAlertColumns(context).filter(({ heading }) => SHOWN.includes(heading))}
        rows={alerts}
        keyOf={(alert) => alert.id}
      />
    )}
  </Card>
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
