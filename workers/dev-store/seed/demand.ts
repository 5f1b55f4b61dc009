import type { Article } from "./catalog";

const DAY = 86_400_000;
/** Sunday to Saturday. */
const WEEKDAYS = [1.05, 0.85, 0.8, 0.9, 1, 1.15, 1.3] as const;

/** How many orders a day gets, against the plan's average: a slow rise, the week, the weeks before Christmas. */
export function dayFactor(day: number, start: number, end: number): number {
  const date = new Date(day);
  const trend = 0.82 + (0.36 * (day - start)) / (end - start);
  const christmas = Date.UTC(date.getUTCFullYear(), 11, 12);
  const rush = 0.55 * Math.exp(-(((day - christmas) / (14 * DAY)) ** 2));
  return trend * (WEEKDAYS[date.getUTCDay()] ?? 1) * (1 + rush);
}

/** Draws articles by their demand of one day at one location. */
export class Shelf {
  private readonly sums: number[] = [];
  private readonly sellable: Article[] = [];
  private total = 0;

  constructor(articles: readonly Article[], locationId: number, day: number, now: number) {
    for (const article of articles) {
      if (!article.locationIds.includes(locationId) || !isSold(article, day, now)) continue;
      const [month, strength] = article.range.season;
      const angle = ((new Date(day).getUTCMonth() - month) / 12) * 2 * Math.PI;
      this.total += article.demand * (1 + strength * Math.cos(angle));
      this.sums.push(this.total);
      this.sellable.push(article);
    }
  }

  draw(random: () => number): Article | undefined {
    const wanted = random() * this.total;
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return this.sellable[low];
  }
}

function isSold({ product, demand, outages }: Article, day: number, now: number): boolean {
  if (demand === 0 || product.status === "draft" || product.created_at > day) return false;
  if (product.status === "archived" && day > now - 120 * DAY) return false;
  return !outages.some(([from, until]) => day >= from && day < until);
}
