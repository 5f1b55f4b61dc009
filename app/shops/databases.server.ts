import { DAY } from "../days/iso-day";

/**
 * Which database holds which shop: docs/decisions/0035. Nothing else reads the bindings `DB`, `DB_2`, … (their numbers are
 * the places that the directory names). With `DB` alone nothing is asked for.
 */
type Bound = Pick<Env, "DB">;

/**
 * In ms: for so long an isolate believes what the directory said, and for so long where the directory does not answer.
 * A move waits for both.
 */
export const BELIEVED = 30_000;
export const BELIEVED_IN_AN_OUTAGE = 120_000;
const MOST_REMEMBERED = 10_000;

/** The shop's rows are on their way: what is for it waits, and comes again. Its text is one that queues try again after. */
export class ShopMoves extends Error {
  constructor(domain: string) {
    super(`The rows of ${domain} are locked: they are moving to another database.`);
  }
}

const remembered = new Map<string, { place: number; at: number }>();

/** For tests: what an isolate begins with. */
export const forgetPlaces = () => remembered.clear();

/** The database of a shop, by its domain. Throws `ShopMoves` while it moves. Nobody's domain is looked for in the first. */
export async function databaseFor(env: Bound, domain: string): Promise<D1Database> {
  const found = (await databasesFor(env, [domain])).get(domain);
  if (!found || found instanceof Error) throw found ?? new Error(`No database was found for ${domain}.`);
  return found;
}

/** The same for many, by at most one query: a shop that moves, or whose database is not bound, has an Error. */
export async function databasesFor(env: Bound, domains: Iterable<string>): Promise<Map<string, D1Database | Error>> {
  const all = bound(env);
  if (all.length === 1) return new Map([...domains].map((domain) => [domain, env.DB]));
  const wanted = [...domains];
  const places = await placesOf(env.DB, new Set(wanted), Date.now());
  return new Map(
    wanted.map((domain) => {
      const place = places.get(domain) ?? 1;
      if (place === MOVING) return [domain, new ShopMoves(domain)];
      return [domain, all[place - 1] ?? new Error(`The database of ${domain} is unavailable: bind DB_${place}.`)];
    }),
  );
}

const MOVING = 0;

async function placesOf(directory: D1Database, domains: Set<string>, now: number): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  const unsure: string[] = [];
  for (const domain of domains) {
    const known = remembered.get(domain);
    if (known && known.at > now - BELIEVED) places.set(domain, known.place);
    else unsure.push(domain);
  }
  if (!unsure.length) return places;
  try {
    for (const { domain, place, movingTo } of await listPlaces(directory, unsure)) {
      places.set(domain, movingTo === null ? place : MOVING);
      if (movingTo === null) remember(domain, place, now);
    }
  } catch (error) {
    for (const domain of unsure) {
      const known = remembered.get(domain);
      if (!known || known.at <= now - BELIEVED_IN_AN_OUTAGE) throw error;
      places.set(domain, known.place);
    }
  }
  return places;
}

function remember(domain: string, place: number, at: number) {
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(domain, { place, at });
}

/** A shop that nobody has entered is in the first database, if anywhere: it is asked for again each time. */
async function listPlaces(directory: D1Database, domains: string[]) {
  const { results } = await directory
    .prepare(
      "SELECT domain, place, moving_to AS movingTo FROM directory WHERE domain IN (SELECT value FROM json_each(?))",
    )
    .bind(JSON.stringify(domains))
    .all<{ domain: string; place: number; movingTo: number | null }>();
  return results;
}

/** The database that a shop is installed in: its own where it has one, else the open one that holds the fewest bytes. */
export async function databaseForNew(env: Bound, domain: string, now: number): Promise<D1Database> {
  const all = bound(env);
  if (all.length === 1) return env.DB;
  const [known] = await listPlaces(env.DB, [domain]);
  const place = known?.place ?? (await roomiest(all, env.DB));
  await env.DB.prepare(
    `INSERT INTO directory (domain, place, changed_at)
      VALUES (?1, CASE WHEN EXISTS (SELECT 1 FROM shops WHERE domain = ?1) THEN 1 ELSE ?2 END, ?3)
      ON CONFLICT (domain) DO UPDATE SET changed_at = excluded.changed_at`,
  )
    .bind(domain, place, now)
    .run();
  return databaseFor(env, domain);
}

/** D1 tells a database's bytes with every answer. One that does not answer takes no shop, nor one that has no span in the directory. */
async function roomiest(all: D1Database[], directory: D1Database): Promise<number> {
  const { results } = await directory.prepare("SELECT DISTINCT place FROM spans").all<{ place: number }>();
  const open = new Set([1, ...results.map(({ place }) => place)]);
  const sizes = await Promise.allSettled(
    all.map(async (database, index) => {
      if (!open.has(index + 1)) return undefined;
      const { meta } = await database.prepare("SELECT 1 FROM shops LIMIT 1").run();
      return { place: index + 1, bytes: meta.size_after };
    }),
  );
  const [least] = sizes
    .flatMap((size) => (size.status === "fulfilled" && size.value ? [size.value] : []))
    .sort((a, b) => a.bytes - b.bytes || a.place - b.place);
  return least?.place ?? 1;
}

/**
 * What is known by something else than its shop's name, such as the hash of a key: each database is asked, until one has
 * said that it is there. `by` is that something.
 */
export async function findAnywhere<Found extends { shop: { domain: string } }>(
  env: Bound,
  by: string,
  find: (database: D1Database) => Promise<Found | undefined>,
): Promise<{ database: D1Database; found: Found } | undefined> {
  const all = bound(env);
  const last = all[(remembered.get(by)?.place ?? (all.length === 1 ? 1 : 0)) - 1];
  const first = last && (await find(last));
  if (all.length === 1) return first && { database: env.DB, found: first };
  if (first && last === (await databaseFor(env, first.shop.domain))) return { database: last, found: first };
  const answers = await Promise.allSettled(all.map(find));
  for (const [index, answer] of answers.entries()) {
    if (answer.status === "rejected" || !answer.value) continue;
    const home = await databaseFor(env, answer.value.shop.domain);
    // A shop that has moved is still in its old database for a while.
    if (home !== all[index]) continue;
    remember(by, index + 1, Date.now());
    return { database: home, found: answer.value };
  }
  const failed = answers.find((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
  return undefined;
}

/** The same environment once for each database, with that database alone. */
export const eachDatabase = <Environment extends Bound>(env: Environment): Environment[] =>
  bound(env).map((database) => withOnly(env, database));

/** The environment of work for one shop: no other database is in it. */
export function withOnly<Environment extends Bound>(env: Environment, database: D1Database): Environment {
  const all = bound(env);
  if (all.length === 1 && database === env.DB) return env;
  const others = all.slice(1).map((_, index) => [`DB_${index + 2}`, undefined]);
  return { ...env, ...Object.fromEntries(others), DB: database };
}

/** The database of an environment that has one: a visit's, or one of `eachDatabase`. */
export function onlyDatabase(env: Bound): D1Database {
  if (bound(env).length > 1) throw new Error("This needs an environment with one database: withOnly.");
  return env.DB;
}

function bound(env: Bound): D1Database[] {
  const all = [env.DB];
  for (let place = 2; ; place++) {
    const database: D1Database | undefined = Reflect.get(env, `DB_${place}`);
    if (!database) return all;
    all.push(database);
  }
}

/** In ms: an installation that has begun is over by then. */
const INSTALLED_BY = DAY;

/** Takes out of the directory whoever has been erased. */
export async function forgetErasedShops(env: Bound, now: number): Promise<void> {
  const all = bound(env);
  if (all.length === 1) return;
  for (const [index, database] of all.entries()) {
    const entered = env.DB.prepare(
      `SELECT json_group_array(domain) AS domains FROM directory
        WHERE place = ?1 AND moving_to IS NULL AND moved_from IS NULL AND changed_at < ?2`,
    );
    const domains = await entered.bind(index + 1, now - INSTALLED_BY).first<string>("domains");
    const { results } = await database
      .prepare("SELECT value AS domain FROM json_each(?) WHERE value NOT IN (SELECT domain FROM shops)")
      .bind(domains)
      .all<{ domain: string }>();
    const gone = JSON.stringify(results.map(({ domain }) => domain));
    await env.DB.prepare(
      `DELETE FROM directory WHERE domain IN (SELECT value FROM json_each(?1))
        AND place = ?2 AND moving_to IS NULL AND changed_at < ?3`,
    )
      .bind(gone, index + 1, now - INSTALLED_BY)
      .run();
  }
}

/** A shop that has been on its way for long, or whose old rows should have gone long since. */
interface UnendedMove {
  shop: string;
  from: number;
  to: number;
  /** Epoch ms. */
  since: number;
  /** Its people are shut out as long as it is held. */
  held: boolean;
}

/** Moves that were begun, or whose rows had come, before that instant (epoch ms), the oldest first; a hundred at most. */
export async function listUnendedMoves(env: Bound, before: number): Promise<UnendedMove[]> {
  if (bound(env).length === 1) return [];
  const { results } = await env.DB.prepare(
    `SELECT domain AS shop, COALESCE(moved_from, place) AS "from", COALESCE(moving_to, place) AS "to", changed_at AS since,
      moving_to IS NOT NULL AS held
    FROM directory WHERE (moving_to IS NOT NULL OR moved_from IS NOT NULL) AND changed_at < ? ORDER BY changed_at LIMIT 100`,
  )
    .bind(before)
    .all<Omit<UnendedMove, "held"> & { held: number }>();
  return results.map((move) => ({ ...move, held: move.held === 1 }));
}
