import { useFetcher, useNavigate } from "@remix-run/react";
import { InlineStack, Select } from "@shopify/polaris";
import { z } from "zod";
import type { Sort } from "../../replenishment/overviews/overview";
import { type ProductList, productListAddress } from "../../replenishment/overviews/product-list";
import { writtenTogether } from "../../suppliers/vendors/written-together";
import { folded } from "../../words/folded";
import type { LocationNames } from "../stock-by-location";

const ANY = "";

const answer = z.object({
  vendors: z.array(z.object({ vendor: z.string(), spellings: z.array(z.string()) })),
  suppliers: z.array(z.object({ id: z.number(), name: z.string() })),
});

/** Each choice is an address. What can be chosen is asked for when the merchant comes to it. */
export const ProductFilters = ({
  list,
  supplierName,
  locationNames,
}: {
  list: ProductList;
  /** Of the supplier that is chosen. */
  supplierName: string | null;
  locationNames: LocationNames;
}) => {
  const navigate = useNavigate();
  const { load, data, state } = useFetcher();
  const known = answer.safeParse(data).data;
  const ask = () => {
    if (data === undefined && state === "idle") load("/products/filters");
  };
  const go = (change: Partial<ProductList>) =>
    navigate(productListAddress({ ...list, ...change }), { preventScrollReset: true });
  const vendors = vendorsOffered(known?.vendors, list.vendor);
  const chosen = list.supplierId === null ? [] : [{ id: list.supplierId, name: supplierName ?? "Unknown supplier" }];
  return (
    <fieldset className="Filters" aria-label="Filters" onFocus={ask} onPointerEnter={ask}>
      <InlineStack gap="200">
        {list.tab === "all" && (
          <>
            <Select
              label="Supplier"
              labelInline
              options={[
                { value: ANY, label: "Any" },
                ...(known?.suppliers ?? chosen).map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
              value={list.supplierId === null ? ANY : String(list.supplierId)}
              onChange={(id) => go({ supplierId: id === ANY ? null : Number(id), vendor: null })}
            />
            <Select
              label="Vendor"
              labelInline
              options={[
                { value: ANY, label: "Any" },
                ...vendors.map(({ vendor, spellings }) => ({ value: vendor, label: writtenTogether(spellings) })),
              ]}
              value={vendors.find(({ spellings }) => spellings.includes(list.vendor ?? ""))?.vendor ?? ANY}
              onChange={(vendor) => go({ vendor: vendor === ANY ? null : vendor, supplierId: null })}
            />
          </>
        )}
        <Select
          label="Figures of"
          labelInline
          options={[
            { value: ANY, label: "All locations" },
            ...Object.entries(locationNames).map(([id, name]) => ({ value: id, label: name })),
          ]}
          value={list.locationId === null ? ANY : String(list.locationId)}
          onChange={(id) => go({ locationId: id === ANY ? null : Number(id) })}
        />
        {list.tab === "all" && list.supplierId === null && list.vendor === null && (
          <Select
            label="Sort by"
            labelInline
            options={SORT_NAMES}
            value={list.sort}
            onChange={(sort) => go({ sort: sort === "cover" ? "cover" : "title" })}
          />
        )}
      </InlineStack>
    </fieldset>
  );
};

/** The one that is chosen stands among them, also where no product has it any more. */
function vendorsOffered(known: { vendor: string; spellings: string[] }[] = [], chosen: string | null) {
  if (chosen === null) return known;
  const isKnown = ({ vendor }: { vendor: string }) => folded(vendor) === folded(chosen);
  return known.some(isKnown)
    ? known.map((each) => (isKnown(each) ? { ...each, spellings: [...new Set([...each.spellings, chosen])] } : each))
    : [...known, { vendor: chosen, spellings: [chosen] }];
}

const SORT_NAMES: { value: Sort; label: string }[] = [
  { value: "title", label: "Product, A to Z" },
  { value: "cover", label: "Days of cover, fewest first" },
];
