import { Box, Link } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Drift } from "../../stock/comparison/drift";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { Units } from "../number";
import { TitledCard } from "../titled-card";

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
    title="What differed"
    note={
      drifts.length
        ? "Each was put right when it was found. Kept for 30 days."
        : "In the last 30 days no stock level differed from Shopify's."
    }
  >
    {drifts.length > 0 && (
      <ListTable
        caption="Stock levels that differed from Shopify's"
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
  {
    heading: "Product",
    cell: ({ variantId, productTitle, variantTitle, item }) =>
      variantId === null ? (
        `Item ${item}`
      ) : (
        <Link url={`/products/${variantId}`}>
          {productTitle ?? "Unnamed product"}
          {variantTitle && variantTitle !== "Default Title" ? ` · ${variantTitle}` : ""}
        </Link>
      ),
  },
  { heading: "SKU", cell: ({ sku }) => sku || "–" },
  { heading: "Location", cell: ({ location }) => location ?? "Unnamed location" },
  { heading: "Ours", note: "available", numeric: true, cell: ({ ours }) => <Stocked count={ours} /> },
  { heading: "Shopify's", note: "available", numeric: true, cell: ({ theirs }) => <Stocked count={theirs} /> },
  { heading: "Since", cell: ({ sinceAt }) => <Since at={sinceAt} {...clock} /> },
  { heading: "Found", cell: ({ foundAt }) => <Since at={foundAt} {...clock} /> },
];

const Stocked = ({ count }: { count: number | null }) => (count === null ? <>None</> : <Units count={count} />);
