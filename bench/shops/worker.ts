// The consumer with as many databases as are bound, one of which may fail for a while, and a way to their rows.
import { databasesFor, forgetPlaces } from "../../app/shops/databases.server";
import { consumeInbox } from "../../workers/deliveries/inbox";
import type { InboxMessage } from "../../workers/deliveries/messages";
import { NO_METRICS, queueInto } from "../shop";

/** A message with how often it was tried. */
export interface Tried {
  body: InboxMessage;
  attempts: number;
}

/** Which of the messages are to come again, and in how many seconds. */
export type Again = [index: number, delaySeconds: number][];

type Databases = Pick<Env, "DB"> & Record<string, unknown>;

console.log = () => undefined;
console.warn = () => undefined;

/** By its number from 1; 0 is none. */
let failing = 0;

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const place = Number(searchParams.get("place"));
    switch (pathname) {
      case "/fail":
        failing = place;
        return new Response();
      case "/forget":
        forgetPlaces();
        return new Response();
      case "/sql": {
        const database = databasesOf(env)[place - 1] ?? env.DB;
        const statements = (await request.json<string[]>()).map((sql) => database.prepare(sql));
        return Response.json((await database.batch(statements)).map(({ results }) => results));
      }
      case "/route":
        return routed(await request.json(), searchParams.get("way"), Number(searchParams.get("times")), env);
      default:
        return Response.json(await consumed(await request.json(), place, env));
    }
  },
} satisfies ExportedHandler<Databases>;

const databasesOf = (env: Databases) =>
  Object.keys(env)
    .filter((name) => /^DB(_\d+)?$/.test(name))
    .sort()
    .map((name) => env[name] as D1Database);

/** Told a place, it has that database and no other: then nothing is routed. */
async function consumed(tried: Tried[], place: number, env: Databases): Promise<Again> {
  const again: Again = [];
  const all = databasesOf(env).map((database, index) => mayFail(database, index + 1));
  const own = place ? all.slice(place - 1, place) : all;
  const bound = Object.fromEntries(own.map((database, index) => [index ? `DB_${index + 1}` : "DB", database]));
  const batch = batchOf(tried, again);
  await consumeInbox(batch, { ...bound, DB: own[0] ?? env.DB, JOBS: queueInto([]), OUTBOX: queueInto([]) });
  return again;
}

const batchOf = (tried: Tried[], again: Again): MessageBatch<InboxMessage> => ({
  queue: "evenstock-inbox",
  messages: tried.map(({ body, attempts }, index) => ({
    ...{ id: String(index), timestamp: new Date(), attempts, body },
    ack() {},
    retry: (options) => void again.push([index, options?.delaySeconds ?? 1]),
  })),
  metadata: NO_METRICS,
  ackAll() {},
  retryAll() {},
});

/** Fails at once while it is its turn to. */
const mayFail = (database: D1Database, place: number) =>
  new Proxy(database, {
    get(target, name) {
      if (failing === place && (name === "prepare" || name === "batch"))
        return () => {
          throw new Error("D1_ERROR: Network connection lost.");
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

/** With one database nothing is looked for; asked of the directory, nothing is remembered. */
export type Way = "one database" | "remembered" | "asked of the directory";

/** Nothing but the way to the databases of a batch, as the consumer goes it. */
async function routed(shops: string[], way: string | null, times: number, env: Databases) {
  const own = way === "one database" ? { DB: env.DB } : env;
  for (let time = 0; time < times; time++) {
    if (way === "asked of the directory") forgetPlaces();
    const places = await databasesFor(own, new Set(shops));
    for (const place of new Set(places.values())) shops.filter((shop) => places.get(shop) === place);
  }
  return new Response();
}
