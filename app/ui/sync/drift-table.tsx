import { Box, Link } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Drift } from "../../stock/comparison/drift";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { Units } from "../number";
import { TitledCard } from "../titled-card";
import { ItemLink } from "./item-link";
import { SYNC } from "./words";

type Clock = { timeZone: Zone; now: number };

/** Which levels differed, the newest comparison first. */
export const DriftTable = ({
  drifts,
  next,
  more,
  ...clock
}: {
  drifts: Drift[];
  /** Where there are more of them, and what leads there. */
  next: string | null;
  more: string;
} & Clock) => (
  <TitledCard
    title={SYNC.driftTable.whatDiffered}
    note={drifts.length ? SYNC.driftTable.driftKeptFor : SYNC.driftTable.noneFound}
  >
    {drifts.length > 0 && (
      <ListTable
        caption={SYNC.driftTable.driftedLevels}
        columns={columns(clock)}
        rows={drifts}
        keyOf={({ reconciliationId, item, locationId }) => `${reconciliationId}/${item}/${locationId}`}
      />
    )}
    {next && (
      <Box padding="400">
        <Link url={next}>{more}</Link>
      </Box>
    )}
  </TitledCard>
);

const columns = (clock: Clock): Column<Drift>[] => [
  { heading: SYNC.driftTable.product, cell: (drift) => <ItemLink {...drift} /> },
  { heading: SYNC.driftTable.sku, cell: ({ sku }) => sku || "–" },
  { heading: SYNC.driftTable.location, cell: ({ location }) => location ?? SYNC.driftTable.unnamedLocation },
  {
    heading: SYNC.driftTable.ours,
    note: SYNC.driftTable.available,
    numeric: true,
    cell: ({ ours }) => <Stocked count={ours} />,
  },
  {
    heading: SYNC.driftTable.shopifys,
    note: SYNC.driftTable.available,
    numeric: true,
    cell: ({ theirs }) => <Stocked count={theirs} />,
  },
  { heading: SYNC.since, cell: ({ sinceAt }) => <Since at={sinceAt} {...clock} /> },
  { heading: SYNC.driftTable.found, cell: ({ foundAt }) => <Since at={foundAt} {...clock} /> },
];

const Stocked = ({ count }: { count: number | null }) => (count === null ? SYNC.none : <Units count={count} />);
