import { useFetcher, useNavigate } from "@remix-run/react";
import { Select, TextField } from "@shopify/polaris";
import { type ReactNode, useEffect, useState } from "react";
import { addressOf, REORDER_SORTS, type ReorderFilter, type ReorderSort } from "../../replenishment/reorder/list";
import type { LocationNames } from "../stock-by-location";

/** What of the tab is listed, and in which order. Its children stand at the end of the line. */
export const ReorderFilters = ({
  filter,
  suppliers,
  locationNames,
  children,
}: {
  filter: ReorderFilter;
  suppliers: { supplierId: number; name: string }[];
  locationNames: LocationNames;
  children: ReactNode;
}) => {
  const navigate = useNavigate();
  const go = (set: Partial<ReorderFilter>) => navigate(addressOf({ ...filter, ...set }));
  return (
    <div className="Reorder-Filters">
      <Search key={filter.text} text={filter.text ?? ""} onSearch={(text) => go({ text })} />
      <Select
        label="Supplier"
        labelHidden
        options={[
          { value: "", label: "All suppliers" },
          ...suppliers.map(({ supplierId, name }) => ({ value: String(supplierId), label: name })),
        ]}
        value={filter.supplier === null ? "" : String(filter.supplier)}
        onChange={(chosen) => go({ supplier: chosen === "" ? null : Number(chosen) })}
      />
      <VendorFilter vendor={filter.vendor ?? ""} onChoose={(vendor) => go({ vendor })} />
      {filter.tab !== "all" && (
        <Select
          label="Location"
          labelHidden
          options={[
            { value: "0", label: "Whole shop" },
            ...Object.entries(locationNames).map(([id, name]) => ({ value: id, label: name })),
          ]}
          value={String(filter.location)}
          onChange={(chosen) => go({ location: Number(chosen) })}
        />
      )}
      <Select
        label="Sort by"
        labelHidden
        options={REORDER_SORTS.map((value) => ({ value, label: SORTS[value] }))}
        value={filter.sort ?? "worth"}
        onChange={(chosen) => go({ sort: REORDER_SORTS.find((sort) => sort === chosen) })}
      />
      {children}
    </div>
  );
};

const SORTS = {
  worth: "Most at stake first",
  cover: "Runs out first",
  title: "By title",
} satisfies Record<ReorderSort, string>;

const PAUSE = 400;

/** Looks as it is typed into, a moment after the last letter. */
const Search = ({ text, onSearch }: { text: string; onSearch: (text: string) => void }) => {
  const [typed, setTyped] = useState(text);
  const [changed, setChanged] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked for follows what is typed alone.
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, changed]);
  return (
    <div className="Reorder-Search">
      <TextField
        label="Search this tab"
        labelHidden
        type="search"
        placeholder="Search this tab"
        value={typed}
        onChange={(next) => {
          setChanged(true);
          setTyped(next);
        }}
        autoComplete="off"
        maxLength={100}
        autoFocus={text !== ""}
      />
    </div>
  );
};

const VendorFilter = ({ vendor, onChoose }: { vendor: string; onChoose: (vendor: string) => void }) => {
  const { load, data } = useFetcher<{ vendors: { vendor: string }[] }>();
  useEffect(() => load("/vendors"), [load]);
  const names = (data?.vendors ?? []).map((each) => each.vendor).filter(Boolean);
  const known = names.includes(vendor) || vendor === "" ? names : [vendor, ...names];
  return (
    <Select
      label="Vendor"
      labelHidden
      options={[{ value: "", label: "All vendors" }, ...known.map((name) => ({ value: name, label: name }))]}
      value={vendor}
      onChange={onChoose}
    />
  );
};
