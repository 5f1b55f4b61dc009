import type { World } from "../oracle/world";
import { randomFrom } from "../support/random";
import { post } from "./dev-store";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** So many variants are in everybody's hands: things meet there. */
const HOT = 12;

/** What merchants and buyers do, so often beside each other. */
const ACTIONS = [
  ["order", 30],
  ["fulfil", 10],
  ["edit", 8],
  ["refund", 8],
  ["cancel", 4],
  ["deleteOrder", 3],
  ["setLevel", 14],
  ["connect", 4],
  ["disconnect", 3],
  ["createProduct", 3],
  ["deleteProduct", 2],
  ["changeProduct", 5],
  ["changeVariant", 5],
  ["toggleLocation", 2],
  ["createLocation", 1],
  ["moveClocks", 1],
] as const;
/** Where a shop may say that it is: a day ahead, a day behind, and half an hour off. */
const ZONES = ["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata"];
/** In ms. Of two values of one version the shop's own stays as it came until the night's comparison: nobody moves clocks twice in it. */
const ONE_VERSION = 2000;
type Action = (typeof ACTIONS)[number][0];
const OFTEN = ACTIONS.flatMap(([action, weight]) => Array.from({ length: weight }, () => action));

/** Somebody who does one thing after the other, by chance and repeatably. What cannot be done is not done. */
export class Merchant {
  private readonly random: () => number;
  private done = 0;
  private clocksMovedAt = 0;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  /** One thing, seen in the world as it stands; answers with what it was. */
  async act(world: World, now: number): Promise<string> {
    const action = this.choose();
    const [path, body] = this.request(action, world, now) ?? [];
    if (path === undefined) return `${action}: nothing to do it with`;
    const accepted = await post(path, body);
    return `${action} ${path} ${JSON.stringify(body)}${accepted ? "" : ", refused"}`;
  }

  private choose(): Action {
    return this.oneOf(OFTEN) ?? "order";
  }

  private request(action: Action, world: World, now: number): [string, unknown?] | undefined {
    const variant = this.oneOf([...world.variants.values()].slice(-HOT));
    const location = this.oneOf([...world.locations.keys()]);
    const [orderId, order] = this.oneOf([...world.orders].slice(-25)) ?? [];
    const line = order && this.oneOf(order.lines);
    if (!variant || location === undefined || orderId === undefined || !line) return undefined;
    const place = { inventoryItemId: variant.itemId, locationId: location };
    switch (action) {
      case "order":
        return ["/orders", this.order(world, now)];
      case "fulfil":
        return [`/orders/${orderId}/fulfill`, this.shipment(line.id, location)];
      case "edit":
        return [`/orders/${orderId}/edit`, { lineId: line.id, quantity: this.upTo(6) }];
      case "refund":
        return [
          `/orders/${orderId}/refunds`,
          { lines: [{ lineId: line.id, quantity: 1, ...this.restocking(location) }] },
        ];
      case "cancel":
        return [`/orders/${orderId}/cancel`, { restock: this.random() < 0.7 }];
      case "deleteOrder":
        return [`/orders/${orderId}/delete`];
      case "setLevel": {
        const level = this.oneOf(
          [...world.levels.values()].filter((each) => each.itemId === variant.itemId && each.connected),
        );
        return level && variant.tracked
          ? ["/levels", { inventoryItemId: level.itemId, locationId: level.locationId, available: this.units() }]
          : undefined;
      }
      case "connect":
        return variant.tracked ? ["/levels", { ...place, available: this.units() }] : undefined;
      case "disconnect":
        return ["/levels/disconnect", place];
      case "createProduct":
        return ["/products", this.product(world)];
      case "deleteProduct":
        return [`/products/${variant.productId}/delete`];
      case "changeProduct":
        return [`/products/${variant.productId}`, this.productChange()];
      case "changeVariant":
        return [`/variants/${variant.id}`, this.variantChange()];
      case "toggleLocation":
        return [`/locations/${location}`, { active: !world.locations.get(location) }];
      case "createLocation":
        return world.locations.size < 4 ? ["/locations", { name: `Shop ${++this.done}` }] : undefined;
      case "moveClocks":
        return this.movedClocks(now);
    }
  }

  private movedClocks(now: number): [string, unknown] | undefined {
    const timeZone = this.oneOf(ZONES);
    if (now - this.clocksMovedAt < ONE_VERSION) return undefined;
    this.clocksMovedAt = now;
    return ["/shop", { timeZone }];
  }

  private order(world: World, now: number) {
    const variants = [...world.variants.values()].slice(-HOT);
    const sold = new Set(Array.from({ length: 1 + this.upTo(2) }, () => this.oneOf(variants)?.id));
    const lines = [...sold].map((variantId) => ({ variantId, quantity: 1 + this.upTo(4) }));
    const atTheTill = this.random() < 0.4;
    return {
      ...{ lines, channel: atTheTill ? "pos" : "online", oversell: this.random() < 0.5, test: this.random() < 0.05 },
      ...(atTheTill && { locationId: this.oneOf([...world.locations.keys()]) }),
      ...(this.random() < 0.2 && { processedAt: now - this.upTo(40) * DAY }),
    };
  }

  /** All of the order; or some of a line, from one place or another, and not always with success. */
  private shipment(lineId: number, locationId: number) {
    if (this.random() < 0.4) return {};
    const status = this.oneOf(["success", "success", "success", "open", "failure", "error", "cancelled"]);
    return { status, locationId, lines: [{ lineId, quantity: 1 + this.upTo(1) }] };
  }

  private restocking(locationId: number) {
    const restock = this.oneOf(["return", "cancel", "no_restock"]);
    return this.random() < 0.3 ? { restock, locationId } : { restock };
  }

  private product(world: World) {
    const levels = [...world.locations.keys()].filter(() => this.random() < 0.7);
    const variants = Array.from({ length: 1 + this.upTo(2) }, (_, n) => ({
      ...{ title: `Size ${n}`, sku: `CHAOS-${n}`, price: "5.00", cost: "2.00" },
      levels: levels.map((locationId) => ({ locationId, available: this.units() })),
    }));
    return { title: `Kettle ${++this.done}`, vendor: "Acme", variants };
  }

  private productChange() {
    const status = this.oneOf(["active", "unlisted", "draft", "archived"]);
    return this.random() < 0.5 ? { title: `Kettle ${++this.done}` } : { status };
  }

  private variantChange() {
    if (this.random() < 0.3) return { tracked: this.random() < 0.6 };
    return this.random() < 0.5 ? { policy: this.oneOf(["deny", "continue"]) } : { sku: `CHAOS-${++this.done}` };
  }

  private units = () => this.oneOf([0, 0, 1, 5, 12, 40]) ?? 0;
  private upTo = (most: number) => Math.floor(this.random() * (most + 1));
  private oneOf = <Item>(items: readonly Item[]): Item | undefined => items[this.upTo(items.length - 1)];
}
