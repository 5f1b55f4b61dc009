import { Link } from "@remix-run/react";
import type { SupplierLine } from "../../suppliers/supplier";
import type { Column } from "../list-table";
import { useNumberFormat } from "../number";
import { useThisList } from "../use-list-address";
import { LIST } from "./words";

export const supplierColumns = (defaultLeadTime: number | null): Column<SupplierLine>[] => [
  { heading: LIST.supplier, sort: "name", cell: (supplier) => <SupplierName supplier={supplier} /> },
  { heading: LIST.vendors, cell: ({ vendors }) => (vendors.length > 0 ? vendors.join(", ") : "–") },
  { heading: LIST.variants, numeric: true, cell: (supplier) => <Variants supplier={supplier} /> },
  { heading: LIST.email, cell: ({ email }) => email ?? "–" },
  { heading: LIST.phone, cell: ({ phone }) => phone ?? "–" },
  {
    heading: LIST.leadTime,
    note: LIST.asPromised,
    numeric: true,
    cell: ({ leadTimeDays }) => <LeadTime days={leadTimeDays} otherwise={defaultLeadTime} />,
  },
];

const SupplierName = ({ supplier: { id, name } }: { supplier: SupplierLine }) => (
  <Link className="RowLink" to={`/suppliers/${id}`} state={useThisList()} prefetch="none">
    {name}
  </Link>
);

const Variants = ({ supplier: { id, variants } }: { supplier: SupplierLine }) => {
  const format = useNumberFormat();
  if (variants === 0) return <>0</>;
  return (
    <Link to={`/products?supplier=${id}`} prefetch="none">
      {format(variants)}
    </Link>
  );
};

const LeadTime = ({ days, otherwise }: { days: number | null; otherwise: number | null }) => {
  const format = useNumberFormat();
  if (days !== null) return <>{format(days)}</>;
  return (
    <>
      {otherwise === null ? "–" : format(otherwise)}
      <span className="Aside">{LIST.shopDefault}</span>
    </>
  );
};
