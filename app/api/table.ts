import type { Route } from "./door/route";
import { BY_HAND } from "./events/by-hand";
import { DISPATCHES } from "./events/dispatches";
import { ENDPOINTS } from "./events/endpoints";
import { EVENTS_ROUTES } from "./events/events";
import { ORDER_MAILS } from "./purchasing/mails";
import { PURCHASE_ORDERS } from "./purchasing/purchase-orders";
import { RECEIPTS } from "./purchasing/receipts";
import { ADJUSTMENTS } from "./stock/adjustments";
import { ALERTS } from "./stock/alerts";
import { COUNTS } from "./stock/counts";
import { LOCATIONS } from "./stock/locations";
import { TRANSFERS } from "./stock/transfers";
import { VARIANTS } from "./stock/variants";
import { SUPPLIERS } from "./suppliers/suppliers";

/** Every route of /api/v1, in the order of its document. */
export const ROUTES: readonly Route[] = [
  ...VARIANTS,
  ...ADJUSTMENTS,
  ...ALERTS,
  ...LOCATIONS,
  ...TRANSFERS,
  ...SUPPLIERS,
  ...EVENTS_ROUTES,
  ...ENDPOINTS,
  ...BY_HAND,
  ...DISPATCHES,
  ...PURCHASE_ORDERS,
  ...ORDER_MAILS,
  ...RECEIPTS,
  ...COUNTS,
];
