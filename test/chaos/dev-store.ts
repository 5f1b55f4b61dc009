import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { z } from "zod";
import devStore from "../../workers/dev-store/index";
import type { Shop } from "../../workers/dev-store/shop";
import { type Beginning, beginning, type Fact, fact } from "../oracle/facts";

export const SHOP = "second-dev.myshopify.com";
const ORIGIN = "http://localhost:8788";

// The app's tests declare other bindings for the same module, and a request from outside knows more of itself.
const bindings = z.object({
  SHOPS: z.custom<DurableObjectNamespace<Shop>>(),
  APP_URL: z.string(),
  DEV_STORE_URL: z.string(),
  API_KEY: z.string(),
  API_SECRET: z.string(),
  APP_SCOPES: z.string(),
  APP_OPTIONAL_SCOPES: z.string(),
});
const fromOutside = z.custom<Parameters<typeof devStore.fetch>[0]>();

/** The dev store by its own front door; called, since a fetch of the pool's takes ten times as long. */
export const devStoreAnswers = async (request: Request) =>
  devStore.fetch(fromOutside.parse(request), bindings.parse(env));

const ask = (address: string, init: RequestInit = {}) => devStoreAnswers(new Request(`${ORIGIN}${address}`, init));

const get = async (path: string): Promise<unknown> => (await ask(`/${SHOP}${path}`)).json();

/** What somebody does there. False where the dev store says that it cannot be done. */
export async function post(path: string, body: unknown = {}): Promise<boolean> {
  const headers = { "content-type": "application/json" };
  const answer = await ask(`/${SHOP}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const said = await answer.text();
  if (!answer.ok && answer.status !== 422) throw new Error(`${path} was answered with ${answer.status}: ${said}`);
  return answer.ok;
}

/** The signed address of an app page, as the admin's iframe loads it. */
export const embeddedAddress = async () => (await ask(`/embedded-url?path=/&shop=${SHOP}`)).text();

/** Its one alarm moves bulk operations on. */
export const alarmRings = () => runDurableObjectAlarm(bindings.parse(env).SHOPS.getByName(SHOP));

export async function readBeginning(): Promise<Beginning> {
  const { timeZone } = z.object({ timeZone: z.string() }).parse(await get("/shop"));
  const tables = ["locations", "products", "variants", "levels", "orders", "lines"];
  const rows = await Promise.all(tables.map(async (table) => [table, await readRows(table)]));
  const more = { refundLines: "refund_lines", fulfillments: "fulfillments", fulfillmentLines: "fulfillment_lines" };
  const others = await Promise.all(
    Object.entries({ refunds: "refunds", ...more }).map(async ([name, table]) => [name, await readRows(table)]),
  );
  return beginning.parse({ timeZone, ...Object.fromEntries([...rows, ...others]) });
}

const row = z.looseObject({ id: z.number() });
type Row = z.infer<typeof row>;

/** All rows of one of its tables. */
export const readRows = (table: string) =>
  page<Row>(async (last) => z.array(row).parse(await get(`/rows?table=${table}&after=${last?.id ?? 0}`)));

/** All that happened after this one. */
export const readFacts = (after: number) =>
  page<Fact>(async (last) => z.array(fact).parse(await get(`/log?after=${last?.seq ?? after}`)));

const delivery = z.object({
  id: z.number(),
  topic: z.string(),
  webhook_id: z.string(),
  triggered_at: z.string(),
  body: z.string(),
  due_at: z.number().nullable(),
  status: z.enum(["due", "delivered", "lost", "debounced", "failed"]),
});
export type Delivery = z.infer<typeof delivery>;

export const readDeliveries = (after: number) =>
  page<Delivery>(async (last) => z.array(delivery).parse(await get(`/deliveries?since=${last?.id ?? after}`)));

/** The doors give a part of what there is; the next part begins after its last. */
async function page<Item>(next: (last: Item | undefined) => Promise<Item[]>): Promise<Item[]> {
  const all: Item[] = [];
  for (let part = await next(undefined); part.length; part = await next(all.at(-1))) all.push(...part);
  return all;
}
