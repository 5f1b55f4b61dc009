import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SCOPES = ["read", "write_stock", "write_purchasing", "write_events"];

/** Where the app's API answers, and a key of the shop with every scope: the one that the state folder holds, while it is good. */
export async function apiOf({ app, devStore, shop, state }) {
  const url = `${app}/api/v1`;
  const file = join(state, "api-key.json");
  const held = readHeld(file);
  if (held?.shop === shop && (await isGood(url, held.key))) return { url, key: held.key };
  const key = await makeKey({ app, devStore, shop });
  mkdirSync(state, { recursive: true });
  writeFileSync(file, JSON.stringify({ shop, key }), { mode: 0o600 });
  return { url, key };
}

function readHeld(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // There is none yet.
    return undefined;
  }
}

const isGood = async (url, key) =>
  (await fetch(`${url}/locations?limit=1`, { headers: { authorization: `Bearer ${key}` } })).ok;

/** As a merchant does it under Settings, API keys. */
async function makeKey({ app, devStore, shop }) {
  const { token } = await fetch(`${devStore}/session-token?shop=${shop}`).then((answer) => answer.json());
  const fields = [
    ["formToken", crypto.randomUUID()],
    ["name", "npm run dev"],
    ...SCOPES.map((scope) => ["scopes", scope]),
  ];
  const answer = await fetch(`${app}/api-keys`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, accept: "application/json" },
    body: new URLSearchParams(fields),
  });
  const { made } = answer.ok ? await answer.json() : {};
  if (!made) throw new Error(`The app made no API key: it answered ${answer.status}.`);
  return made.secret;
}
