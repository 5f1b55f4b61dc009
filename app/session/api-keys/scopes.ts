/** What a key of the API may do, in plain words. Writing never includes reading. */
export const SCOPES = {
  read: { label: "Read", allows: "See products, stock, plans, alerts, suppliers, orders and events" },
  write_stock: { label: "Change stock", allows: "Adjust what is available, make transfers and counts" },
  write_purchasing: {
    label: "Purchasing",
    allows: "Add suppliers, say what a new variant sells like, write purchase orders and receive them",
  },
  write_events: { label: "Events", allows: "Change endpoints and send events again" },
} as const;

export type Scope = keyof typeof SCOPES;

export const SCOPE_NAMES = Object.keys(SCOPES).filter(isScope);

export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}
