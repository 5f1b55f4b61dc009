import type { Held } from "./stock";

/** Whose id stands in a route's path, and a body that is good but for whose ids it names. */
interface Example {
  id?: keyof Held;
  body?: (held: Held) => object;
}

/** Of every route, by its name. */
export const EXAMPLES: Record<string, Example> = {
  listVariants: {},
  getVariant: { id: "variant" },
  adjustVariant: {
    id: "variant",
    body: ({ location }) => ({ location_id: String(location), change: 1, reason: "received" }),
  },
  getAdjustment: { id: "write" },
  listAlerts: {},
  listLocations: {},
  listSuppliers: {},
  getSupplier: { id: "supplier" },
  createSupplier: { body: () => ({ name: "New" }) },
};

export const idOf = (name: string, held: Held) => String(held[EXAMPLES[name]?.id ?? "variant"]);
