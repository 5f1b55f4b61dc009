import { Button, InlineStack } from "@shopify/polaris";
import type { LostVariant } from "../../purchasing/moving-in/lost";
import { type Column, ListTable } from "../list-table";
import { ownTitle } from "../variant-name";

type Link = { lost: LostVariant; variantId: number };
type Doing = { busy: boolean; onLink: (link: Link) => void; onChoose: (lost: LostVariant) => void };

export const nameOfLost = ({ title, sku, barcode }: LostVariant) => title || sku || barcode || "it";

/** As the door reads it. */
export const linkField = (links: Link[]) =>
  JSON.stringify(
    links.map(({ lost: { variantId, sku, barcode, title }, ...link }) => ({
      ...link,
      lost: { variantId, sku, barcode, title },
    })),
  );

export const LostTable = ({ lost, ...doing }: { lost: LostVariant[] } & Doing) => (
  <ListTable
    caption="What is not linked"
    columns={columnsOf(doing)}
    rows={lost}
    keyOf={({ variantId, sku, barcode, title }) => [variantId, sku, barcode, title].join("/")}
  />
);

const columnsOf = ({ busy, onLink, onChoose }: Doing): Column<LostVariant>[] => [
  {
    heading: "Named",
    cell: (lost) => (
      <>
        {nameOfLost(lost)}
        <span className="Aside">{lost.variantId === null ? "In files of old orders" : "Deleted in Shopify"}</span>
      </>
    ),
  },
  { heading: "SKU", cell: ({ sku, barcode }) => sku || barcode || "–" },
  { heading: "Has", cell: (lost) => hasOf(lost) },
  {
    heading: "May be",
    cell: ({ candidate }) =>
      candidate ? (
        <>
          {[candidate.productTitle, ownTitle(candidate)].filter(Boolean).join(" – ")}
          <span className="Aside">{`${candidate.sku || "No SKU"}, by its ${candidate.by}`}</span>
        </>
      ) : (
        "–"
      ),
  },
  {
    heading: "Link",
    action: true,
    cell: (lost) => (
      <InlineStack gap="200" align="end" wrap={false}>
        {lost.candidate && (
          <Button
            disabled={busy}
            accessibilityLabel={`Link ${nameOfLost(lost)} to ${lost.candidate.productTitle}`}
            onClick={() => onLink({ lost, variantId: lost.candidate?.variantId ?? 0 })}
          >
            Link
          </Button>
        )}
        <Button
          variant="plain"
          disabled={busy}
          accessibilityLabel={`Choose the product of ${nameOfLost(lost)}`}
          onClick={() => onChoose(lost)}
        >
          {lost.candidate ? "Another" : "Choose"}
        </Button>
      </InlineStack>
    ),
  },
];

const hasOf = ({ lines, rules, prices }: LostVariant) =>
  [
    lines > 0 && `${lines} ${lines === 1 ? "order line" : "order lines"}`,
    rules > 0 && `${rules} ${rules === 1 ? "rule" : "rules"}`,
    prices > 0 && `${prices} supplier ${prices === 1 ? "price" : "prices"}`,
  ]
    .filter(Boolean)
    .join(", ");
