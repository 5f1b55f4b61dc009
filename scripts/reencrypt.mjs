// TOKEN_KEYS="k2:…,k1:…" npm run reencrypt -- --remote
// TOKEN_KEYS="k2:…,k1:…" npm run reencrypt -- --local --persist-to .state
//
// Writes the shops' tokens, and their endpoints' addresses and secrets, that stand under an older key anew under the first key of TOKEN_KEYS, now instead of in the
// coming night, in each database that wrangler.toml binds. To replace a key:
//   1. Put the new key before the old one in the Worker's TOKEN_KEYS, and deploy: both are read, the new one writes.
//   2. Run this with the same TOKEN_KEYS until it says that nothing is left.
//   3. Take the old key out of TOKEN_KEYS, and deploy.
// It may be stopped and run again at any time, beside a Worker at work: what was renewed meanwhile is left alone.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { stop } from "./command-line.mjs";
import { bindingsIn, databaseIn, parsedForDatabase } from "./d1.mjs";

const ROWS = 50;

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { options } = parsedForDatabase() ?? stop("Say which database: --local or --remote.");
const keys = process.env.TOKEN_KEYS?.split(",") ?? [];
if (!keys.length || !keys.every((key) => /^[a-z0-9]+:[A-Za-z0-9+/]{43}=$/.test(key)))
  stop("TOKEN_KEYS must hold id:base64-of-32-bytes, comma-separated, the new key first.");

// The Worker's own code, so that what is written here is what it reads.
const { module: cipher } = await runnerImport("./app/session/tokens/token-cipher.ts", { configFile: false });
const ring = await cipher.keyRing(keys);

/** What stands encrypted, row by row; a row that changed since it was read is left alone. */
const SEALED = [
  {
    table: "tokens",
    key: "shop_id",
    columns: ["access_token", "refresh_token"],
    where: "1",
    unchanged: (row) => `version = ${row.version}`,
  },
  {
    table: "endpoints",
    key: "id",
    columns: ["url", "headers", "secret", "previous_secret"],
    where: "deleted_at IS NULL",
    unchanged: (row) => `secret = '${row.secret}'`,
  },
];

let written = 0;
let unreadable = 0;
let left = 0;
for (const binding of bindingsIn("wrangler.toml"))
  for (const sealed of SEALED) await reencrypted(sealed, databaseIn(options, binding).query);
console.log(`Under the key "${ring.current.id}": ${written} written anew. Under other keys: ${left} left.`);
if (unreadable) stop(`${unreadable} could not be read with these keys (named above). Keep the older keys.`);
if (left) stop("Run it again before an older key goes.");
console.log(`TOKEN_KEYS may be "${ring.current.id}" alone from now on: npx wrangler secret put TOKEN_KEYS`);

async function reencrypted(sealed, execute) {
  const { table, key, where } = sealed;
  const older = `key_id <> '${ring.current.id}' AND ${where}`;
  for (let after = 0; ; ) {
    const rows = execute(`SELECT * FROM ${table} WHERE ${older} AND ${key} > ${after} ORDER BY ${key} LIMIT ${ROWS}`);
    if (!rows.length) break;
    after = rows.at(-1)[key];
    const updates = (await Promise.all(rows.map((row) => rewritten(sealed, row)))).filter(Boolean);
    if (updates.length) execute(updates.join(";\n"));
    written += updates.length;
    unreadable += rows.length - updates.length;
  }
  left += execute(`SELECT COUNT(*) AS "left" FROM ${table} WHERE ${older}`)[0].left;
}

async function rewritten({ table, key, columns, unchanged }, row) {
  try {
    const set = await Promise.all(
      columns
        .filter((column) => row[column] !== null)
        .map(async (column) => `${column} = '${await reseal(table, row, column)}'`),
    );
    return `UPDATE ${table} SET key_id = '${ring.current.id}', ${set.join(", ")}
      WHERE ${key} = ${row[key]} AND ${unchanged(row)}`;
  } catch (error) {
    console.error(`Shop ${row.shop_id}, ${table}, key "${row.key_id}": ${error.message || "it does not open"}`);
    return undefined;
  }
}

/** A secret and the one before it are sealed for the same place. */
async function reseal(table, row, column) {
  const place = { table, column: column.replace("previous_", ""), shopId: row.shop_id };
  return cipher.encrypt(ring, place, await cipher.decrypt(ring, row.key_id, place, row[column]));
}
