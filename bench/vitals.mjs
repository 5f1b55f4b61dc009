// LCP, CLS and INP of each page within the admin, in a shop of 100,000 variants, beside what "Built for Shopify" asks for;
// and what a page weighs. Needs Chromium. On a wide screen, and on a phone whose CPU is four times slower.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openBrowser } from "../test/journey/browser.mjs";
import { startDevHouse } from "../test/journey/dev-house.mjs";
import { merchantAt } from "../test/journey/merchant.mjs";
import { enlarge } from "./played/large-shop.mjs";

const VARIANTS = 100_000;
const SCREENS = {
  wide: { viewport: { width: 1440, height: 900 }, slower: 1 },
  phone: { viewport: { width: 390, height: 844 }, slower: 4 },
};
const LIMITS = "limits: LCP 2500 ms, CLS 0.1, INP 200 ms";

export default async function vitals() {
  const state = mkdtempSync(join(tmpdir(), "evenstock-vitals-"));
  try {
    const small = await startDevHouse({ state, install: true });
    await small.stop();
    const databaseId = /^database_id = "(.*)"/m.exec(readFileSync("wrangler.toml", "utf8"))?.[1];
    const { variants, alerts } = await enlarge({ state, databaseId, variants: VARIANTS });
    console.log(`  ${variants} variants, ${alerts} open alerts; ${LIMITS}`);
    const house = await startDevHouse({ state });
    try {
      for (const [name, screen] of Object.entries(SCREENS)) await measure(house, name, screen);
    } finally {
      await house.stop();
    }
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

async function measure(house, name, { viewport, slower }) {
  const { browser, page } = await openBrowser(viewport);
  try {
    const merchant = merchantAt(page, house.devStore);
    await page.addInitScript(observe);
    await slowDown(page, slower);
    console.log(`  ${name}, CPU ${slower} × slower`);
    for (const { path, use } of await pagesOf(merchant, page)) {
      const weight = weigh(page, house.app);
      await merchant.open(path);
      await merchant.settled();
      const { lcp, cls, firstByte } = await seen(merchant);
      const kilobytes = await weight();
      await use();
      await merchant.settled();
      const after = await seen(merchant);
      console.log(
        `    ${path.slice(0, 40).padEnd(40)} LCP ${Math.round(lcp)} ms (first byte ${Math.round(firstByte)}), CLS ${Math.max(cls, after.cls).toFixed(3)}, INP ${Math.round(after.inp)} ms, ${kilobytes} kB`,
      );
    }
  } finally {
    await browser.close();
  }
}

/** The admin's menu says which pages there are; each is used as a merchant would. */
async function pagesOf(merchant, page) {
  await merchant.open("/products");
  await merchant.settled();
  const [{ path: variant }] = await merchant.rows();
  const menu = await page.locator("#app-menu a").evaluateAll((links) => links.map((link) => link.dataset.path));
  const { app } = merchant;
  const clickEachTab = async () => {
    for (const to of await merchant.tabs()) await app.locator(`nav.LinkTabs a[href="${to}"]`).click();
  };
  const USES = {
    "/products": async () => {
      await clickEachTab();
      await app.locator("nav.LinkTabs a").first().click();
      await merchant.settled();
      await app.getByRole("searchbox").fill("");
      await app.getByRole("searchbox").pressSequentially("breton top", { delay: 30 });
      await app.getByRole("searchbox").press("Enter");
    },
    "/alerts": async () => {
      const snooze = app.getByRole("button", { name: /^Snooze/ }).first();
      if (await snooze.count()) {
        await snooze.click();
        await merchant.menuItems();
        await page.keyboard.press("Escape");
      }
      await clickEachTab();
    },
  };
  const typeInAField = async () => {
    const field = app.getByRole("textbox").first();
    if (await field.count()) await field.pressSequentially("12", { delay: 30 });
    await clickEachTab();
  };
  return ["/", ...menu, "/products?sort=cover", "/products?q=breton", variant].map((path) => ({
    path,
    use: USES[path] ?? typeInAField,
  }));
}

/** Runs in every frame before anything else. */
function observe() {
  const vitals = { lcp: 0, cls: 0, inp: 0 };
  globalThis.vitals = vitals;
  const watch = (type, note, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  watch("largest-contentful-paint", (entry) => {
    vitals.lcp = entry.startTime;
  });
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) vitals.cls += entry.value;
  });
  watch(
    "event",
    (entry) => {
      if (entry.interactionId) vitals.inp = Math.max(vitals.inp, entry.duration);
    },
    { durationThreshold: 16 },
  );
}

const seen = async (merchant) =>
  (await merchant.frame()).evaluate(() => ({
    ...globalThis.vitals,
    firstByte: performance.getEntriesByType("navigation")[0]?.responseStart ?? 0,
  }));

async function slowDown(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** What the app's own answers weigh as Cloudflare would send them, gzipped: a local Worker does not compress. */
function weigh(page, app) {
  const bodies = [];
  const note = (response) => {
    if (response.url().startsWith(app)) bodies.push(response.body().catch(() => Buffer.alloc(0)));
  };
  page.on("response", note);
  return async () => {
    page.off("response", note);
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
  };
}
