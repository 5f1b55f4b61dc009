import { useNavigate } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import { addressOf, type ReorderFilter } from "../../replenishment/reorder/list";
import type { LocationNames } from "../stock-by-location";

export const ReorderFilters = ({
  filter,
  suppliers,
  locationNames,
}: {
  filter: ReorderFilter;
  suppliers: { supplierId: number; name: string }[];
  locationNames: LocationNames;
}) => {
  const navigate = useNavigate();
  const go = (set: Partial<ReorderFilter>) => navigate(addressOf({ ...filter, ...set }));
  return (
    <div className="Reorder-Filters">
      <Select
        label="Supplier"
        labelInline
        options={[
          { value: "", label: "All suppliers" },
          ...suppliers.map(({ supplierId, name }) => ({ value: String(supplierId), label: name })),
        ]}
        value={filter.supplier === null ? "" : String(filter.supplier)}
        onChange={(chosen) => go({ supplier: chosen === "" ? null : Number(chosen) })}
      />
      {filter.tab !== "all" && (
        <Select
          label="Location"
          labelInline
          options={[
            { value: "0", label: "Whole shop" },
            ...Object.entries(locationNames).map(([id, name]) => ({ value: id, label: name })),
          ]}
          value={String(filter.location)}
          onChange={(chosen) => go({ location: Number(chosen) })}
        />
      )}
    </div>
  );
};
