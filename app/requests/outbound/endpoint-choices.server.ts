import { listKnownLocations } from "../../catalog/known-locations.server";
import { listVariantsById } from "../../catalog/variants-by-id.server";
import { POLICIES, POLICY_NAMES } from "../../outbound/dispatches/policies";
import type { Filters } from "../../outbound/endpoints/filters";
import { groupsOfEvents } from "../../outbound/events/catalogue-shown";
import { FORMAT_NAMES } from "../../outbound/formats/format";
import { FORMATS } from "../../outbound/formats/table";
import { listSupplierNames } from "../../suppliers/suppliers.server";

/** What the form of an endpoint offers, with names for what its filters hold. */
export async function endpointChoices(database: D1Database, shop: { id: number }, filters: Filters) {
  const [locations, suppliers, variants] = await Promise.all([
    listKnownLocations(database, shop),
    listSupplierNames(database, shop),
    listVariantsById(database, shop, filters.variant_ids),
  ]);
  const places = locations.map(({ shopifyId, name }) => ({ value: shopifyId, label: name ?? `Location ${shopifyId}` }));
  const sellers = suppliers.map(({ id, name }) => ({ value: String(id), label: name }));
  const found = variants.map(({ shopifyId, name }) => ({ value: shopifyId, label: name }));
  return {
    formats: FORMAT_NAMES.map((name) => {
      const { label, note = null, policy } = FORMATS[name];
      return { name, label, note, timeoutS: policy.timeoutS, retries: policy.retries, policy: policy.label };
    }),
    policies: POLICY_NAMES.map((value) => ({ value, label: POLICIES[value].label })),
    groups: groupsOfEvents(),
    filters: {
      locations: { all: places, chosen: named(filters.location_ids, places) },
      suppliers: { all: sellers, chosen: named(filters.supplier_ids, sellers) },
      vendors: named(filters.vendors, []),
      variants: named(filters.variant_ids, found),
    },
  };
}

/** What has no name any more stands as it is, so that saving does not lose it. */
const named = (values: readonly string[], options: { value: string; label: string }[]) =>
  values.map((value) => options.find((option) => option.value === value) ?? { value, label: value });
