import type { IdCounter } from "../ids";
import { offsetMinutes } from "../instants";
import { integerBetween, randomFrom } from "../random";
import type { FulfillmentLineRow, FulfillmentRow, LineRow, OrderRow, RefundLineRow, RefundRow } from "../rows";
import type { ShopPlan } from "../shops";
import type { Article, Catalog } from "./catalog";
import { dayFactor, Shelf } from "./demand";

const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface History {
  orders: OrderRow[];
  lines: LineRow[];
  refunds: RefundRow[];
  refundLines: RefundLineRow[];
  fulfillments: FulfillmentRow[];
  fulfillmentLines: FulfillmentLineRow[];
}

/** The shop's orders from `plan.days` ago until now, oldest first, so that ids rise with time. */
export function makeHistory(plan: ShopPlan, seed: number, now: number, ids: IdCounter, catalog: Catalog): History {
  const random = randomFrom(seed + 1);
  const history: History = {
    orders: [],
    lines: [],
    refunds: [],
    refundLines: [],
    fulfillments: [],
    fulfillmentLines: [],
  };
  const today = startOfDay(now, plan.timeZone);
  const start = today - plan.days * DAY;
  for (let day = start; day <= today; day += DAY) {
    const shelves = catalog.locations.map((location) => new Shelf(catalog.articles, location.id, day, now));
    const noise = 0.88 + random() * 0.24;
    const count = Math.round(plan.ordersPerDay * dayFactor(day, start, now) * noise);
    const times = Array.from({ length: count }, () => day + openingTime(random)).sort((a, b) => a - b);
    for (const at of times) {
      // Drawn even if not yet due: the days before must not depend on the hour of seeding.
      const location = chooseLocation(random, catalog.locations.length);
      const basket = fillBasket(random, shelves[location]);
      const place = catalog.locations[location];
      if (at < now && place && basket.length > 0)
        addOrder(history, random, ids, { at, now, basket, location, placeId: place.id });
    }
  }
  return history;
}

interface Sale {
  at: number;
  now: number;
  basket: { article: Article; quantity: number }[];
  /** 0 is the location that ships; the others sell over the counter. */
  location: number;
  placeId: number;
}

function addOrder(history: History, random: () => number, ids: IdCounter, sale: Sale): void {
  const { at, now, placeId } = sale;
  const pos = sale.location > 0;
  const shippedAt = pos ? at : at + integerBetween(random, 4, 36) * HOUR;
  const shipped = shippedAt < now;
  const fate = random();
  const cancelledAt = fate < 0.015 && !pos ? at + HOUR : null;
  const order: OrderRow = {
    id: ids.take("Order"),
    name: `#${ids.take("OrderName")}`,
    channel: pos ? "pos" : "online",
    location_id: pos ? placeId : null,
    test: fate > 0.997 ? 1 : 0,
    processed_at: at,
    created_at: at,
    updated_at: cancelledAt ?? (shipped ? shippedAt : at),
    cancelled_at: cancelledAt !== null && cancelledAt < now ? cancelledAt : null,
    fulfilled_at: null,
  };
  if (order.cancelled_at === null && cancelledAt !== null) order.updated_at = at;
  if (order.cancelled_at === null && shipped) order.fulfilled_at = shippedAt;
  const lines = sale.basket.map(({ article, quantity }) => makeLine(order, article, quantity, placeId, ids));
  history.orders.push(order);
  history.lines.push(...lines);
  if (order.fulfilled_at !== null) addFulfillment(history, ids, order, lines, placeId);
  const refundedAt = shippedAt + integerBetween(random, 2, 14) * DAY;
  const [line] = lines;
  const restock = random() < 0.7 ? "return" : "no_restock";
  if (random() < 0.04 && order.fulfilled_at !== null && refundedAt < now && line)
    addRefund(history, ids, order, line, refundedAt, restock);
}

function addFulfillment(history: History, ids: IdCounter, order: OrderRow, lines: LineRow[], placeId: number): void {
  const created_at = order.fulfilled_at ?? order.created_at;
  const id = ids.take("Fulfillment");
  history.fulfillments.push({ id, order_id: order.id, location_id: placeId, status: "success", created_at });
  for (const line of lines)
    history.fulfillmentLines.push({
      ...{ id: ids.take("FulfillmentLineItem"), fulfillment_id: id, line_id: line.id, quantity: line.quantity },
    });
}

function addRefund(
  history: History,
  ids: IdCounter,
  order: OrderRow,
  line: LineRow,
  at: number,
  restock: "return" | "no_restock",
): void {
  const refund = { id: ids.take("Refund"), order_id: order.id, created_at: at };
  history.refunds.push(refund);
  history.refundLines.push({
    id: ids.take("RefundLineItem"),
    refund_id: refund.id,
    line_id: line.id,
    quantity: 1,
    restock,
    location_id: restock === "return" ? line.location_id : null,
  });
  line.current_quantity -= 1;
  order.updated_at = at;
}

function makeLine(order: OrderRow, article: Article, quantity: number, placeId: number, ids: IdCounter): LineRow {
  const { variant, product } = article;
  return {
    id: ids.take("LineItem"),
    order_id: order.id,
    variant_id: variant.id,
    product_id: product.id,
    title: variant.title === "Default Title" ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: variant.price,
    quantity,
    current_quantity: quantity,
    location_id: placeId,
  };
}

function fillBasket(random: () => number, shelf: Shelf | undefined): Sale["basket"] {
  const size = random();
  const basket = new Map<Article, number>();
  for (let n = size < 0.62 ? 1 : size < 0.87 ? 2 : 3; n > 0; n--) {
    const article = shelf?.draw(random);
    const many = random();
    if (article) basket.set(article, many < 0.82 ? 1 : many < 0.96 ? 2 : 4);
  }
  return [...basket].map(([article, quantity]) => ({ article, quantity }));
}

function chooseLocation(random: () => number, count: number): number {
  const chance = random();
  if (chance < 0.72 || count === 1) return 0;
  return count === 2 || chance < 0.89 ? 1 : 2;
}

/** Nine to ten in the evening, most around three. */
function openingTime(random: () => number): number {
  return Math.floor((9 + ((random() + random()) / 2) * 13) * 3600) * 1000;
}

function startOfDay(now: number, timeZone: string): number {
  const offset = offsetMinutes(now, timeZone) * 60_000;
  return Math.floor((now + offset) / DAY) * DAY - offset;
}
