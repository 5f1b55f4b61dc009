import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { expect, it, onTestFinished } from "vitest";
import { exampleOf } from "../../app/outbound/events/example";
import { bodyFor } from "../../app/outbound/formats/body";
import { openedAddress, sealedAddress } from "../../app/session/endpoint-cipher";
import { attempt } from "../../app/session/endpoints/attempt";
import { keyRing } from "../../app/session/tokens/token-cipher";

const OLD = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const NEW = "k2:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BEFORE = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
const OPEN = { url: "https://wms.example.com/in?token=x", headers: { authorization: "Bearer y" }, secret: SECRET };
const NOW = Date.now();

type Row = Record<"keyId" | "url" | "headers" | "secret", string> & {
  id: number;
  shopId: number;
  previousSecret: string | null;
};

it("endpoints written anew by hand deliver under the new key alone, verified by both their secrets", {
  timeout: 240_000,
}, async () => {
  const state = mkdtempSync(join(tmpdir(), "evenstock-reencrypt-"));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  const tables = readFileSync("drizzle/schema.sql", "utf8")
    .split(/;\n\n|;\n$/)
    .filter((sql) => /CREATE TABLE `(tokens|endpoints)`/.test(sql));
  const old = await keyRing([OLD]);
  const rows = await Promise.all(
    [1, 2].map(async (shopId) => ({
      shopId,
      ...(await sealedAddress(old, shopId, OPEN, shopId === 1 ? BEFORE : null)),
    })),
  );
  const setUp = join(state, "set-up.sql");
  writeFileSync(setUp, `${[...tables, ...rows.map(inserted)].join(";\n")};`);
  run([
    "node_modules/wrangler/bin/wrangler.js",
    "d1",
    "execute",
    "DB",
    "--local",
    "--persist-to",
    state,
    "--file",
    setUp,
  ]);

  const reencrypt = () => run(["scripts/reencrypt.mjs", "--local", "--persist-to", state]);
  expect(reencrypt()).toContain('Under the key "k2": 2 written anew. Under other keys: 0 left.');
  expect(reencrypt()).toContain("0 written anew. Under other keys: 0 left.");

  const found = endpointsIn(state);
  expect(found.map(({ keyId }) => keyId)).toEqual(["k2", "k2"]);
  const ring = await keyRing([NEW]);
  for (const row of found) {
    const endpoint = { ...row, previousUntil: NOW + 1000 };
    const address = await openedAddress(ring, row.shopId, endpoint, NOW);
    expect(address).toEqual({ ...OPEN, secrets: row.shopId === 1 ? [SECRET, BEFORE] : [SECRET] });
    const sent = await delivered(row.id, address);
    for (const secret of address.secrets)
      expect(new Webhook(secret).verify(sent.body, sent.headers)).toMatchObject({ type: "stock.low" });
    expect(sent).toMatchObject({ url: OPEN.url, headers: OPEN.headers });
  }
});

/** One attempt of the app's own, to a receiver that is played. */
async function delivered(id: number, address: Parameters<typeof attempt>[2]) {
  const sent: { url: string; headers: Record<string, string>; body: string }[] = [];
  const world: Parameters<typeof attempt>[0] = {
    now: () => NOW,
    random: () => 0,
    allowsLoopback: false,
    resolve: async () => ({ kind: "addresses", addresses: ["93.184.216.34"] }),
    fetch: async (url, init) => {
      sent.push({
        url: String(url),
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: String(init?.body),
      });
      return new Response("ok");
    },
  };
  const event = exampleOf("stock.low");
  const body = bodyFor({ format: "standard", payload: "full" }, event);
  await attempt(world, { id, format: "standard", timeoutS: 5 }, address, event, body);
  const [first] = sent;
  if (!first) throw new Error("Nothing was sent.");
  return first;
}

const quoted = (value: string | null) => (value === null ? "NULL" : `'${value}'`);

const inserted = ({ shopId, ...sealed }: Awaited<ReturnType<typeof sealedAddress>> & { shopId: number }) =>
  `INSERT INTO endpoints (shop_id, name, events, format, payload, retries, timeout_s, shown_url, key_id, url, headers, secret,
    previous_secret, state_at, created_at, updated_at)
  VALUES (${shopId}, 'A', '["*"]', 'standard', 'full', 'standard', 5, ${[sealed.shownUrl, sealed.keyId, sealed.url, sealed.headers, sealed.secret, sealed.previousSecret].map(quoted).join(", ")}, 0, 0, 0)`;

function endpointsIn(state: string): Row[] {
  const sql = `SELECT id, shop_id AS shopId, key_id AS keyId, url, headers, secret, previous_secret AS previousSecret FROM endpoints ORDER BY id`;
  const at = ["d1", "execute", "DB", "--local", "--persist-to", state, "--json", "--command", sql];
  return JSON.parse(run(["node_modules/wrangler/bin/wrangler.js", ...at]))[0].results;
}

function run(args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, TOKEN_KEYS: `${NEW},${OLD}`, CI: "true", WRANGLER_SEND_METRICS: "false" },
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return stdout;
}
