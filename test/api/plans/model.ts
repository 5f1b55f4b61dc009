/** What a plan should say, written from the product's rules and DELIVERIES alone: plain loops over days, no SQL. */
export const TODAY = 20_000;
export const WINDOWS = [7, 14, 30, 60, 90, 180, 365] as const;

export interface Place {
  id: number;
  active: boolean;
  leftOut: boolean;
  available: number | null;
  incoming: number;
  observed: { day: number; max: number | null; last: number | null }[];
}

/** The columns of a rule; what is absent is not decided. */
export type Rule = Partial<{
  lead_time_days: number;
  cover_days: number;
  safety_days: number;
  safety_stock: number;
  minimum_order: number;
  case_pack: number;
  velocity: number;
  reorder_point: number;
  active: number;
  sell_out: number;
  method: "simple" | "engine";
  review_days: number;
}>;

const FIRST: Rule = {
  ...{ lead_time_days: 14, cover_days: 30, safety_days: 7, minimum_order: 1, case_pack: 1 },
  ...{ active: 1, method: "engine", review_days: 7 },
};

/** A row of forecasts; place 0 is the whole shop. */
export interface Forecast {
  location: number;
  rate: number;
  leadTimeDays: number;
  reviewDays: number;
  variance: number;
  reorderLevel: number;
}

interface Supplier {
  id: number;
  archived: boolean;
  foreign: boolean;
  rule: Rule;
  vendor: string;
}

/** A line of a supplier's price list. */
export interface Term {
  supplier: number;
  preferred: boolean;
  unitCost: number | null;
  rule: Rule;
}

export interface Promotion {
  level: "shop" | "vendor" | "product_type" | "product" | "variant";
  /** Of a vendor or a type its number: Acme is 1, and so are mugs. */
  subject: number;
  /** Of a usual day, on days to come; null where days are left out and no more. */
  percent: number | null;
  from: number;
  to: number;
}

export interface Case {
  id: number;
  createdDay: number | null;
  continuesSelling: boolean;
  product: { id: number; sold: boolean; vendor: string; type: string };
  price: number | null;
  /** In the shop's currency. */
  cost: number | null;
  places: Place[];
  /** location 0: Shopify does not say where. Where no place stocks it, it counts as that. */
  sales: { day: number; location: number; units: number }[];
  own: Rule;
  /** By location. */
  here: Record<number, Rule>;
  terms: Term[];
  forecasts: Forecast[];
  snoozedUntil: number | null;
}

export interface ShopCase {
  salesFromDay: number;
  window: number;
  base: Rule;
  suppliers: Supplier[];
  /** By product. */
  products: Record<number, Rule>;
  promotions: Promotion[];
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

/** A variant as its forecast begins: what it has of its own, and the other that was chosen for it. */
interface Beginner {
  /** Days since it could sell. */
  known: number;
  /** Of those the days on which some was there, or some was sold. */
  inStock: number;
  /** It came after sales are known from. */
  launched: boolean;
  /** The other's sales a day, as forecast the same day; 0: none. */
  similar: { rate: number; percent: number } | null;
}

/** Units a day that it begins with, and whether they are borrowed: until there are eight weeks of its own. */
export function expectedBeginning({ known, inStock, launched, similar }: Beginner, launchRate: number | null) {
  if (similar && similar.rate > 0 && inStock < 56)
    return { start: Math.round(similar.rate * similar.percent * 100) / 10_000, borrowed: true };
  if (launched && known < 56 && launchRate !== null) return { start: launchRate, borrowed: false };
  return null;
}

/** The expected plan of each place, and of the whole shop as place 0. */
export function expectedPlans(shop: ShopCase, variant: Case) {
  const stocked = variant.places.filter((place) => place.active && !place.leftOut && place.available !== null);
  const stocksIt = (location: number) => stocked.some(({ id }) => id === location);
  const sales = variant.sales.map((sale) => (stocksIt(sale.location) ? sale : { ...sale, location: 0 }));
  const hasMoved = variant.forecasts.some(({ location, rate }) => location > 0 && rate > 0 && !stocksIt(location));
  const fromDay = firstDay(shop, variant);
  const known = TODAY - fromDay + 1;
  const sold = (location: number | "all", window: number) =>
    sum(
      sales
        .filter(({ day }) => day >= fromDay && day > TODAY - window && day <= TODAY)
        .filter((sale) => location === "all" || sale.location === location)
        .map(({ units }) => units),
    );
  const soldHere = sum(stocked.map((place) => sold(place.id, 90)));
  const share = (place: Place) => (soldHere > 0 ? sold(place.id, 90) / soldHere : 1 / stocked.length);
  const sellsOn = (day: number, at: (location: number) => boolean) =>
    sales.some((sale) => sale.day === day && sale.units > 0 && at(sale.location));
  const days = Array.from({ length: known }, (_, n) => fromDay + n);
  const isBare = (place: Place, day: number) => !variant.continuesSelling && wasBare(place, day);
  const outOf = (place: Place) =>
    days.filter((day) => isBare(place, day) && !sellsOn(day, (location) => location === place.id || location === 0));
  const allOut = days.filter(
    (day) => stocked.length > 0 && stocked.every((place) => isBare(place, day)) && !sellsOn(day, () => true),
  );

  const vendor = ["acme", "bolt", "crûx"].indexOf(variant.product.vendor.toLowerCase()) + 1;
  const type = ["Mugs", "Étuis", "Kettles"].indexOf(variant.product.type) + 1;
  const subjects = { shop: 0, vendor, product_type: type, product: variant.product.id, variant: variant.id };
  const isOn = ({ level, subject, from, to }: Promotion, day: number) =>
    subject > (level === "shop" ? -1 : 0) && subject === subjects[level] && day >= from && day <= to;
  const isMarked = (day: number) => shop.promotions.some((promotion) => isOn(promotion, day));
  /** What a day counts for beyond itself: by the narrowest uplift that holds, of equally narrow ones by the highest. */
  const lift = (day: number) => {
    for (const level of ["variant", "product", "product_type", "vendor", "shop"]) {
      const there = shop.promotions.filter((each) => each.level === level && each.percent !== null && isOn(each, day));
      if (there.length) return Math.max(...there.map(({ percent }) => percent ?? 0)) / 100 - 1;
    }
    return 0;
  };
  const lifted = (from: number, count: number) => sum(Array.from({ length: count }, (_, n) => lift(TODAY + from + n)));
  const supplier = supplierOf(shop, variant);
  const atVariant: Rule = {
    ...FIRST,
    ...shop.base,
    ...supplier?.rule,
    ...variant.terms.find((term) => term.supplier === supplier?.id)?.rule,
    ...shop.products[variant.product.id],
    ...variant.own,
  };
  const ruleAt = (place: Place): Rule => {
    const rule = { ...atVariant, ...variant.here[place.id] };
    const shared = variant.here[place.id]?.velocity === undefined && rule.velocity !== undefined;
    return shared ? { ...rule, velocity: (rule.velocity ?? 0) * share(place) } : rule;
  };
  const ruleOfAll = (): Rule => {
    if (!stocked.length) return atVariant;
    const rules = stocked.map(ruleAt);
    const added = (field: "velocity" | "safety_stock" | "reorder_point") =>
      rules.every((rule) => rule[field] !== undefined) ? sum(rules.map((rule) => rule[field] ?? 0)) : undefined;
    return {
      ...atVariant,
      active: Math.max(...rules.map(({ active }) => active ?? 0)),
      sell_out: Math.min(...rules.map(({ sell_out }) => sell_out ?? 0)),
      ...{ velocity: added("velocity"), safety_stock: added("safety_stock"), reorder_point: added("reorder_point") },
    };
  };

  const plan = (place: Place | null) => {
    const part = place ? share(place) : 1;
    const out = place ? outOf(place) : allOut;
    const units = (window: number) => (place ? sold(place.id, window) + sold(0, window) * part : sold("all", window));
    const daysIn = (window: number) =>
      Math.max(0, Math.min(window, known) - out.filter((day) => day > TODAY - window).length);
    const marked = days.filter(isMarked);
    const promotedOn = (location: number | "all", window: number) =>
      sum(
        sales
          .filter(({ day }) => marked.includes(day) && day > TODAY - window)
          .filter((sale) => location === "all" || sale.location === location)
          .map((sale) => sale.units),
      );
    const promoted = (window: number) =>
      place ? promotedOn(place.id, window) + promotedOn(0, window) * part : promotedOn("all", window);
    const promotedDays = (window: number) => marked.filter((day) => day > TODAY - window && !out.includes(day)).length;
    const rule = place ? ruleAt(place) : ruleOfAll();
    const { lead_time_days: lead = 0, cover_days: cover = 0, review_days: review = 0 } = rule;
    const isTyped = rule.velocity !== undefined || rule.safety_stock !== undefined;
    const forecast =
      rule.method === "engine" && !isTyped && !(place && hasMoved)
        ? variant.forecasts.find(({ location }) => location === (place?.id ?? 0))
        : undefined;
    const measured = {
      units: units(shop.window) - promoted(shop.window),
      days: daysIn(shop.window) - promotedDays(shop.window),
    };
    const pace = forecast
      ? { units: forecast.rate, days: 1 }
      : rule.velocity === undefined
        ? measured
        : { units: rule.velocity, days: 1 };
    const expected = (count: number) => (pace.days === 0 ? 0 : (pace.units * count) / pace.days);
    const velocity = expected(1);
    const horizon = Math.max(1, forecast ? forecast.leadTimeDays + forecast.reviewDays : lead + review);
    const safety = forecast
      ? forecast.reorderLevel - forecast.rate * horizon
      : (rule.safety_stock ?? expected(rule.safety_days ?? 0));
    // Three days at twice the usual make the horizon three days longer, and so the stock for chance.
    const pointDays = forecast ? horizon : lead;
    const [more, moreCover, moreRisk] = [lifted(0, pointDays), lifted(pointDays, cover), lifted(0, horizon)];
    const grown = forecast ? Math.max(0, safety) * (((horizon + more) / horizon) ** 0.625 - 1) : 0;
    const extra = Math.max(0, expected(more)) + grown;
    const simplePoint = Math.max(0, Math.ceil(expected(lead) + safety + extra - 1e-9));
    const noPoint = simplePoint === 0 && velocity <= 0;
    const reorderPoint =
      rule.reorder_point ??
      (forecast ? forecast.reorderLevel - 1 + Math.ceil(extra - 1e-9) : noPoint ? -1 : simplePoint);
    const available = place ? place.available : stocked.length ? sum(stocked.map((each) => each.available ?? 0)) : null;
    const incoming = place
      ? place.incoming
      : sum(variant.places.filter((each) => each.active && !each.leftOut).map((each) => each.incoming));
    const position = (available ?? 0) + incoming;
    const seen = (place ? [place] : stocked).flatMap((each) => each.observed.map(({ day }) => day));
    const watched = variant.product.sold && rule.active === 1 && available !== null;
    const sellsOut = rule.sell_out === 1;
    const upTo = forecast
      ? reorderPoint + Math.max(1, velocity * (cover + moreCover))
      : Math.max(
          expected(lead + cover + more + moreCover) + safety,
          rule.reorder_point === undefined ? -1e15 : rule.reorder_point + 1,
        );
    const needed = watched ? Math.max(0, Math.ceil(upTo - position - 1e-9)) : 0;
    // A forecast's level is of lead time and review: its own reorder point leaves nothing to sell before the next look.
    const untilReview = Math.max(0, velocity) * review;
    const beforeReview = forecast && rule.reorder_point === undefined ? 0 : untilReview;
    const { minimum_order: least = 1, case_pack: pack = 1 } = rule;
    const plenty = lead + review + 2 * cover;
    return {
      location_id: place?.id ?? 0,
      available,
      incoming,
      position,
      units: WINDOWS.map(units),
      days: WINDOWS.map(daysIn),
      promotion_units: WINDOWS.map(promoted),
      promotion_days: WINDOWS.map(promotedDays),
      known_days: known,
      observed_from_day:
        variant.continuesSelling || !seen.length ? null : Math.min(...seen) <= fromDay ? 0 : Math.min(...seen),
      velocity,
      safety_stock: safety,
      reorder_point: reorderPoint,
      cover: velocity <= 0 ? 1e9 : (available ?? 0) <= 0 ? 0 : Math.min(1e9, (available ?? 0) / velocity),
      low: Number(!sellsOut && watched && reorderPoint >= 0 && position <= reorderPoint),
      lacks: Number(watched && reorderPoint >= 0 && position <= reorderPoint),
      sellsOut,
      method: forecast ? "engine" : "simple",
      watched,
      needed,
      lots: Math.ceil((needed > 0 && !sellsOut ? Math.max(needed, least) : 0) / pack) * pack,
      lost_units: watched && !sellsOut ? expectedLoss(velocity, horizon, position, forecast?.variance, moreRisk) : 0,
      most: (Math.max(0, velocity) * (horizon + moreRisk)) / horizon,
      excluded: rule.active !== 1,
      suffices: Math.max(0, Math.ceil(upTo + beforeReview - 1e-9)),
      until_review: beforeReview,
      due: !sellsOut && watched && reorderPoint >= 0 && position - beforeReview <= reorderPoint,
      soon: !sellsOut && watched && reorderPoint >= 0 && position - untilReview - beforeReview <= reorderPoint,
      isOld: watched && known > plenty,
      enough: Math.max(
        velocity * (plenty + more + moreCover) + Math.max(0, safety),
        reorderPoint < 0 ? 0 : reorderPoint + 2,
      ),
      supplier_id: supplier?.id ?? 0,
    };
  };
  const there = stocked.map(plan).sort((a, b) => a.location_id - b.location_id);
  const whole = plan(null);
  // The shop orders once, in the supplier's lots: its locations share that. Where it need not order, they help each other.
  const orders = whole.due && whole.lots > 0;
  const need = there.some(({ needed, sellsOut }) => needed > 0 && !sellsOut);
  const shares = divided(
    whole.lots,
    there.map(({ watched, sellsOut, needed, velocity }) =>
      watched && !sellsOut ? (need ? needed : Math.round(Math.max(0, velocity) * 10_000) + 1) : 0,
    ),
  );
  const moves = orders ? there.map(() => 0) : moved(there.map((place) => ({ ...place, low: place.lacks })));
  return [
    {
      ...whole,
      low: Math.max(whole.low, ...there.map(({ low }) => low)),
      enough: sum(there.map(({ enough }) => enough)),
      lost_units: Math.min(whole.most, sum(there.map((place) => place.lost_units))),
      suggested: whole.lots,
      moving: sum(moves.map((units) => Math.max(0, units))),
      held_back: Number(whole.velocity > 0 && whole.lots > whole.needed && whole.lots > 365 * whole.velocity),
    },
    ...there.map((row, at) => ({ ...row, suggested: shares[at] ?? 0, moving: moves[at] ?? 0, held_back: 0 })),
  ].map(
    ({
      soon,
      due: ____,
      isOld,
      enough,
      excluded,
      watched: _,
      needed: __,
      lots: ___,
      most: _____,
      lacks: ______,
      sellsOut: _______,
      ...row
    }) => {
      const tooMany = isOld ? Math.max(0, (row.available ?? 0) - enough) : 0;
      const isOrdered = orders && row.suggested > 0;
      const stands = isOrdered ? "low" : row.moving ? "move" : soon ? "soon" : tooMany > 0 ? "overstocked" : null;
      const isSnoozed = variant.snoozedUntil !== null && variant.snoozedUntil > TODAY;
      const standing = excluded ? "excluded" : isSnoozed ? "snoozed" : stands;
      const valued = tooMany * (stockCost(variant, supplier) ?? variant.price ?? 100);
      const atRisk = row.lost_units * (variant.price ?? 100);
      const worth = stands === null ? 0 : stands === "overstocked" ? valued : atRisk;
      // Overstock is sorted in steps, and within a step by all of it.
      const isSorted = standing === "overstocked";
      return {
        ...row,
        standing,
        worth: isSorted ? toOneDigit(Math.round(worth)) : worth,
        tied_up: isSorted ? worth : 0,
      };
    },
  );
}

function toOneDigit(amount: number) {
  const one = 10 ** (String(amount).length - 1);
  return Math.round(amount / one) * one;
}

/** Largest remainder: one unit after the other to whom most of the next one is due, the first of those alike. */
function divided(units: number, weights: number[]) {
  const all = sum(weights);
  const parts = weights.map((weight) => (all ? Math.floor((units * weight) / all) : 0));
  const due = weights.map((weight) => (all ? (units * weight) % all : 0));
  for (let left = all ? units - sum(parts) : 0; left > 0; left--) {
    const next = due.indexOf(Math.max(...due));
    parts[next] = (parts[next] ?? 0) + 1;
    due[next] = -1;
  }
  return parts;
}

interface Helped {
  low: number;
  watched: boolean;
  needed: number;
  available: number | null;
  reorder_point: number;
}

/** Unit by unit from whoever had most to spare at first, until nobody lacks any or nobody can spare any. */
function moved(places: Helped[]) {
  const spare = places.map(({ low, watched, available, reorder_point }) =>
    watched && !low ? Math.max(0, (available ?? 0) - Math.max(0, reorder_point)) : 0,
  );
  const lacking = places.map(({ low, needed }) => (low ? needed : 0));
  const units = Math.min(sum(spare), sum(lacking));
  const inTurn = spare.map((_, at) => at).sort((a, b) => (spare[b] ?? 0) - (spare[a] ?? 0) || a - b);
  const moves = divided(units, lacking);
  for (let left = units; left > 0; left--) {
    const from = inTurn.find((at) => (spare[at] ?? 0) > 0) ?? 0;
    spare[from] = (spare[from] ?? 0) - 1;
    moves[from] = (moves[from] ?? 0) - 1;
  }
  return moves;
}

function supplierOf({ suppliers }: ShopCase, { terms, product }: Case) {
  const preferred = terms.find((term) => term.preferred)?.supplier;
  const id = preferred ?? suppliers.find(({ vendor }) => vendor.toLowerCase() === product.vendor.toLowerCase())?.id;
  return suppliers.find((supplier) => supplier.id === id && !supplier.archived);
}

/** Of one unit in the shop's currency. */
const stockCost = ({ cost, terms }: Case, supplier: Supplier | undefined) =>
  cost ?? (supplier && !supplier.foreign ? terms.find((term) => term.supplier === supplier.id)?.unitCost : null);

/** By adding up the tail of the logistic distribution in small steps. */
function expectedLoss(velocity: number, days: number, position: number, variance = velocity * days, lift = 0) {
  if (velocity <= 0) return 0;
  const mean = velocity * (days + lift);
  const scale = (Math.sqrt(3 * variance) / Math.PI) * ((days + lift) / days) ** 0.625;
  const from = Math.max(0, position);
  const until = Math.max(from, mean) + 40 * scale;
  const steps = 20_000;
  const width = (until - from) / steps;
  let loss = 0;
  for (let n = 0; n < steps; n++) loss += width / (1 + Math.exp((from + (n + 0.5) * width - mean) / scale));
  return Math.min(mean, loss) / days;
}

function firstDay({ salesFromDay }: ShopCase, { createdDay, sales }: Case) {
  const counted = sales.filter(({ units }) => units > 0).map(({ day }) => day);
  return Math.max(
    salesFromDay,
    Math.min(createdDay ?? salesFromDay, ...(counted.length ? counted : [TODAY])),
    TODAY - 364,
  );
}

/** Was there nothing all day, by what was seen that day and before it? */
function wasBare({ observed }: Place, day: number) {
  const before = observed.filter((each) => each.day < day).sort((a, b) => b.day - a.day)[0];
  const that = observed.find((each) => each.day === day);
  const none = (units: number | null | undefined) => typeof units === "number" && units <= 0;
  return none(before?.last) && (!that || none(that.max));
}
