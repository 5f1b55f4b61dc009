import { Badge, Button } from "@shopify/polaris";
import type { Zone } from "../../../days/zone";
import { Since } from "../../day";
import type { Column } from "../../list-table";
import { KEYS } from "../words";

export interface ListedKey {
  id: number;
  name: string;
  may: string[];
  hint: string;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

export const apiKeyColumns = ({
  now,
  timeZone,
  onRevoke,
}: {
  now: number;
  timeZone: Zone;
  onRevoke: (key: ListedKey) => void;
}): Column<ListedKey>[] => [
  {
    heading: KEYS.name,
    cell: ({ name, hint }) => (
      <>
        {name}
        <span className="Aside">{KEYS.endsIn(hint)}</span>
      </>
    ),
  },
  { heading: KEYS.may, cell: ({ may }) => may.join(", ") },
  { heading: KEYS.made, cell: ({ createdAt }) => <Since at={createdAt} now={now} timeZone={timeZone} /> },
  {
    heading: KEYS.lastUsed,
    cell: ({ lastUsedAt }) =>
      lastUsedAt === null ? KEYS.never : <Since at={lastUsedAt} now={now} timeZone={timeZone} />,
  },
  {
    heading: KEYS.revoke,
    action: true,
    cell: (key) =>
      key.revokedAt === null ? (
        <Button
          size="slim"
          variant="tertiary"
          tone="critical"
          accessibilityLabel={KEYS.revokeOf(key.name)}
          onClick={() => onRevoke(key)}
        >
          {KEYS.revoke}
        </Button>
      ) : (
        <Badge>{KEYS.revoked}</Badge>
      ),
  },
];
