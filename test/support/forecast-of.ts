import type { DemandDays } from "../../app/demand/engine/day";
import { type EngineSettings, forecastAt } from "../../app/demand/engine/forecast";
import type { NewItemStart } from "../../app/demand/engine/new-item";
import { shopPaces } from "../../app/demand/engine/shop-pace";
import { EQUAL_TRUST } from "../../app/demand/engine/trust";

/** Of a shop that trusts all rates alike. `shop`: √units of all of it on each of these days, the last ones the same. */
export const forecastOf = (days: DemandDays, shop: ArrayLike<number>, settings: EngineSettings, start?: NewItemStart) =>
  forecastAt(days, shopPaces(shop), EQUAL_TRUST, settings, start);
