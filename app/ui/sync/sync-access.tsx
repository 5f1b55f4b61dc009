import { Badge, Banner, Link } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { Moment } from "../day";
import { type Column, ListTable } from "../list-table";
import { TitledCard } from "../titled-card";
import { waitingNames } from "./waiting-name";

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
  refusedAt,
  waiting,
  grantAddress,
  timeZone,
}: {
  permissions: PermissionSeen[];
  /** Since when Shopify takes our key no more; null while it does. */
  refusedAt: number | null;
  /** What cannot go on until it takes one. */
  waiting: { kind: string; count: number }[];
  token: { accessExpiresAt: number; refreshExpiresAt: number } | null;
  grantAddress: string;
  timeZone: Zone;
}) => {
  const missing = permissions.filter(({ needed, granted }) => needed && !granted);
  return (
    <TitledCard
      title="Access"
      note={
        refusedAt !== null ? (
          <>
            Shopify has not accepted Evenstock’s key since <Moment at={refusedAt} timeZone={timeZone} />. Nothing is
            lost: sales and stock changes are still counted, and Shopify is asked again by itself, less and less often.
          </>
        ) : token ? (
          <>
            Shopify lets us in. The key is renewed by itself before it ends, each hour; if Evenstock stood still until{" "}
            <Moment at={token.refreshExpiresAt} timeZone={timeZone} /> it would have to be opened again from Shopify.
          </>
        ) : (
          "Shopify does not let us in. Open Evenstock from your Shopify admin."
        )
      }
      notices={
        <>
          {refusedAt !== null && <KeyRefused waiting={waiting} />}
          {missing.length > 0 && (
            <p>
              {missing.length === 1 ? "A permission is missing. " : `${missing.length} permissions are missing. `}
              <Link url={grantAddress} target="_top">
                Grant it in Shopify
              </Link>
            </p>
          )}
        </>
      }
    >
      <ListTable caption="Permissions" columns={COLUMNS} rows={permissions} keyOf={({ scope }) => scope} />
    </TitledCard>
  );
};

/** Opening any page has asked for a new key already: where this is seen, Shopify gave none. */
const KeyRefused = ({ waiting }: { waiting: { kind: string; count: number }[] }) => {
  const named = waitingNames(waiting);
  return (
    <Banner tone="warning" title="Evenstock needs a new key from Shopify">
      <p>Reload this page in a minute: each visit asks Shopify for a new key, and then everything goes on by itself.</p>
      {named.length > 0 && <p>Waiting until then: {named.join(", ")}.</p>}
    </Banner>
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
