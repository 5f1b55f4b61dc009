import { env } from "cloudflare:workers";
import * as build from "virtual:remix/server-build";
import { ONE, TWO } from "../../support/two-shops";
import { visit, withToken } from "../visit";
import { askedDuring, PROBE } from "./asked-names";

/** A method of a route, and what it asks for by name. */
export interface Door {
  id: string;
  /** With the route's own parameters in it: `/suppliers/:supplierId`. */
  path: string;
  method: string;
  form: string[];
  query: string[];
  /** Names within texts of JSON, or of the body where that is JSON. */
  json: string[];
  isJson: boolean;
}

/** Of a shop, by what a parameter or a field is called without `Id`: `variant` → [1, 2]. */
export type Ids = Map<string, string[]>;

const FORM = "application/x-www-form-urlencoded";

/** Every route that answers by itself, from the build's own list. */
const ROUTES = Object.values(build.routes)
  .filter(({ id }) => id !== "root")
  .map(({ id, module, index }) => ({ id, module, path: `${pathOf(id)}${index ? "?index" : ""}` }));

function pathOf(id: string): string {
  const route = build.routes[id];
  if (!route) return "";
  const above = route.parentId === undefined ? "" : pathOf(route.parentId);
  return route.path === undefined ? above : `${above === "/" ? "" : above}/${route.path}`;
}

const PARAMETER = /:(\w+)\??|\*/g;

/** The address of a door; each parameter as it is told. */
export const addressOf = (path: string, word: (name: string) => string) =>
  path.replace(PARAMETER, (_, name: string | undefined) => word(name ?? "*"));

/** A word for each parameter: an id of what it is called after, or a one. */
const wordIn = (ids: Ids) => (name: string) => ids.get(stemOf(name))?.[0] ?? WORDS[name]?.[0] ?? "1";

export const stemOf = (name: string) =>
  name
    .replace(/(Ids?|_ids?|s)$/, "")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();

/** What stands where a parameter is no id. */
export const WORDS: Record<string, string[]> = {
  level: ["variant", "product", "supplier", "shop"],
  subject: ["1", "0", "301"],
  location: ["0", "1"],
  report: ["dead-stock", "overstock"],
  type: ["stock.low"],
  file: ["all.zip", "stock.low.json"],
  kind: ["ship-to", "accounts"],
  piece: ["0"],
  sequence: ["1000"],
};

/** The ids of a shop's rows, under each word that its tables' names end with. */
export async function idsOf(shopId: number): Promise<Ids> {
  const { results: tables } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%`shop_id`%' AND sql LIKE '%`id` integer%' ORDER BY name",
  ).all<{ name: string }>();
  const ids: Ids = new Map();
  for (const { name } of tables) {
    const { results } = await env.DB.prepare(
      `SELECT CAST(id AS TEXT) AS id FROM "${name}" WHERE shop_id = ? ORDER BY id LIMIT 20`,
    )
      .bind(shopId)
      .all<{ id: string }>();
    const words = name.replace(/s$/, "").split("_");
    for (let from = 0; from < words.length; from++) {
      const stem = words.slice(from).join("_");
      ids.set(stem, [...new Set([...(ids.get(stem) ?? []), ...results.map(({ id }) => id)])]);
    }
  }
  const { results: uplifts } = await env.DB.prepare(
    "SELECT CAST(id AS TEXT) AS id FROM promotions WHERE shop_id = ? AND percent IS NOT NULL AND of_id IS NULL ORDER BY id",
  )
    .bind(shopId)
    .all<{ id: string }>();
  return ids.set(
    "uplift",
    uplifts.map(({ id }) => id),
  );
}

/** Every door of the first shop: its methods by what it allows, its fields by what it asks for. */
export async function everyDoor(ids: Ids): Promise<Door[]> {
  const doors: Door[] = [];
  for (const { id, path, module } of ROUTES) {
    const address = addressOf(path, wordIn(ids));
    if (module.loader || module.default) doors.push({ id, path, method: "GET", ...(await learned(address, "GET")) });
    if (!module.action) continue;
    // What deletes comes last of a route, so that the others find it.
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status } = await sent(address, method, FORM, "");
      if (status !== 405) doors.push({ id, path, method, ...(await learned(address, method)) });
    }
  }
  return doors;
}

/** What it asks for, tried until nothing new is asked: some fields are wanted only where others are good. */
async function learned(address: string, method: string) {
  const all = { form: new Set<string>(), query: new Set<string>(), json: new Set<string>() };
  let isJson = false;
  for (let before = -1, turn = 0; before !== sizeOf(all) && turn < (method === "GET" ? 1 : 3); turn++) {
    before = sizeOf(all);
    const fields = Object.fromEntries([...all.form].map((name) => [name, turn === 1 ? PROBE : "12345678"]));
    const body = isJson ? JSON.stringify(piece([...all.json])) : `${new URLSearchParams(fields)}`;
    const asked = await askedDuring(() => sent(address, method, isJson ? "application/json" : FORM, body));
    for (const name of ["form", "query", "json"] as const) for (const each of asked[name]) all[name].add(each);
    if (asked.isJson !== isJson) [isJson, before] = [true, -1];
  }
  if (all.json.has("cells")) for (const heading of await headingsOf(address)) all.json.add(cellOf(heading));
  for (const name of OF_THE_HOUSE) all.query.delete(name);
  return { form: [...all.form], query: [...all.query], json: [...all.json], isJson };
}

/** What the columns of a file are called, as the file that is saved there says. */
async function headingsOf(address: string) {
  const answer = await visit(address, ONE.domain);
  const [line = ""] = (await answer.text()).replace("\ufeff", "").split("\r\n");
  return answer.headers.get("content-type")?.startsWith("text/csv") ? line.split(",") : [];
}

/** As a page sends it: "Lead time (days)" is lead_time_days. */
const cellOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");

/** A value of JSON with these names at each of three levels, in an object and in a list. */
const piece = (names: string[], depth = 3): object =>
  Object.fromEntries(names.map((name) => [name, depth ? (name.endsWith("s") ? [piece(names, depth - 1)] : 1) : 1]));

const sizeOf = (all: Record<string, Set<string>>) => Object.values(all).reduce((sum, { size }) => sum + size, 0);

/** The address that a page's rows have. */
export function rowsOf(address: string) {
  const [path = "", search] = address.split("?");
  return `${path === "/" ? "/_root" : path.replace(/\/$/, "")}.data${search === undefined ? "" : `?${search}`}`;
}

/** What the admin and Remix put into each address. */
const OF_THE_HOUSE = ["_data", "_routes", "id_token", "shop", "index", "embedded", "host"];

/** A form's answer is asked for as rows, which is all but the page around it. */
async function sent(path: string, method: string, type: string, body: string) {
  const address = method === "GET" ? path : rowsOf(path);
  const headers = { ...(await withToken(ONE.domain)), "content-type": type };
  const init = method === "GET" ? {} : { body, headers };
  const answer = await visit(address, ONE.domain, { method, redirect: "manual", ...init });
  const text = await answer.text();
  if (answer.status >= 500 || text.includes(TWO.domain)) throw new Error(`${method} ${address}: ${answer.status}`);
  return answer;
}
