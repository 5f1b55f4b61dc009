import { useFetcher } from "@remix-run/react";
import * as z from "zod/mini";
import { writtenTogether } from "../../suppliers/vendors/written-together";
import { folded } from "../../words/folded";
import { FILTERS } from "./words";

const answer = z.object({
  vendors: z.array(z.object({ vendor: z.string(), spellings: z.array(z.string()) })),
  types: z.array(z.string()),
  suppliers: z.array(z.object({ id: z.number(), name: z.string() })),
});

/** The shop's vendors, product types and suppliers, for who comes to a filter: asked for once, not with each page. */
export function useChoices() {
  const { load, data, state } = useFetcher();
  const known = answer.safeParse(data).data;
  const ask = () => {
    if (data === undefined && state === "idle") load("/products/filters");
  };
  return { vendors: known?.vendors, types: known?.types, suppliers: known?.suppliers, ask };
}

type Vendors = ReturnType<typeof useChoices>["vendors"];

/** By vendor, in whatever case an address writes it. */
export function vendorFilter(vendors: Vendors, vendor: string | null | undefined) {
  const same = (vendors ?? []).find(({ spellings }) => spellings.some((each) => folded(each) === folded(vendor ?? "")));
  return {
    name: "vendor",
    label: FILTERS.useChoices.vendor,
    any: FILTERS.useChoices.allVendors,
    value: vendor ? (same?.vendor ?? vendor) : "",
    options: (vendors ?? []).map((each) => ({ value: each.vendor, label: writtenTogether(each.spellings) })),
    // Not known before somebody has come to the filters; afterwards no product has it.
    ...(vendors && vendor && !same ? { gone: FILTERS.useChoices.noProductHasItNow(vendor) } : {}),
  };
}

/** By product type, in whatever case an address writes it. */
export function productTypeFilter(types: string[] | undefined, type: string | null | undefined) {
  const same = (types ?? []).find((each) => folded(each) === folded(type ?? ""));
  return {
    name: "type",
    label: FILTERS.useChoices.productType,
    any: FILTERS.useChoices.allProductTypes,
    value: type ? (same ?? type) : "",
    options: (types ?? []).map((each) => ({ value: each, label: each })),
    ...(types && type && !same ? { gone: FILTERS.useChoices.noProductHasItNowWithType(type) } : {}),
  };
}

/** By supplier; `chosen` is the name of the one in the address, null where the shop has none such. */
export function supplierFilter(
  suppliers: { id: number; name: string }[] | undefined,
  id: number | null,
  chosen: string | null,
) {
  const known = suppliers ?? (id !== null && chosen !== null ? [{ id, name: chosen }] : []);
  return {
    name: "supplier",
    label: FILTERS.useChoices.supplier,
    any: FILTERS.useChoices.allSuppliers,
    value: id === null ? "" : String(id),
    options: known.map((each) => ({ value: String(each.id), label: each.name })),
    gone: chosen ?? FILTERS.useChoices.aSupplierThatIsGone,
  };
}

/** By location, of those that the shop has ever had. */
export const locationFilter = (
  names: Record<number, string>,
  id: number | null,
  any = FILTERS.useChoices.allLocations,
) => ({
  ...{ name: "location", label: FILTERS.useChoices.location, any, value: id === null ? "" : String(id) },
  options: Object.entries(names).map(([each, name]) => ({ value: each, label: name })),
  gone: FILTERS.useChoices.aLocationThatIsGone,
});
