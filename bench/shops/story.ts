import { levelBody, orderBody, productBody } from "../../test/support/bodies";
import { randomFrom, shuffled } from "../../test/support/random";
import type { InboxMessage } from "../../workers/deliveries/messages";
import { type Delivery, messagesOf } from "../inbox";

export const domainOf = (shop: number) => `shop-${shop}.myshopify.com`;

const LOCATION = 901;
/** Variants of shops: most are small, few are large. */
const SIZES = [3, 3, 5, 5, 5, 10, 10, 20, 40, 150];
const variantsOf = (shop: number) => SIZES[shop % SIZES.length] ?? 3;
const itemOf = (base: number, variant: number) => base + 500 + variant;

export interface Story {
  catalogue: InboxMessage[];
  /** What comes while nothing goes wrong, each twice and in any order, and what comes while it does. */
  day: InboxMessage[];
  rest: InboxMessage[];
  /** The oracle: by shop and item what was told last, and by shop its orders, after the day and after the rest. */
  last: Map<string, number>[];
  orders: Map<string, Set<number>>[];
}

/** So many shops, and orders of them in either half; each order has its level. */
export async function storyOf(shops: number, count: number): Promise<Story> {
  const start = Date.now() - 3_600_000 - 2000 * count;
  const random = randomFrom(7);
  const catalogue = Array.from({ length: shops }, (_, shop) => catalogueOf(shop, start)).flat();
  const halves: Delivery[][] = [[], []];
  const last: Map<string, number>[] = [new Map(), new Map()];
  const orders: Map<string, Set<number>>[] = [new Map(), new Map()];
  for (let order = 0; order < 2 * count; order++) {
    const half = order < count ? 0 : 1;
    const shop = Math.floor(random() ** 2 * shops);
    const variant = Math.floor(random() * variantsOf(shop));
    const [domain, base, at] = [domainOf(shop), baseOf(shop), start + 1000 * (1 + order)];
    const [item, available] = [itemOf(base, variant), 499 - (order % 400)];
    const [id, lines] = [50_000_000 + order, [{ variant_id: base + variant }]];
    halves[half]?.push(
      ["orders/create", orderBody({ id, at, lines }), domain],
      ["inventory_levels/update", levelBody({ item, location: LOCATION, available, at }), domain],
    );
    for (const each of half ? [1] : [0, 1]) {
      last[each]?.set(`${domain} ${item}`, available);
      orders[each]?.set(domain, (orders[each]?.get(domain) ?? new Set()).add(id));
    }
  }
  const [day, rest] = await Promise.all(halves.map((half) => messagesOf(shuffled([...half, ...half], random))));
  return { catalogue: await messagesOf(catalogue), day: day ?? [], rest: rest ?? [], last, orders };
}

const baseOf = (shop: number) => 1_000_000 + shop * 1000;

function catalogueOf(shop: number, at: number): Delivery[] {
  const [base, domain] = [baseOf(shop), domainOf(shop)];
  const variants = Array.from({ length: variantsOf(shop) }, (_, index) => ({
    ...{ id: base + index, sku: `S${index}`, inventory_item_id: itemOf(base, index) },
  }));
  return [
    ["products/create", productBody({ id: base, at, variants }), domain],
    ...variants.map(
      ({ inventory_item_id: item }): Delivery => [
        "inventory_levels/connect",
        levelBody({ item, location: LOCATION, available: 500, at }),
        domain,
      ],
    ),
  ];
}
