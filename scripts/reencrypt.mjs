// TOKEN_KEYS="k2:…,k1:…" npm run reencrypt -- --remote
// TOKEN_KEYS="k2:…,k1:…" npm run reencrypt -- --local --persist-to .state
//
// Writes the shops' tokens that stand under an older key anew under the first key of TOKEN_KEYS, now instead of in the
// coming night. To replace a key:
//   1. Put the new key before the old one in the Worker's TOKEN_KEYS, and deploy: both are read, the new one writes.
//   2. Run this with the same TOKEN_KEYS until it says that nothing is left.
//   3. Take the old key out of TOKEN_KEYS, and deploy.
// It may be stopped and run again at any time, beside a Worker at work: a token that was refreshed meanwhile is left alone.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";
import { databaseIn } from "./d1.mjs";

const ROWS = 50;

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { values: options } = parseArgs({
  options: {
    local: { type: "boolean", default: false },
    remote: { type: "boolean", default: false },
    "persist-to": { type: "string" },
  },
});
if (options.local === options.remote) stop("Say which database: --local or --remote.");
const { query: execute } = databaseIn(options);
const keys = process.env.TOKEN_KEYS?.split(",") ?? [];
if (!keys.length || !keys.every((key) => /^[a-z0-9]+:[A-Za-z0-9+/]{43}=$/.test(key)))
  stop("TOKEN_KEYS must hold id:base64-of-32-bytes, comma-separated, the new key first.");

// The Worker's own code, so that what is written here is what it reads.
const { module: cipher } = await runnerImport("./app/session/tokens/token-cipher.ts", { configFile: false });
const ring = await cipher.keyRing(keys);

let written = 0;
let unreadable = 0;
for (let after = 0; ; ) {
  const rows = execute(
    `SELECT shop_id, key_id, access_token, refresh_token, version FROM tokens
     WHERE key_id <> '${ring.current.id}' AND shop_id > ${after} ORDER BY shop_id LIMIT ${ROWS}`,
  );
  if (!rows.length) break;
  after = rows.at(-1).shop_id;
  const updates = (await Promise.all(rows.map(rewritten))).filter(Boolean);
  if (updates.length) execute(updates.join(";\n"));
  written += updates.length;
  unreadable += rows.length - updates.length;
}
const [{ left }] = execute(`SELECT COUNT(*) AS "left" FROM tokens WHERE key_id <> '${ring.current.id}'`);
console.log(`Under the key "${ring.current.id}": ${written} written anew. Under other keys: ${left} left.`);
if (unreadable) stop(`${unreadable} could not be read with these keys (named above). Keep the older keys.`);
if (left) stop("Run it again before an older key goes.");

async function rewritten(row) {
  try {
    const [access, refresh] = await Promise.all([reseal(row, "access_token"), reseal(row, "refresh_token")]);
    return `UPDATE tokens SET key_id = '${ring.current.id}', access_token = '${access}', refresh_token = '${refresh}'
      WHERE shop_id = ${row.shop_id} AND version = ${row.version}`;
  } catch (error) {
    console.error(`Shop ${row.shop_id}, key "${row.key_id}": ${error.message || "its tokens do not open"}`);
    return undefined;
  }
}

async function reseal(row, column) {
  const place = { table: "tokens", column, shopId: row.shop_id };
  return cipher.encrypt(ring, place, await cipher.decrypt(ring, row.key_id, place, row[column]));
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
