import * as z from "zod";
import { listBarcodes } from "./barcodes";
import {
  changeProduct,
  changeVariant,
  createProduct,
  deleteProduct,
  NewProduct,
  ProductChange,
  VariantChange,
} from "./catalog";
import { listDeliveries } from "./deliveries";
import { changeOptionalScopes, installApp, optionalScopes, readInstall, sendCompliance, uninstallApp } from "./install";
import { changeLocation, createLocation, LocationChange, listLocations, NewLocation } from "./locations";
import { readLog } from "./log";
import { listLines, listRefunds } from "./order-rows";
import {
  cancelOrder,
  deleteOrder,
  editOrder,
  fulfillOrder,
  OrderCancellation,
  OrderEdit,
  OrderPlacement,
  placeOrder,
  requireOrder,
  Shipment,
} from "./orders";
import {
  changePurchaseOrder,
  createPurchaseOrder,
  deletePurchaseOrder,
  NewPurchaseOrder,
  PurchaseOrderArrival,
  PurchaseOrderChange,
  receivePurchaseOrder,
} from "./purchase-orders";
import { RefundRequest, refundOrder } from "./refunds";
import { Refusal } from "./refusal";
import type { VariantRow } from "./rows";
import { readStream, StreamSpeed, setStream } from "./sales-stream";
import { seedShop } from "./seed/seed";
import { changeShop, ShopChange } from "./shop-facts";
import { disconnectLevel, LevelChange, requireLevel, setAvailable } from "./stock";
import type { Store } from "./store";
import { readSwitches, Switches, setSwitches } from "./switches";
import { FACTS } from "./tables";

interface Asked {
  /** The number in the path, if it has one. */
  id: number;
  body: unknown;
  search: URLSearchParams;
}
type Action = (store: Store, asked: Asked) => unknown;

const Optional = z.object({ optional: z.array(z.string()).optional() });
const Compliance = z.object({ topic: z.enum(["customers/data_request", "customers/redact", "shop/redact"]) });
const Place = LevelChange.omit({ available: true });

/** Everything that can happen in a shop, as `METHOD /path` with JSON; the admin's buttons use the same doors. */
const ACTIONS: Record<string, Action> = {
  "GET /shop": (store) => ({ ...store.facts, domain: store.domain, install: readInstall(store) ?? null }),
  "POST /shop": (store, { body }) => changeShop(store, ShopChange.parse(body)),
  "POST /seed": (store, { body }) => seedShop(store, z.object({ seed: z.number().int() }).parse(body).seed, Date.now()),

  "POST /install": (store, { body }) => installApp(store, Optional.parse(body).optional ?? optionalScopes(store.env)),
  "POST /uninstall": (store) => uninstallApp(store),
  "POST /scopes": (store, { body }) => changeOptionalScopes(store, Optional.parse(body).optional ?? []),
  "POST /compliance": (store, { body }) => sendCompliance(store, Compliance.parse(body).topic),

  "POST /orders": (store, { body }) => orderAnswer(store, placeOrder(store, OrderPlacement.parse(body)).id),
  "GET /orders/:id": (store, { id }) => orderAnswer(store, id),
  "POST /orders/:id/refunds": (store, { id, body }) => refundOrder(store, id, RefundRequest.parse(body)),
  "POST /orders/:id/cancel": (store, { id, body }) => cancelOrder(store, id, OrderCancellation.parse(body)),
  "POST /orders/:id/fulfill": (store, { id, body }) => fulfillOrder(store, id, Shipment.parse(body)),
  "POST /orders/:id/edit": (store, { id, body }) => editOrder(store, id, OrderEdit.parse(body)),
  "POST /orders/:id/delete": (store, { id }) => deleteOrder(store, id),

  "POST /levels": (store, { body }) => setAvailable(store, LevelChange.parse(body)),
  "POST /levels/disconnect": (store, { body }) => {
    const { inventoryItemId, locationId } = Place.parse(body);
    disconnectLevel(store, requireLevel(store, inventoryItemId, locationId));
  },
  "GET /levels": (store, { search }) =>
    store.database.all("select * from levels where item_id = ?", Number(search.get("inventoryItemId"))),

  "POST /products": (store, { body }) => productAnswer(store, createProduct(store, NewProduct.parse(body)).id),
  "GET /products": (store, { search }) =>
    store.database.all("select * from products where id > ? order by id limit 250", Number(search.get("after") ?? 0)),
  "GET /products/:id": (store, { id }) => productAnswer(store, id),
  "POST /products/:id": (store, { id, body }) => changeProduct(store, id, ProductChange.parse(body)),
  "POST /products/:id/delete": (store, { id }) => deleteProduct(store, id),
  "POST /variants/:id": (store, { id, body }) => changeVariant(store, id, VariantChange.parse(body)),

  "POST /purchase-orders": (store, { body }) => createPurchaseOrder(store, NewPurchaseOrder.parse(body)),
  "GET /purchase-orders": (store) => store.database.all("select * from purchase_orders order by id"),
  "POST /purchase-orders/:id": (store, { id, body }) => changePurchaseOrder(store, id, PurchaseOrderChange.parse(body)),
  "POST /purchase-orders/:id/delete": (store, { id }) => deletePurchaseOrder(store, id),
  "POST /purchase-orders/:id/arrivals": (store, { id, body }) =>
    receivePurchaseOrder(store, id, PurchaseOrderArrival.parse(body)),

  "GET /locations": (store) => listLocations(store),
  "POST /locations": (store, { body }) => createLocation(store, NewLocation.parse(body)),
  "POST /locations/:id": (store, { id, body }) => changeLocation(store, id, LocationChange.parse(body)),

  "GET /switches": (store) => readSwitches(store),
  "POST /switches": (store, { body }) => setSwitches(store, Switches.partial().parse(body)),
  "GET /stream": (store) => readStream(store) ?? { perMinute: 0 },
  "POST /stream": (store, { body }) => setStream(store, StreamSpeed.parse(body)) ?? { perMinute: 0 },
  "GET /deliveries": (store, { search }) => listDeliveries(store, Number(search.get("since") ?? 0)),
  "GET /subscriptions": (store) => store.database.all("select * from subscriptions order by id"),
  "GET /rows": (store, { search }) => readRows(store, search.get("table"), Number(search.get("after") ?? 0)),
  "GET /log": (store, { search }) => readLog(store.database, Number(search.get("after") ?? 0)),
};

export async function answerAction(store: Store, request: Request, url: URL): Promise<Response> {
  const id = /\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1];
  const action = ACTIONS[`${request.method} ${url.pathname.replace(/\/\d+(?=\/|$)/, "/:id")}`];
  if (!action) return Response.json({ error: `no such door: ${request.method} ${url.pathname}` }, { status: 404 });
  // A page elsewhere cannot send JSON here without asking first, and is never allowed to.
  if (request.method === "POST" && !request.headers.get("content-type")?.startsWith("application/json"))
    return Response.json({ error: "send application/json" }, { status: 415 });
  try {
    const body: unknown = request.method === "POST" ? JSON.parse((await request.text()) || "{}") : undefined;
    const result = store.database.transaction(() => action(store, { id: Number(id), body, search: url.searchParams }));
    return Response.json(result ?? { done: true });
  } catch (error) {
    return Response.json({ error: explain(error) }, { status: statusOf(error) });
  }
}

/** The facts as they stand: what a model starts from, before it replays the log. */
function readRows(store: Store, table: string | null, after: number): unknown {
  return store.database.all(`select * from ${z.enum(FACTS).parse(table)} where id > ? order by id limit 5000`, after);
}

function orderAnswer(store: Store, id: number): object {
  const order = requireOrder(store, id);
  return { ...order, lines: listLines(store, id), refunds: listRefunds(store, id) };
}

function productAnswer(store: Store, id: number): object {
  const product = store.database.find("select * from products where id = ?", id);
  if (!product) throw new Refusal(`no product ${id}`);
  return {
    ...product,
    variants: store.database
      .all<VariantRow>("select * from variants where product_id = ? order by position", id)
      .map((variant) => ({
        ...variant,
        barcodes: listBarcodes(store, variant.id).map(({ value, type }) => ({ value, type })),
      })),
  };
}

function statusOf(error: unknown): number {
  if (error instanceof Refusal) return 422;
  return error instanceof z.ZodError || error instanceof SyntaxError ? 400 : 500;
}

function explain(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
