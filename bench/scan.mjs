// A scan on a receiving page of 200 lines, on a phone whose CPU is four times slower: from the key to the paint. Needs Chromium.
import { openBrowser } from "../test/journey/browser.mjs";
import { startDevHouse } from "../test/journey/dev-house.mjs";
import { merchantAt } from "../test/journey/merchant.mjs";

const LINES = 200;
const SCANS = 20;
const PHONE = { width: 390, height: 844 };
const SLOWER = 4;
const LIMIT = "limit: 50 ms";
/** For all scans (ms): a page that stands still is an error, and no bench without an end. */
const LONGEST = 600_000;
/** Between scans, as between two parcels (ms): what follows from a count is drawn meanwhile. */
const PAUSE = 600;
/** Prime to the lines, so that scans leap about the page. */
const STRIDE = 37;

export default async function scan() {
  const house = await startDevHouse({ install: true });
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not measured within ${LONGEST / 1000} s.`)), LONGEST);
  });
  try {
    await Promise.race([measureScans(house, apiOf(house.log())), tooLong]);
  } finally {
    clearTimeout(timer);
    await house.stop();
  }
}

/** Of an order that is received and of a count, one after the other. */
async function measureScans(house, api) {
  const ask = asking(api);
  const { data: variants } = await ask(`/variants?limit=${LINES}`);
  const { data: locations } = await ask("/locations");
  const [skus, place] = [variants.map(({ sku }) => sku), locations[0].id];
  console.log(`  ${LINES} lines, ${SCANS} scans, CPU ${SLOWER} × slower; ${LIMIT}`);
  await measurePage(house, "receiving", await orderOf(variants, place, ask), skus);
  await measurePage(house, "count", await countOf(variants, place, ask), skus);
}

async function measurePage(house, name, path, skus) {
  const { browser, page, complaints } = await openBrowser(PHONE);
  try {
    const merchant = merchantAt(page, house.devStore);
    await page.addInitScript(observe);
    await merchant.open(path);
    await merchant.settled();
    await merchant.app.locator("#scan").waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const frame = await merchant.frame();
    for (let at = 0; at < SCANS; at++) await scanOne(page, frame, skus[(at * STRIDE) % LINES]);
    report(name, await frame.evaluate(() => globalThis.scans), await frame.evaluate(() => globalThis.keys));
    if (complaints.length) throw new Error(complaints.join("\n"));
  } finally {
    await browser.close();
  }
}

async function scanOne(page, frame, sku) {
  const before = await frame.evaluate(() => globalThis.scans.length);
  await page.keyboard.insertText(sku);
  await page.waitForTimeout(PAUSE / 2);
  await page.keyboard.press("Enter");
  await frame.waitForFunction((before) => globalThis.scans.length > before, before);
  await page.waitForTimeout(PAUSE / 2);
}

function report(name, scans, keys) {
  const [first, ...others] = scans;
  console.log(`    ${name}, from Enter to the painted frame: ${spread(others)}; the first ${Math.round(first)} ms`);
  console.log(`      as the browser itself times the key (to the next 8 ms): ${spread(keys)}`);
}

const spread = (times) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `median ${Math.round(sorted[Math.floor(sorted.length / 2)])} ms, worst ${Math.round(sorted.at(-1))} ms`;
};

/** Runs in every frame before anything else: a message that is sent within a frame comes once that frame is painted. */
function observe() {
  globalThis.scans = [];
  globalThis.keys = [];
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key !== "Enter") return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.scans.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
  new PerformanceObserver((list) =>
    list.getEntriesByName("keydown").forEach((entry) => {
      globalThis.keys.push(entry.duration);
    }),
  ).observe({ type: "event", durationThreshold: 16 });
}

/** What the dev server says of itself, for programs. */
const apiOf = (log) => JSON.parse(log.split("\n").find((line) => line.startsWith('{"app"'))).api;

const asking =
  ({ url, key }) =>
  async (path, body) => {
    const answer = await fetch(url + path, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };

/** Where an order is received that was sent to a supplier. */
async function orderOf(variants, place, ask) {
  const supplier = await ask("/suppliers", { name: `Harbour ${Date.now()}` });
  const order = await ask("/purchase-orders", {
    supplier_id: supplier.id,
    location_id: place,
    lines: variants.map(({ id }) => ({ variant_id: id, quantity: 6 })),
  });
  await ask(`/purchase-orders/${order.id}/sent`, {});
  return `/purchase-orders/${order.id}/receive`;
}

/** Where a count goes on that has begun. */
async function countOf(variants, place, ask) {
  const variantIds = variants.map(({ id }) => id);
  const { id } = await ask("/counts", { location_id: place, choice: "variants", variant_ids: variantIds });
  await ask(`/counts/${id}/started`, {});
  return `/counts/${id}`;
}
