import { type Barcode, checkDigit } from "../barcodes";
import type { IdCounter } from "../ids";
import { integerBetween, pick, randomFrom } from "../random";
import type { LocationRow, ProductRow, VariantRow } from "../rows";
import type { ShopPlan } from "../shops";
import { RANGES, type Range } from "./ranges";

const DAY = 86_400_000;

/** A variant and what its past and present shall look like. */
export interface Article {
  variant: VariantRow;
  barcodes: Barcode[];
  product: ProductRow;
  range: Range;
  /** Relative demand; 0 for dead stock. */
  demand: number;
  locationIds: number[];
  /** Instants between which none was there to sell. */
  outages: (readonly [from: number, until: number])[];
  state: "healthy" | "low" | "out" | "overstocked";
}

export interface Catalog {
  locations: LocationRow[];
  products: ProductRow[];
  articles: Article[];
}

export function makeCatalog(plan: ShopPlan, seed: number, now: number, ids: IdCounter): Catalog {
  const random = randomFrom(seed);
  const start = now - (plan.days + 30) * DAY;
  const locations = plan.locations.map((location) => ({
    id: ids.take("Location"),
    ...location,
    active: 1,
    created_at: start,
    updated_at: start,
  }));
  const products: ProductRow[] = [];
  const articles: Article[] = [];
  for (const { range, style, thing, price } of chooseNames(plan.products, random)) {
    const product = makeProduct(range, `${style} ${thing}`, random, { now, start, ids, number: products.length });
    products.push(product);
    const stocked = locations.filter((_, index) => index === 0 || random() < (index === 1 ? 0.6 : 0.45));
    const popularity = random() < 0.06 ? 0 : Math.exp(1.15 * gaussian(random));
    // A few things are not counted at all: workshop vouchers, made-to-order pieces.
    const tracked = random() < 0.985 ? 1 : 0;
    const policy = random() < 0.03 ? "continue" : "deny";
    for (const [index, title] of variantTitles(range, random).entries()) {
      const variant: VariantRow = {
        id: ids.take("ProductVariant"),
        product_id: product.id,
        position: index + 1,
        title,
        sku: skuOf(range, thing, products.length, title),
        barcode: random() < 0.95 ? ean13(5_010_000_000_00 + products.length * 10 + index) : null,
        price: (price + (range.type === "Home fragrance" ? index * 9 : 0)) * 100 - 5,
        policy,
        item_id: ids.take("InventoryItem"),
        tracked,
        cost: random() < 0.96 ? Math.round(price * 100 * range.margin * (0.95 + random() * 0.1)) : null,
        created_at: product.created_at,
        updated_at: product.updated_at,
        item_updated_at: product.updated_at,
      };
      articles.push({
        variant,
        barcodes: barcodesOf(variant.barcode, articles.length),
        product,
        range,
        demand: popularity * (0.35 + random() * 1.3),
        locationIds: stocked.map((location) => location.id),
        ...chooseFate(random, now, plan.days, tracked === 1 && policy === "deny"),
      });
    }
  }
  return { locations, products, articles };
}

function chooseNames(count: number, random: () => number) {
  const all = RANGES.flatMap((range) => {
    const names = range.styles.flatMap((style) =>
      range.things.map(([thing, price]) => ({ range, style, thing, price })),
    );
    return shuffled(names, random).slice(0, Math.round(range.share * count));
  });
  return shuffled(all, random).slice(0, count);
}

function makeProduct(
  range: Range,
  title: string,
  random: () => number,
  { now, start, ids, number }: { now: number; start: number; ids: IdCounter; number: number },
): ProductRow {
  const isNew = random() < 0.08;
  const createdAt = wholeSecond(isNew ? now - integerBetween(random, 20, 90) * DAY : start + random() * 20 * DAY);
  const fate = random();
  return {
    id: ids.take("Product"),
    title,
    vendor: range.vendor,
    type: range.type,
    status: fate < 0.03 ? "draft" : fate < 0.06 ? "archived" : "active",
    handle: title.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    image: random() < 0.97 ? number + 1 : null,
    created_at: createdAt,
    updated_at: wholeSecond(createdAt + random() * (now - createdAt)),
  };
}

function variantTitles(range: Range, random: () => number): string[] {
  const count = integerBetween(random, ...range.choices);
  if (count === 1) return ["Default Title"];
  const first = range.type === "Clothing" && count < range.variants.length ? integerBetween(random, 0, 1) : 0;
  return range.variants.slice(first, first + count);
}

function chooseFate(random: () => number, now: number, days: number, canRunOut: boolean) {
  const outages: [number, number][] = [];
  const fate = random();
  const state = fate < 0.04 ? "out" : fate < 0.07 ? "low" : fate < 0.1 ? "overstocked" : "healthy";
  if (!canRunOut) return { outages, state: state === "out" ? ("healthy" as const) : state } as const;
  if (state === "out") outages.push([now - integerBetween(random, 2, 12) * DAY, now + DAY]);
  if (random() < 0.25)
    for (let n = integerBetween(random, 1, 3); n > 0; n--) {
      const from = now - integerBetween(random, 20, days) * DAY;
      outages.push([from, from + integerBetween(random, 5, 25) * DAY]);
    }
  return { outages, state } as const;
}

function skuOf(range: Range, thing: string, number: number, title: string): string {
  const letters = (text: string, count: number) =>
    text
      .replace(/[^A-Za-z]/g, "")
      .slice(0, count)
      .toUpperCase();
  const suffix = title === "Default Title" ? "" : `-${letters(title, 3)}`;
  return `${range.code}-${letters(thing, 4)}-${String(number).padStart(3, "0")}${suffix}`;
}

function ean13(stem: number): string {
  const digits = String(stem).padStart(12, "0").slice(0, 12);
  return `${digits}${checkDigit(digits)}`;
}

/** Each twelfth has the American number of its maker too, and each sixtieth a marketplace's. */
function barcodesOf(first: string | null, number: number): Barcode[] {
  if (first === null) return [];
  const stem = `0${36_000_000_00 + number}`;
  return [
    { value: first, type: number % 3 === 0 ? null : "EAN" },
    ...(number % 12 === 0 ? [{ value: `${stem}${checkDigit(stem)}`, type: "UPC" as const }] : []),
    ...(number % 60 === 0 ? [{ value: `B0${String(number).padStart(8, "0")}`, type: "ASIN" as const }] : []),
  ];
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const rest = [...list];
  const result: T[] = [];
  while (rest.length > 0) {
    const chosen = pick(random, rest);
    rest.splice(rest.indexOf(chosen), 1);
    result.push(chosen);
  }
  return result;
}

/** Irwin-Hall with four terms: bell-shaped enough, and no logarithm of zero. */
function gaussian(random: () => number): number {
  return (random() + random() + random() + random() - 2) * 1.73;
}

const wholeSecond = (instant: number) => Math.floor(instant / 1000) * 1000;
