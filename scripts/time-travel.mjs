// npm run time-travel -- keep --remote --file kept.json
//   (npx wrangler d1 time-travel restore evenstock --timestamp …)
// npm run time-travel -- put-back --remote --file kept.json
//
// A database that goes back in time goes back with its tokens, which Shopify has replaced since, and with the shops
// that were erased since, which have a right to stay so. `keep` writes down before it what must not go back, `put-back`
// restores that afterwards: the newest tokens, and the erasure of whoever was erased. Where there are several
// databases, each goes back by itself (--binding DB_2): whoever moved away since is set apart like the erased, and the
// directory, in the first, stays as it is now. The file holds tokens as the database does, encrypted.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { stop } from "./command-line.mjs";
import { bindingsIn, databaseIn, parsedForDatabase } from "./d1.mjs";

const { options, work: name } =
  parsedForDatabase({ file: { type: "string" }, binding: { type: "string", default: "DB" } }) ?? {};
const work = { keep, "put-back": putBack }[name];
if (!work || !options.file) stop("keep or put-back, then --remote (or --local) and --file FILE.");
if (!bindingsIn("wrangler.toml").includes(options.binding)) stop(`wrangler.toml binds no ${options.binding}.`);
/** As it is typed. A file of another database would set apart every shop of this one. */
const DATABASE = `${options.remote ? "--remote" : "--local"} --binding ${options.binding}`;
const ROWS = 200;
const { query, run } = databaseIn(options, options.binding);

function keep(file) {
  if (existsSync(file)) stop(`${file} is there: put back what it holds and delete it, or name another.`);
  const shops = all("SELECT id, domain, installed_at, uninstalled_at FROM shops WHERE id > ? ORDER BY id", "id");
  const tokens = all("SELECT * FROM tokens WHERE shop_id > ? ORDER BY shop_id", "shop_id");
  const first = options.binding === "DB" && bindingsIn("wrangler.toml").length > 1;
  const directory = first ? all("SELECT * FROM directory WHERE domain > '?' ORDER BY domain", "domain") : [];
  const spans = first ? all("SELECT * FROM spans WHERE base > ? ORDER BY base", "base") : [];
  const kept = { database: DATABASE, keptAt: Date.now(), shops, tokens, directory, spans };
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600, flag: "wx" });
  console.log(`Kept of ${shops.length} shops: ${tokens.length} tokens. Now go back in time, and then put them back:
  npx wrangler d1 time-travel restore ${options.binding} --timestamp …
  npm run time-travel -- put-back ${DATABASE} --file ${file}`);
}

function putBack(file) {
  if (!existsSync(file)) stop(`There is no ${file}.`);
  const kept = JSON.parse(readFileSync(file, "utf8"));
  if (kept.database !== DATABASE) stop(`${file} is of another database: put it back with ${kept.database}.`);
  const before = all("SELECT id, domain, installed_at, uninstalled_at FROM shops WHERE id > ? ORDER BY id", "id");
  const keptById = new Map(kept.shops.map((shop) => [shop.id, shop]));
  // An id may have been given anew since: the same shop is the one of the same installation.
  const same = before.filter(({ id, installed_at }) => keptById.get(id)?.installed_at === installed_at);
  // Whoever was installed after the file was written is none that it could know.
  const erased = before.filter(
    (shop) => !same.includes(shop) && shop.uninstalled_at === null && shop.installed_at <= kept.keptAt,
  );
  const gone = same.filter(({ id, uninstalled_at }) => !uninstalled_at && keptById.get(id).uninstalled_at);
  const stays = new Set(same.map(({ id }) => id));
  const tokens = kept.tokens.filter(({ shop_id }) => stays.has(shop_id));
  const came = kept.shops.filter(({ id, domain }) => id > 0 && !domain.includes("/") && !stays.has(id));
  // No lease goes along: whoever held it has died with the time that was left.
  const statements = [
    ...erased.map(({ id }) => setApart(id, kept.keptAt)),
    ...gone.map(({ id }) => `UPDATE shops SET uninstalled_at = ${keptById.get(id).uninstalled_at} WHERE id = ${id};`),
    ...tokens.map((token) => tokenPutBack({ ...token, refreshing_until: 0 })),
    ...(kept.directory ?? []).map((row) => putAnew("directory", row)),
    ...(kept.spans ?? []).map((row) => putAnew("spans", row)),
  ];
  if (statements.length) run(statements);
  console.log(
    `Put back: the tokens of ${tokens.length} shops. Uninstalled since: ${gone.length}. Erased since, and erased again in the coming night: ${erased.length}.`,
  );
  // Installed since, or moved in from another database: the latter's rows are in that one's past.
  for (const { domain } of came) console.log(`Came since, and is not here: ${domain}.`);
  console.log(`${file} holds tokens: delete it now.`);
}

/** As the app does it: out of everybody's reach at once, and erased by the nightly line of workers/schedule.ts. */
const setApart = (id, at) =>
  `UPDATE shops SET domain = domain || '/erased/' || id, uninstalled_at = ${at} WHERE id = ${id} AND uninstalled_at IS NULL;`;

/** But for a token that Shopify has given since: it ends later than the kept one. */
const tokenPutBack = (token) => `${inserted("INSERT", "tokens", token)} ON CONFLICT (shop_id) DO UPDATE SET
  ${Object.keys(token).map((column) => `${column} = excluded.${column}`)} WHERE excluded.access_expires_at >= access_expires_at;`;

const putAnew = (table, row) => `${inserted("INSERT OR REPLACE", table, row)};`;

function inserted(insert, table, row) {
  const values = Object.values(row).map((value) => (typeof value === "number" ? value : quoted(value)));
  return `${insert} INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${values.join(", ")})`;
}

const quoted = (text) => (text === null ? "NULL" : `'${String(text).replaceAll("'", "''")}'`);

/** All rows, some at a time; `?` is the last key. */
function all(sql, key) {
  const rows = [];
  for (;;) {
    const page = query(`${sql.replace("?", String(rows.at(-1)?.[key] ?? 0))} LIMIT ${ROWS}`);
    rows.push(...page);
    if (page.length < ROWS) return rows;
  }
}

work(options.file);
