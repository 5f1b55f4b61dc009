import { factorOf, type KeptUplift } from "../../demand/promotions/uplift";
import { upliftAddress } from "../../demand/promotions/uplift-fields";
import type { Column } from "../list-table";
import { MarkedDays } from "../marked-days";
import { useNumberFormat } from "../number";
import { RowButtons } from "../row-buttons";
import { UPLIFTS } from "./words";

/** An uplift in a list, with the name of the first that it is for. */
type Listed = KeptUplift & { of: string | null; sku: string };

export const upliftColumns = ({
  today,
  onEdit,
  onRemove,
}: {
  today: number;
  onEdit: (uplift: Listed) => void;
  onRemove: (uplift: Listed) => void;
}): Column<Listed>[] => [
  { heading: UPLIFTS.name, cell: ({ name }) => name },
  { heading: UPLIFTS.upliftColumns.sells, cell: (uplift) => <Factor percent={uplift.percent} /> },
  { heading: UPLIFTS.for, cell: (uplift) => <Subjects uplift={uplift} /> },
  { heading: UPLIFTS.upliftColumns.days, cell: (uplift) => <MarkedDays days={uplift} today={today} /> },
  {
    heading: UPLIFTS.upliftColumns.change,
    cell: (uplift) => <RowButtons row={uplift} address={upliftAddress(uplift)} {...{ onEdit, onRemove }} />,
  },
];

const Factor = ({ percent }: { percent: number }) => {
  const format = useNumberFormat();
  return <>{`× ${format(factorOf({ percent }), 2)}`}</>;
};

const Subjects = ({ uplift: { level, vendor, productType, subjects, of, sku } }: { uplift: Listed }) => {
  const format = useNumberFormat();
  if (level === "shop") return <>{UPLIFTS.theWholeShop}</>;
  if (level === "vendor") return <>{UPLIFTS.upliftColumns.everything(vendor)}</>;
  if (level === "product_type") return <>{UPLIFTS.upliftColumns.everythingOfType(productType)}</>;
  const others = subjects.length - 1;
  const more = others > 0 && UPLIFTS.upliftColumns.andMore(format(others));
  return (
    <>
      {of ?? UPLIFTS.upliftColumns.noLongerInShopify}
      <span className="Aside">
        {[level === "product" ? UPLIFTS.upliftColumns.allItsVariants : sku, more].filter(Boolean).join(" ")}
      </span>
    </>
  );
};
