import { factorOf, type KeptUplift } from "../../demand/promotions/uplift";
import { upliftAddress } from "../../demand/promotions/uplift-fields";
import type { Column } from "../list-table";
import { MarkedDays } from "../marked-days";
import { useNumberFormat } from "../number";
import { RowButtons } from "../row-buttons";

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
  { heading: "Name", cell: ({ name }) => name },
  { heading: "Sells", cell: (uplift) => <Factor percent={uplift.percent} /> },
  { heading: "For", cell: (uplift) => <Subjects uplift={uplift} /> },
  { heading: "Days", cell: (uplift) => <MarkedDays days={uplift} today={today} /> },
  {
    heading: "Change",
    cell: (uplift) => <RowButtons row={uplift} address={upliftAddress(uplift)} {...{ onEdit, onRemove }} />,
  },
];

export const Factor = ({ percent }: { percent: number }) => {
  const format = useNumberFormat();
  return <>{`× ${format(factorOf({ percent }), 2)}`}</>;
};

const Subjects = ({ uplift: { level, vendor, subjects, of, sku } }: { uplift: Listed }) => {
  if (level === "shop") return <>The whole shop</>;
  if (level === "vendor") return <>{`Everything of ${vendor}`}</>;
  const others = subjects.length - 1;
  const more = others > 0 && `and ${others} more`;
  return (
    <>
      {of ?? "No longer in Shopify"}
      <span className="Aside">{[level === "product" ? "all its variants" : sku, more].filter(Boolean).join(" ")}</span>
    </>
  );
};
