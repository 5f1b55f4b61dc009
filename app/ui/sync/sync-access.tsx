import { Badge, Banner, Link } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { Moment } from "../day";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { waitingNames } from "./waiting-name";
import { SYNC } from "./words";

interface PermissionSeen {
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
      title={SYNC.syncAccess.access}
      note={
        refusedAt !== null
          ? SYNC.syncAccess.shopifyHasNotAcceptedEvenstocks(<Moment at={refusedAt} timeZone={timeZone} />)
          : token
            ? SYNC.syncAccess.shopifyLetsUs(<Moment at={token.refreshExpiresAt} timeZone={timeZone} />)
            : SYNC.syncAccess.notLetIn
      }
      notices={
        <>
          {refusedAt !== null && <KeyRefused waiting={waiting} />}
          {missing.length > 0 && (
            <p>
              {SYNC.syncAccess.permissionsMissing(missing.length)}
              <Link url={grantAddress} target="_top">
                {SYNC.syncAccess.grantItInShopify}
              </Link>
            </p>
          )}
        </>
      }
    >
      <ListTable caption={SYNC.permissions} columns={COLUMNS} rows={permissions} keyOf={({ scope }) => scope} />
    </TitledCard>
  );
};

/** Opening any page has asked for a new key already: where this is seen, Shopify gave none. */
const KeyRefused = ({ waiting }: { waiting: { kind: string; count: number }[] }) => {
  const named = waitingNames(waiting, useNumberFormat());
  return (
    <Banner tone="warning" title={SYNC.syncAccess.keyNeeded}>
      <p>{SYNC.syncAccess.reloadForKey}</p>
      {named.length > 0 && <p>{SYNC.syncAccess.waitingUntilThen(named.join(", "))}</p>}
    </Banner>
  );
};

const COLUMNS: Column<PermissionSeen>[] = [
  {
    heading: SYNC.syncAccess.permission,
    cell: ({ allows, scope }) => (
      <>
        {allows}
        <span className="Aside">{scope}</span>
      </>
    ),
  },
  {
    heading: SYNC.state,
    cell: ({ granted, needed, without }) =>
      granted ? (
        <Badge tone="success">{SYNC.syncAccess.granted}</Badge>
      ) : (
        <>
          <Badge tone={needed ? "critical" : undefined}>
            {needed ? SYNC.syncAccess.missing : SYNC.syncAccess.notGrantedNotNeeded}
          </Badge>
          <span className="Aside">{without}</span>
        </>
      ),
  },
];
