import { DAYS_NEW } from "../forecasts/days-new";
import type { ForecastAt } from "../forecasts/forecast-at";
import type { PlanAt } from "./plan-at";

/**
 * Whether a variant that another is forecast like would still be counted: it has fewer days in stock of its own than that
 * takes, sold on or not. Without a forecast its plan tells them, of the last 60 days; without either it came today.
 */
export const isNew = (
  forecast: Pick<ForecastAt, "inStockDays"> | undefined,
  plan: Pick<PlanAt, "days60"> | undefined,
): boolean => (forecast?.inStockDays ?? plan?.days60 ?? 0) < DAYS_NEW;
