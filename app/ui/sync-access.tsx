import { Badge, Link } from "@shopify/polaris";
import type { Zone } from "../shops/zone";
import { Moment } from "./day";
import { type Column, ListTable } from "./list-table";
import { TitledCard } from "./titled-card";

export interface PermissionSeen {
  scope: string;
  needed: boolean;
  allows: string;
  without: string;
  granted: boolean;
}

/** What Shopify lets us do, and until when. */
export const SyncAccess = ({
  permissions,
  token,
  grantAddress,
  timeZone,
}: {
  permissions: PermissionSeen[];
  token: { accessExpiresAt: number; refreshExpiresAt: number } | null;
  grantAddress: string;
  timeZone: Zone;
}) => {
  const missing = permissions.filter(({ needed, granted }) => needed && !granted);
  return (
    <TitledCard
      title="Access"
      note={
        token ? (
          <>
            Shopify lets us in. The key is renewed by itself before it ends, each hour; if Evenstock stood still until{" "}
            <Moment at={token.refreshExpiresAt} timeZone={timeZone} /> it would have to be opened again from Shopify.
          </>
        ) : (
          "Shopify does not let us in. Open Evenstock from your Shopify admin."
        )
      }
      notices={
        missing.length > 0 && (
          <p>
            {missing.length === 1 ? "A permission is missing. " : `${missing.length} permissions are missing. `}
            <Link url={grantAddress} target="_top">
              Grant it in Shopify
            </Link>
          </p>
        )
      }
    >
      <ListTable caption="Permissions" columns={COLUMNS} rows={permissions} keyOf={({ scope }) => scope} />
    </TitledCard>
  );
};

const COLUMNS: Column<PermissionSeen>[] = [
  {
    heading: "Permission",
    cell: ({ allows, scope }) => (
      <>
        {allows}
        <span className="Aside">{scope}</span>
      </>
    ),
  },
  {
    heading: "State",
    cell: ({ granted, needed, without }) =>
      granted ? (
        <Badge tone="success">Granted</Badge>
      ) : (
        <>
          <Badge tone={needed ? "critical" : undefined}>{needed ? "Missing" : "Not granted, not needed"}</Badge>
          <span className="Aside">{without}</span>
        </>
      ),
  },
];
