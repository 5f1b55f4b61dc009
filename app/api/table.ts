import type { Route } from "./door/route";
import { ADJUSTMENTS } from "./stock/adjustments";
import { ALERTS } from "./stock/alerts";
import { LOCATIONS } from "./stock/locations";
import { VARIANTS } from "./stock/variants";
import { SUPPLIERS } from "./suppliers/suppliers";

/** Every route of /api/v1, in the order of its document. */
export const ROUTES: readonly Route[] = [...VARIANTS, ...ADJUSTMENTS, ...ALERTS, ...LOCATIONS, ...SUPPLIERS];
