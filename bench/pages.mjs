// CPU of a page with its rows in D1, beside the same elements drawn by React and Polaris from a tree in hand, by
// React's renderer as it ships and by ours; and what of it goes to the rows alone. In turns, in the dev store's shop of
// 1,180 variants at two locations. STATE is its folder, if there is one.
import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";
import { startDevHouse } from "../test/journey/dev-house.mjs";

const SHOP = "evenstock-dev.myshopify.com";
/** Of four turns. */
const FOURS = Number(process.env.FOURS ?? 6);
const A_TURN = Number(process.env.REQUESTS ?? 40);

export default async function pages() {
  const { startWorker } = await typed("instruments/worker-process");
  const { inTurns, ratioOf } = await typed("instruments/turns");
  const { SECRET } = await typed("shop");
  const state = process.env.STATE ?? mkdtempSync(join(tmpdir(), "evenstock-pages-"));
  try {
    if (!process.env.STATE) await (await startDevHouse({ state, install: true })).stop();
    const databaseId = /^database_id = "(.*)"/m.exec(readFileSync("wrangler.toml", "utf8"))?.[1];
    const worker = await startWorker("bench/pages-worker.ts", {
      folder: join(state, "v3"),
      databases: { DB: databaseId },
    });
    const read = async (path, init) => {
      const answer = await fetch(new URL(path, worker.address), { redirect: "manual", ...init });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 200)}`);
      return text;
    };
    try {
      const signed = signedFor(SECRET);
      const products = await read(signed("/products"));
      const variant = /href="(\/products\/\d+)"/.exec(products)?.[1];
      for (const page of ["/", "/reorder", "/products", variant]) {
        const html = await read(signed(page));
        await read("/bare", { method: "PUT", body: JSON.stringify(elementsIn(html)) });
        const asked = {
          ours: signed(page),
          rows: signed(page === "/" ? "/_root.data" : `${page}.data`),
          bare: "/bare",
          byReact: "/by-react",
        };
        const turn = async (name) => {
          const before = worker.cpuMilliseconds();
          for (let count = 0; count < A_TURN; count++) await read(asked[name]);
          return (worker.cpuMilliseconds() - before) / A_TURN;
        };
        await inTurns(Object.keys(asked), 1, turn);
        const fours = await inTurns(Object.keys(asked), FOURS, turn);
        const mean = (name) => {
          const each = fours.flatMap((four) => four.get(name));
          return (each.reduce((sum, one) => sum + one, 0) / each.length).toFixed(1);
        };
        console.log(
          `  ${page}: ${mean("ours")} ms, its rows alone ${mean("rows")}; ${Math.round(html.length / 1024)} KB. The floor ` +
            ["byReact", "bare"]
              .map((floor) => `${FLOORS[floor]} ${mean(floor)}: ${ratioOf(fours, "ours", floor, (each) => each)}`)
              .join("; "),
        );
      }
    } finally {
      await worker.stop();
    }
  } finally {
    if (!process.env.STATE) rmSync(state, { recursive: true, force: true });
  }
}

const typed = async (name) =>
  (await runnerImport(`./bench/${name}.ts`, { configFile: false, logLevel: "error" })).module;

/** A page as the admin opens it. */
function signedFor(secret) {
  const text = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const body = `${text({ alg: "HS256", typ: "JWT" })}.${text({
    ...{ iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, aud: "bench-key", sub: "42", sid: "sid", jti: "one" },
    ...{ exp: now + 36_000, nbf: now - 1, iat: now - 1 },
  })}`;
  const token = `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
  const search = { shop: SHOP, embedded: "1", host: Buffer.from("admin.shopify.com/store/x").toString("base64") };
  return (path) => `${path}?${new URLSearchParams({ ...search, id_token: token })}`;
}

const FLOORS = { byReact: "by React's renderer", bare: "by ours" };

const EMPTY = new Set(["br", "hr", "img", "input", "link", "meta"]);

/** What React wrote between the page's ends, as a tree. */
function elementsIn(html) {
  const root = ["main", "", []];
  const open = [root];
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>")).replaceAll(/<!--.*?-->/g, "");
  for (const [, closing, tag, attributes = "", text] of main.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>|([^<]+)/g,
  )) {
    const inside = open.at(-1)[2];
    if (text) inside.push(text);
    else if (closing) open.pop();
    else {
      const element = [tag, /class="([^"]*)"/.exec(attributes)?.[1] ?? "", []];
      inside.push(element);
      if (!EMPTY.has(tag) && !attributes.endsWith("/")) open.push(element);
    }
  }
  return root;
}
