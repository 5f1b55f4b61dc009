import { lostAtStock, type Point } from "../../app/demand/replay/curve";
import { notStarving } from "../../app/demand/replay/not-starving";
import { type Course, type History, type Policy, simulate } from "../../app/demand/replay/simulate";
import { croston, sba, ses, tsb } from "./textbook";

const METHODS: Record<string, (y: number[]) => number> = {
  "simple exponential smoothing": (y) => ses(y, 0.05),
  Croston: (y) => croston(y, 0.1),
  "Syntetos-Boylan": (y) => sba(y, 0.1),
  "Teunter-Syntetos-Babai": (y) => tsb(y, 0.1, 0.05),
};
const SAFETY_DAYS = [0, 3, 7, 10, 14, 20, 30, 45];
/** Long enough for weights this small; a whole history each evening would take hours. */
const DAYS_READ = 120;
/** The rate is worked out anew once in so many evenings. */
const EVERY = 7;

/** The textbook's rates in place of the 30-day mean, under the same rule with safety days: change of the units lost at equal stock. */
export function textbookRates(history: History, course: Course, mean: Point[]): [string, (number | null)[]][] {
  return Object.entries(METHODS).map(([name, rateOf]) => {
    const curve = SAFETY_DAYS.map((safetyDays): Point => {
      const policy = ratePolicy(history.articles.length, { ...course, safetyDays }, rateOf);
      const { asked, sold, stock } = simulate(history, course, policy);
      return { knob: safetyDays, fill: sold / asked, stock: stock / asked };
    });
    return [name, mean.filter(({ knob }) => knob === 7 || knob === 14).map((point) => change(point, curve))];
  });
}

function change({ stock, fill }: Point, curve: Point[]) {
  const lost = lostAtStock(curve, stock);
  return lost === null ? null : (lost / (1 - fill) - 1) * 100;
}

function ratePolicy(
  articles: number,
  { leadTimeDays, coverDays, safetyDays }: Course & { safetyDays: number },
  rateOf: (y: number[]) => number,
): Policy {
  const sales = Array.from({ length: articles }, (): number[] => []);
  const rates = new Float64Array(articles);
  return notStarving(articles, {
    dayEnds() {},
    remember(article, sold) {
      const known = sales[article];
      if (!known) return;
      known.push(sold);
      if (known.length % EVERY) return;
      const rate = rateOf(known.slice(-DAYS_READ));
      rates[article] = Number.isFinite(rate) ? rate : 0;
    },
    toOrder(article, position) {
      const rate = rates[article] ?? 0;
      const reorderPoint = rate * (leadTimeDays + safetyDays);
      return position <= reorderPoint ? Math.max(0, Math.ceil(reorderPoint + rate * coverDays - position - 1e-9)) : 0;
    },
  });
}
