import { Button, InlineStack } from "@shopify/polaris";
import type { LostVariant } from "../../purchasing/moving-in/lost";
import { ownTitle } from "../../words/own-title";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { MOVING_IN } from "./words";

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
    caption={MOVING_IN.lostTable.whatIsNotLinked}
    columns={columnsOf(doing)}
    rows={lost}
    keyOf={({ variantId, sku, barcode, title }) => [variantId, sku, barcode, title].join("/")}
  />
);

const columnsOf = ({ busy, onLink, onChoose }: Doing): Column<LostVariant>[] => [
  {
    heading: MOVING_IN.lostTable.named,
    cell: (lost) => (
      <>
        {nameOfLost(lost)}
        <span className="Aside">
          {lost.variantId === null ? MOVING_IN.lostTable.inFilesOfOldOrders : MOVING_IN.lostTable.deletedInShopify}
        </span>
      </>
    ),
  },
  { heading: MOVING_IN.lostTable.sku, cell: ({ sku, barcode }) => sku || barcode || "–" },
  { heading: MOVING_IN.lostTable.has, cell: (lost) => <Has {...lost} /> },
  {
    heading: MOVING_IN.lostTable.mayBe,
    cell: ({ candidate }) =>
      candidate ? (
        <>
          {[candidate.productTitle, ownTitle(candidate)].filter(Boolean).join(" – ")}
          <span className="Aside">
            {MOVING_IN.lostTable.by(candidate.sku || MOVING_IN.lostTable.noSku, candidate.by)}
          </span>
        </>
      ) : (
        "–"
      ),
  },
  {
    heading: MOVING_IN.linkOne,
    action: true,
    cell: (lost) => (
      <InlineStack gap="200" align="end" wrap={false}>
        {lost.candidate && (
          <Button
            disabled={busy}
            accessibilityLabel={MOVING_IN.lostTable.linkWithNameOfLost(nameOfLost(lost), lost.candidate.productTitle)}
            onClick={() => onLink({ lost, variantId: lost.candidate?.variantId ?? 0 })}
          >
            {MOVING_IN.linkOne}
          </Button>
        )}
        <Button
          variant="plain"
          disabled={busy}
          accessibilityLabel={MOVING_IN.lostTable.chooseTheProduct(nameOfLost(lost))}
          onClick={() => onChoose(lost)}
        >
          {lost.candidate ? MOVING_IN.lostTable.another : MOVING_IN.lostTable.choose}
        </Button>
      </InlineStack>
    ),
  },
];

const Has = ({ lines, rules, prices }: LostVariant) => (
  <>{MOVING_IN.lostTable.holds(lines, rules, prices, useNumberFormat())}</>
);
