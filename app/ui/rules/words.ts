/** Of the list of rules. */
export const LIST = {
  subject: "For",
  where: "Where",
  decides: "Decides",
  change: "Change",
  everywhere: "Everywhere",
  gone: "No longer in Shopify",
  watched: "Watched",
  notWatched: "Not watched",
  sellOut: "Sell out, never reorder",
  reordered: "Reordered as usual",
};

const named = (name: string | null) => name ?? "what is gone";

/** Of a rule that goes. */
export const REMOVE = {
  button: "Remove",
  of: (name: string | null, sku: string) => `Remove the rule of ${named(name)} ${sku}`,
  removed: (name: string | null, sku: string) => `The rule of ${named(name)}${sku && ` (${sku})`} is removed`,
};

/** Of the fields of a rule; a blank one takes what a less specific rule says. */
export const INPUTS = {
  active: "Watch for low stock",
  yes: "Yes",
  no: "No",
  notWatched: "No, never low",
  asElsewhere: (said: string) => `As elsewhere: ${said}`,
  said: (isSo: boolean) => (isSo ? "yes" : "no"),
  sellOut: "Sell out, never reorder",
  sellOutHelp: "Sells what is left. Never to be ordered, never told as low; it may still move between locations.",
  method: "Method",
  methods: { engine: "Forecast", simple: "Simple: velocity of one window" },
  none: "None",
  computed: "Computed",
  help: {
    serviceLevel: "Forecast only: how surely stock lasts.",
    reorderPoint: "At each location, instead of the computed one.",
    velocity: "Instead of what was measured. Makes the method simple.",
    safetyDays: "Simple method only.",
    safetyStock: "At each location. Makes the method simple.",
  },
};

/** Of the list's page. */
export const PAGE = {
  title: "Rules",
  back: "Settings",
  import: "Import",
  export: "Export",
  exportFailed: "Export failed, try again",
  note: "Whatever differs from the shop's defaults. The most specific rule wins: location, variant, product, the supplier's price list, supplier, shop.",
};

/** The levels that rules are listed by, and what stands where a level has none. */
export const LEVEL_NAMES = { variant: "Variants", product: "Products", supplier: "Suppliers" };
export const NO_RULES = {
  variant: "No variant has a rule of its own. Select variants under Products to give them one.",
  product: "No product has a rule of its own. Set one for the whole product on the page of any of its variants.",
  supplier: "No supplier has a rule of its own. Set its lead time and more on the supplier's page.",
};
