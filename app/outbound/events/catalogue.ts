import { ENDPOINTS } from "./kinds/endpoints";
import type { Kind } from "./kinds/facts";
import { MOVES } from "./kinds/moves";
import { ORDERS } from "./kinds/orders";
import { PRODUCTS } from "./kinds/products";
import { PURCHASE_ORDERS } from "./kinds/purchase-orders";
import { REORDERING } from "./kinds/reordering";
import { STOCK } from "./kinds/stock";

const KINDS = {
  ...PRODUCTS,
  ...STOCK,
  ...ORDERS,
  ...REORDERING,
  ...PURCHASE_ORDERS,
  ...MOVES,
  ...ENDPOINTS,
};

export type EventType = keyof typeof KINDS;

/** Everything that the app announces, by its type, in the order of the catalogue's page. */
export const EVENTS: Record<EventType, Kind> = KINDS;

export const EVENT_TYPES = Object.keys(KINDS).filter(isEventType);

export function isEventType(text: string): text is EventType {
  return Object.hasOwn(KINDS, text);
}

/** What may stand in an endpoint's list besides types: `*`, and `stock.*` for each first word. */
export const EVENT_FAMILIES = ["*", ...new Set(EVENT_TYPES.map(familyOf))];

/** Whether one of the patterns (a type, `stock.*`, `*`) means this type. */
export const matches = (patterns: readonly string[], type: EventType): boolean =>
  patterns.some((pattern) => pattern === type || pattern === "*" || pattern === familyOf(type));

function familyOf(type: EventType) {
  return `${type.slice(0, type.indexOf("."))}.*`;
}
