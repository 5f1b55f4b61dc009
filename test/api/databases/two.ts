import { env } from "cloudflare:workers";
import { forgetPlaces } from "../../../app/shops/databases.server";
import type { Place } from "../../../app/shops/moving/tables.server";
import { installShop } from "../../support/shopify";
import { tablesMadeAnew } from "../../support/tables";

/** A shop of each database. */
export const HERE = "here.myshopify.com";
export const THERE = "there.myshopify.com";
/** Where the second database begins to count. */
const BASE = 2 ** 36;
export const THERE_ID = BASE + 1;

/** The environment of an app with two databases, and in each of them a shop. */
export async function twoDatabases() {
  forgetPlaces();
  await tablesMadeAnew(env.SECOND);
  await installShop({ id: 1, domain: HERE });
  await installShop({ id: THERE_ID, domain: THERE, database: env.SECOND });
  await env.DB.batch([
    env.DB.prepare("INSERT INTO directory (domain, place, changed_at) VALUES (?, 1, 0), (?, 2, 0)").bind(HERE, THERE),
    env.DB.prepare("INSERT INTO spans (base, place) VALUES (?, 2)").bind(BASE),
  ]);
  return { DB_2: env.SECOND };
}

/** As `npm run move-shop` marks a shop that is on its way. */
export async function movingTo(domain: string, place: number | null) {
  await env.DB.prepare("UPDATE directory SET moving_to = ? WHERE domain = ?").bind(place, domain).run();
  forgetPlaces();
}

/** A database as whoever moves a shop meets it, until it may go no further. */
export const placeOf = (database: D1Database, mayGo: () => boolean = () => true): Place => {
  const batch = (statements: string[]) => {
    if (!mayGo()) throw new Error("killed");
    return database.batch<Record<string, unknown>>(statements.map((sql) => database.prepare(sql)));
  };
  return {
    queries: async (statements) => (await batch(statements)).map(({ results }) => results),
    run: async (statements) => batch(statements),
  };
};

export const inBoth = async (sql: string) => [
  (await env.DB.prepare(sql).all()).results,
  (await env.SECOND.prepare(sql).all()).results,
];
