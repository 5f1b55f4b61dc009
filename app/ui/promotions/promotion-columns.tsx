import { Link } from "@remix-run/react";
import type { KeptPromotion } from "../../demand/promotions/promotion";
import { promotionAddress } from "../../demand/promotions/promotion-fields";
import type { Column } from "../list-table";
import { MarkedDays } from "../marked-days";
import { RowButtons } from "../row-buttons";
import { useThisList } from "../use-list-address";
import { PROMOTIONS } from "./words";

/** A promotion in a list, with the name of what it is for. */
type Listed = KeptPromotion & { of: string | null; sku: string };

export const promotionColumns = ({
  today,
  onEdit,
  onRemove,
}: {
  today: number;
  onEdit: (promotion: Listed) => void;
  onRemove: (promotion: Listed) => void;
}): Column<Listed>[] => [
  { heading: PROMOTIONS.name, cell: ({ name }) => name },
  { heading: PROMOTIONS.for, cell: (promotion) => <Subject promotion={promotion} /> },
  { heading: PROMOTIONS.promotionColumns.days, cell: (promotion) => <MarkedDays days={promotion} today={today} /> },
  {
    heading: PROMOTIONS.promotionColumns.change,
    cell: (promotion) => <RowButtons row={promotion} address={promotionAddress(promotion)} {...{ onEdit, onRemove }} />,
  },
];

const Subject = ({ promotion: { level, subject, of, sku } }: { promotion: Listed }) => {
  const list = useThisList();
  if (level === "shop") return <>{PROMOTIONS.theWholeShop}</>;
  if (of === null) return <>{PROMOTIONS.promotionColumns.noLongerInShopify}</>;
  const address = level === "variant" ? `/products/${subject}` : `/products?${new URLSearchParams({ q: of })}`;
  return (
    <>
      <Link className="RowLink" to={address} state={list} prefetch="none">
        {of}
      </Link>
      <span className="Aside">{level === "product" ? PROMOTIONS.promotionColumns.allItsVariants : sku}</span>
    </>
  );
};
