import { Badge, Button } from "@shopify/polaris";
import type { Zone } from "../../../days/zone";
import { Since } from "../../day";
import type { Column } from "../../list-table";

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
    heading: "Name",
    cell: ({ name, hint }) => (
      <>
        {name}
        <span className="Aside">ends in {hint}</span>
      </>
    ),
  },
  { heading: "May", cell: ({ may }) => may.join(", ") },
  { heading: "Made", cell: ({ createdAt }) => <Since at={createdAt} now={now} timeZone={timeZone} /> },
  {
    heading: "Last used",
    cell: ({ lastUsedAt }) =>
      lastUsedAt === null ? <>Never</> : <Since at={lastUsedAt} now={now} timeZone={timeZone} />,
  },
  {
    heading: "Revoke",
    action: true,
    cell: (key) =>
      key.revokedAt === null ? (
        <Button
          size="slim"
          variant="tertiary"
          tone="critical"
          accessibilityLabel={`Revoke ${key.name}`}
          onClick={() => onRevoke(key)}
        >
          Revoke
        </Button>
      ) : (
        <Badge>Revoked</Badge>
      ),
  },
];
