// npm run move-shop -- open --to 2 --remote
// npm run move-shop -- move --shop a.myshopify.com --to 2 --remote
// npm run move-shop -- give-up --shop a.myshopify.com --remote
// npm run move-shop -- list --remote
//
// `open` gives a database that is bound as DB_2 (migrated before) numbers of its own, and enters the shops of the first in the
// directory: from then on new shops land where there is most room. `move` brings a shop to another database; it waits, and may be
// stopped and run again at any time. `give-up` leaves it where it is, until it has moved. `list` says what has not ended.
// docs/operations.md says how long it takes, docs/decisions/0035 what it rests on.
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { stop } from "./command-line.mjs";
import { bindingsIn, databaseIn, parsedForDatabase } from "./d1.mjs";

const { options, work } = parsedForDatabase({ shop: { type: "string" }, to: { type: "string" } }) ?? {};
const WORKS = { open, move, "give-up": giveUp, list };
const NEEDS = { open: ["to"], move: ["shop", "to"], "give-up": ["shop"], list: [] };
const to = Number(options?.to);
if (!WORKS[work] || NEEDS[work].some((option) => !options[option]) || (options.to && !(to >= 1)))
  stop("open --to N, move --shop DOMAIN --to N, give-up --shop DOMAIN, or list; and --remote or --local.");

// wrangler.toml is read where the command is typed, the Worker's own code where this file stands.
const house = fileURLToPath(new URL("..", import.meta.url));
const server = (path) => runnerImport(`${house}app/shops/moving/${path}`, { configFile: false, logLevel: "error" });
const bindings = bindingsIn("wrangler.toml");

/** Each database by its number. */
const places = {
  get: (place) => {
    const binding = place === 1 ? "DB" : `DB_${place}`;
    if (!bindings.includes(binding)) return undefined;
    const { queries, run } = databaseIn(options, binding);
    return {
      queries: async (sql) => gone(queries(sql)),
      run: async (statements) => gone(run(statements.map((sql) => `${sql};`))),
    };
  },
};
/** Copying takes minutes: whoever waits sees that it goes on. */
function gone(answer) {
  if (process.stderr.isTTY) process.stderr.write(".");
  return answer;
}

const directory = places.get(1);
const where = options?.remote ? "--remote" : ["--local", ...persisted()].join(" ");
if (to && !places.get(to)) stop(`wrangler.toml binds no DB_${to}.`);

try {
  await WORKS[work]();
} catch (error) {
  stop(`${error.message}\nNothing is lost by that: the same words go on with it.`);
}

function persisted() {
  return options?.["persist-to"] ? ["--persist-to", options["persist-to"]] : [];
}

async function open() {
  const { module } = await server("numbers.server.ts");
  const [[migrated]] = await places.get(to).queries(["SELECT 1 FROM sqlite_master WHERE name = 'shops'"]);
  if (!migrated) stop(`DB_${to} has no tables yet: npx wrangler d1 migrations apply DB_${to} ${where}`);
  const [[known]] = await directory.queries([`SELECT 1 FROM spans WHERE place = ${to}`]);
  if (!known) await module.openPlace(directory, to, places.get(to));
  await directory.run([
    `INSERT INTO directory (domain, place, changed_at) SELECT domain, 1, ${Date.now()} FROM shops WHERE domain NOT LIKE '%/%'
    ON CONFLICT DO NOTHING`,
  ]);
  console.log(`DB_${to} is open: a new shop is installed where there is most room.`);
}

async function move() {
  const { module } = await server("move.server.ts");
  for (;;) {
    const outcome = await module.moveShop({ directory, places, domain: options.shop, to, now: Date.now });
    if (outcome.kind === "refused") stop(outcome.because);
    if (outcome.kind === "cleaned") break;
    const until = outcome.until ?? outcome.cleanAfter;
    const then = new Date(until).toISOString();
    console.log(
      outcome.kind === "held"
        ? `Held until ${then}, then copied and compared: some minutes, a dot each time that a database was asked.`
        : `Moved (${outcome.rows} rows just now), and at work again. Its old rows go at ${then}.`,
    );
    await setTimeout(Math.max(1000, until - Date.now()));
  }
  console.log(`${options.shop} lives in ${to === 1 ? "DB" : `DB_${to}`}, and nowhere else.`);
}

async function giveUp() {
  const { module } = await server("move.server.ts");
  const outcome = await module.giveUp({ directory, places, domain: options.shop, to: 0, now: Date.now });
  if (outcome.kind === "refused") stop(outcome.because);
  console.log(`${options.shop} stays where it is.`);
}

async function list() {
  const [rows] = await directory.queries([
    `SELECT domain, place, moving_to, moved_from, changed_at FROM directory
      WHERE moving_to IS NOT NULL OR moved_from IS NOT NULL ORDER BY changed_at LIMIT 100`,
  ]);
  for (const { domain, place, moving_to, moved_from, changed_at } of rows) {
    const what = moving_to
      ? `on its way from ${place} to ${moving_to}`
      : `moved from ${moved_from} to ${place}, old rows still there`;
    console.log(`${domain}: ${what}, since ${new Date(changed_at).toISOString()}`);
    console.log(`  npm run move-shop -- move --shop ${domain} --to ${moving_to ?? place} ${where}`);
  }
  if (!rows.length) console.log("Nothing is on its way.");
}
