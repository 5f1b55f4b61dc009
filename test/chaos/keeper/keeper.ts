import { env } from "cloudflare:workers";
import { z } from "zod";
import { settleInventoryWrite } from "../../../app/stock/writes/inventory-writes.server";
import { dayOf } from "../../oracle/calendar";
import type { World } from "../../oracle/world";
import { shuffled } from "../../support/random";
import { SHOP } from "../dev-store";
import type { Jobs } from "../jobs";
import { counting } from "./counting";
import { type Act, Desk, KEY } from "./desk";
import { hasCome, inTransit, Notebook, openOf } from "./notebook";
import { Purchases } from "./purchases";
import { ShopifyWatched } from "./shopify-watched";
import { takingBack } from "./taking-back";
import { Transfers } from "./transfers";

const DAY = 86_400_000;
/** As many of these as of the world's variants are in everybody's hands. */
const HOT = 12;

const ACTIONS = [
  "order",
  "order",
  "receive",
  "receive",
  "receive",
  "split",
  "sendBack",
  "takeBack",
  "takeBack",
  "close",
] as const;
const STOCK = ["transfer", "transfer", "arrive", "arrive", "unload", "count", "count", "adjust"] as const;

type Action = (typeof ACTIONS)[number] | (typeof STOCK)[number];

/**
 * Somebody who works in the app by its API while everything fails: orders, receives, splits, sends back, takes back,
 * moves, counts.
 */
export class Keeper {
  readonly notebook = new Notebook();
  /** What is to be tried next: each kind comes before any comes again. */
  private deck: Action[] = [];
  private readonly purchases: Purchases;
  private readonly transfers: Transfers;

  private constructor(
    private readonly desk: Desk,
    readonly shopify: ShopifyWatched,
    supplier: { id: number; currency: string },
  ) {
    this.purchases = new Purchases(desk, this.notebook, supplier);
    this.transfers = new Transfers(desk, this.notebook);
  }

  static async hire(jobs: Jobs, random: () => number) {
    const desk = new Desk(jobs, random);
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(KEY));
    const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    await env.DB.prepare(
      `INSERT INTO api_keys (shop_id, name, scopes, hash, hint, created_by, created_at)
      SELECT id, 'Keeper', 'read,write_stock,write_purchasing', ?, '5555', '7', 1 FROM shops WHERE domain = ?`,
    )
      .bind(hash, SHOP)
      .run();
    const { json } = await desk.ask("POST", "/suppliers", env.DB, "supplier", { name: "Acme" });
    const supplier = z.object({ id: z.coerce.number(), currency: z.string() }).parse(json);
    return new Keeper(desk, new ShopifyWatched(random), supplier);
  }

  /** One thing more, seen in the world as it stands. */
  async act(world: World, now: number, database: D1Database) {
    if (!this.deck.length) this.deck = shuffled([...ACTIONS, ...STOCK], this.desk.random);
    const action = this.deck.pop();
    const act = action && this.actOf(action, world, now);
    if (act) this.desk.begin(act);
    await this.desk.goOn(database);
  }

  /** Of a write that Shopify did not answer for a day somebody sees in Shopify whether it was made, and says so. */
  async settle(now: number) {
    const uncertain = z.array(z.object({ id: z.number(), key: z.string(), shopId: z.number(), createdAt: z.number() }));
    const { results } = await env.DB.prepare(
      `SELECT id, idempotency_key AS "key", shop_id AS shopId, created_at AS createdAt FROM inventory_writes WHERE state = 'uncertain'`,
    ).all();
    for (const { id, key, shopId, createdAt } of uncertain.parse(results)) {
      if (now - createdAt < DAY) throw new Error(`The write ${key} is uncertain before a day has gone by.`);
      const was = this.shopify.written.has(key) ? "made" : "not made";
      await settleInventoryWrite(env.DB, { id: shopId }, id, was, now);
    }
  }

  /** How much was done. */
  done = () => this.desk.done;

  /** Whether nothing is left to be tried. */
  isDone = () => this.desk.isDone();

  /** What is pending is tried once more. */
  goOn = (database: D1Database) => this.desk.goOn(database);

  /** Asks the app what it knows of one of its things. */
  read = async (path: string) => (await this.desk.ask("GET", path, env.DB)).json;

  private actOf(action: Action, world: World, now: number): Act | undefined {
    const { desk, notebook } = this;
    const variants = [...world.variants.values()].slice(-HOT);
    const places = [...world.locations].filter(([, active]) => active).map(([id]) => id);
    const [variant, place] = [desk.oneOf(variants), desk.oneOf(places)];
    if (!variant || place === undefined) return undefined;
    const today = dayOf(now, world.timeZone);
    const receivedOn = new Date(today * DAY).toISOString().slice(0, 10);
    const open = notebook.orders.filter((order) => order.state === "sent" && !desk.isBusy(order));
    const order = desk.oneOf(open);
    const [line] = order ? order.lines.filter((each) => openOf(each) > 0) : [];
    switch (action) {
      case "order":
        return this.purchases.ordering(place, [...new Set([variant.id, desk.oneOf(variants)?.id ?? variant.id])]);
      case "receive":
        return order && line && this.purchases.receiving(order, line, receivedOn);
      case "split":
        return order && line && this.purchases.splitting(order, line, today);
      case "sendBack": {
        const came = order?.lines.find((each) => each.accepted > 0);
        return order && came && this.purchases.sendingBack(order, came, today);
      }
      case "takeBack": {
        const receipt = desk.oneOf(
          notebook.receipts.filter((each) => !each.isTakenBack && each.of.state === "sent" && !desk.isBusy(each.of)),
        );
        return receipt && takingBack(desk, notebook, receipt, "/receipts", receipt.line.variantId);
      }
      case "close":
        return order && line && order.lines.some(hasCome) && desk.random() < 0.3
          ? this.purchases.closing(order)
          : undefined;
      case "transfer": {
        const to = desk.oneOf(places.filter((each) => each !== place));
        return to === undefined ? undefined : this.transfers.moving(place, to, variant.id);
      }
      case "arrive": {
        const transfer = desk.oneOf(notebook.transfers.filter((each) => !desk.isBusy(each)));
        const left = transfer?.lines.find((each) => inTransit(each) > 0);
        return transfer && left && this.transfers.arriving(transfer, left, receivedOn);
      }
      case "unload": {
        const arrival = desk.oneOf(notebook.arrivals.filter((each) => !each.isTakenBack && !desk.isBusy(each.of)));
        return arrival && takingBack(desk, notebook, arrival, "/transfer-receipts");
      }
      case "count": {
        const stocked = [...world.levels.values()].filter((each) => each.itemId === variant.itemId && each.connected);
        const level = desk.oneOf(stocked);
        return level && counting(desk, notebook, level.locationId, variant.id);
      }
      case "adjust": {
        const body = { location_id: `${place}`, change: 1 + desk.upTo(4), reason: "correction" };
        return desk.asking("POST", `/variants/${variant.id}/adjustments`, body, () => undefined);
      }
    }
  }
}
