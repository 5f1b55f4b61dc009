import { WHOLE_SHOP } from "../../sql/zeros";
/** What the engine makes of a variant's days at a location; location 0 is the whole shop. */
export type ForecastAt = {
  locationId: number;
  /** The shop's day before which its days lie. */
  asOfDay: number;
  /** What of the rule it was made with. */
  leadTimeDays: number;
  reviewDays: number;
  leadTimeDeviation: number;
  serviceLevel: number;
  /** Units a day. */
  rate: number;
  /** The rate ÷ what it was 28 days before. */
  trend: number;
  /** Of what sells within lead time + review days. */
  variance: number;
  /** q: order when the position is below it. */
  reorderLevel: number;
  /** One time in ten less sells within lead time + review days, one time in ten more. */
  p10: number;
  p90: number;
  inStockDays: number;
  outDays: number;
  /** Days in stock that promotions left out. */
  promotionDays: number;
  lowConfidence: boolean;
  /** Units a day in stock that it begins with, as DAYS_OF_START of them; null where it has days enough of its own. */
  startRate: number | null;
  /** Whose they are: a variant chosen for it. Null: the shop's launches'. */
  similarId: number | null;
  /** Sums over forecasts made at so many past days: what sold, what was forecast, what the mean of 30 days says. */
  windows: number;
  actual: number;
  forecast: number;
  absoluteError: number;
  naiveForecast: number;
  naiveAbsoluteError: number;
};

/**
 * The forecasts that plans may use. Once a place with a forecast of sales no longer stocks the variant, the forecasts of its other
 * places miss the demand that has passed on to them: until they are made anew only the whole shop's holds.
 */
export function forecastsThatHold<Forecast extends Pick<ForecastAt, "locationId" | "rate">>(
  forecasts: Forecast[],
  stockedAt: number[],
) {
  const hasMoved = forecasts.some(
    ({ locationId, rate }) => locationId !== WHOLE_SHOP && rate > 0 && !stockedAt.includes(locationId),
  );
  return hasMoved ? forecasts.filter(({ locationId }) => locationId === WHOLE_SHOP) : forecasts;
}
