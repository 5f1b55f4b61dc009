import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { furnish } from "./furnished-shop.mjs";

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const TALLEST = 4000;
/** Longer than a page may take before it shows its skeleton. */
const SLOW = 2500;
const SKELETON_SHOWN = 1200;

/** Every page in every state that a merchant may see it in, to be looked at: `npm run pictures -- --all`. */
export async function takeEveryState({ page, merchant, house, complaints, screenshots: folder }) {
  mkdirSync(folder, { recursive: true });
  const shoot = cameraFor(page, merchant, folder);
  await merchant.beginInstall();
  await shoot("home-importing");
  await merchant.imported();
  await merchant.open("/products");
  const [{ path: variant }] = await merchant.rows();
  const bare = { ...(await pagesOf(page, merchant)), ...BARE, variant };
  for (const [name, path] of Object.entries(bare)) {
    await merchant.open(path);
    await shoot(name);
  }
  await takeSettings(merchant, page, shoot);
  const furnished = { ...(await furnish(merchant)), ...FURNISHED };
  for (const [name, path] of Object.entries(furnished)) {
    await merchant.open(path);
    await shoot(name);
  }
  await takeHome(merchant, shoot);
  await takeUnderHand(merchant, furnished, shoot);
  await takeSkeletons(merchant, page, folder, { ...bare, ...furnished });
  await takeError(merchant, page, shoot);
  await takePublic(page, house, folder);
  // A page that is not there, or fails, is complained of by the browser: here both were asked for.
  complaints.length = 0;
}

/** Lists of a shop that has just come, and pages that no menu leads to. */
const BARE = {
  "products-low": "/products?tab=low",
  "products-out": "/products?tab=out",
  "products-untracked": "/products?tab=untracked",
  "products-found": "/products?q=mug",
  "products-nothing-found": "/products?q=no-such-thing",
  "alerts-snoozed-empty": "/alerts?tab=snoozed",
  "alerts-closed-empty": "/alerts?tab=closed",
  "rules-empty": "/rules",
  "suppliers-archived-empty": "/suppliers?tab=archived",
  "supplier-new": "/suppliers/new",
  outbox: "/outbox",
  "not-found": "/nothing-is-here",
};

/** The same once suppliers, prices and rules are there. */
const FURNISHED = {
  "reorder-by-supplier": "/reorder",
  "reorder-soon": "/reorder?tab=soon",
  "reorder-overstocked": "/reorder?tab=overstocked",
  "reorder-excluded": "/reorder?tab=excluded",
  "reorder-print": "/reorder/print",
  promotions: "/promotions",
  uplifts: "/uplifts",
  "reorder-all": "/reorder?tab=all",
  "suppliers-many": "/suppliers",
  "suppliers-import": "/suppliers/import",
  "prices-import-all": "/prices/import",
  rules: "/rules",
  "rules-suppliers": "/rules?level=supplier",
  "rules-import": "/rules/import",
  "report-stock-value": "/reports/stock-value",
  "report-cover": "/reports/cover",
  "report-sell-through": "/reports/sell-through",
  "report-dead-stock": "/reports/dead-stock",
  "report-overstock": "/reports/overstock",
  "report-abc": "/reports/abc",
  "report-stock-out-cost": "/reports/stock-out-cost",
  "report-forecast-accuracy": "/reports/forecast-accuracy",
  "report-spend": "/reports/spend",
  "report-supplier-performance": "/reports/supplier-performance",
  sync: "/sync",
  "sync-drift": "/sync/drift",
};

const PUBLIC = {
  welcome: "/welcome",
  "welcome-refused": "/welcome?problem=shop",
  privacy: "/privacy",
  support: "/support",
  erased: "/erased",
};

/** As the admin's menu has them, by name. */
async function pagesOf(page, merchant) {
  await merchant.open("/");
  await merchant.heading("Home");
  const links = await page
    .locator("#app-menu a")
    .evaluateAll((found) => found.map((link) => [link.textContent.trim(), link.dataset.path]));
  return { home: "/", ...Object.fromEntries(links.map(([name, path]) => [slug(name), path])) };
}

async function takeHome(merchant, shoot) {
  await merchant.putGuideAway();
  await shoot("home-without-guide");
}

async function takeSettings(merchant, page, shoot) {
  await merchant.open("/settings");
  await merchant.heading("Settings");
  await merchant.app.getByLabel("Recipients").fill("ada@example.com\nnobody");
  await page.locator("#save-bar").waitFor();
  await shoot("settings-unsaved");
  await page.locator('#save-bar [data-save="save"]').click();
  await merchant.app.getByText("Nothing was saved").waitFor();
  await shoot("settings-refused");
  await merchant.app.getByLabel("Recipients").fill("ada@example.com");
  await page.locator('#save-bar [data-save="save"]').click();
  await merchant.app.getByText("Settings saved").last().waitFor();
  await merchant.app.getByRole("button", { name: "Send a test mail" }).click();
  await merchant.app.getByText("Sent", { exact: true }).waitFor();
  await shoot("settings-saved");
  await merchant.open("/outbox");
  await shoot("outbox-mail");
}

/** What opens only under a merchant's hand. */
async function takeUnderHand({ app, open, ...merchant }, { supplier, prices }, shoot) {
  await open("/reorder");
  await merchant.unfold();
  await app.locator(".Quantity-Input").nth(1).press("ArrowUp");
  await shoot("reorder-unfolded");

  await open("/products");
  await app.getByRole("checkbox", { name: /^Select all/ }).check();
  await app.getByRole("button", { name: "Edit rule" }).click();
  await app.getByRole("dialog").waitFor();
  await shoot("products-edit-rules");

  await open("/alerts");
  await app
    .getByRole("button", { name: /^Snooze (?!.* at all of these)/ })
    .first()
    .click();
  await app.getByRole("menuitem").first().click();
  await merchant.toast("Alert snoozed");
  await open("/alerts?tab=snoozed");
  await shoot("alerts-snoozed");

  await open("/suppliers/import");
  await app.locator('input[type="file"]').setInputFiles(SUPPLIER_FILE);
  await app.getByRole("table").waitFor();
  await shoot("suppliers-import-preview");

  await open(supplier);
  await app.getByRole("button", { name: "Archive supplier" }).click();
  await app.getByRole("dialog").waitFor();
  await shoot("supplier-archive");

  await open(prices);
  await app
    .getByRole("button", { name: /^Edit / })
    .first()
    .click();
  await app.getByRole("dialog").waitFor();
  await shoot("prices-edit");
}

/** With a row that the door refuses. */
const SUPPLIER_FILE = {
  name: "suppliers.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("name,email,lead_time_days\nNorthern Mills,mills@example.com,12\nTwo Rivers,not-an-address,9\n"),
};

/** What a page shows while its rows are slow to come. */
async function takeSkeletons(merchant, page, folder, pages) {
  const slowly = async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW));
    await route.continue();
  };
  for (const name of WITH_SKELETONS)
    for (const [size, viewport] of Object.entries(SIZES)) {
      const path = pages[name];
      await page.setViewportSize(viewport);
      await merchant.open(path === "/alerts" ? "/products" : "/alerts");
      await quiet(page);
      await page.route(isRows, slowly);
      await merchant.follow(path);
      await page.waitForTimeout(SKELETON_SHOWN);
      await page.screenshot({ path: join(folder, `${name}-loading-${size}.png`) });
      await page.unrouteAll({ behavior: "wait" });
    }
  await page.setViewportSize(SIZES.wide);
}

const WITH_SKELETONS = [
  ...["home", "reorder", "products", "variant", "suppliers", "supplier", "supplier-new", "prices", "reports"],
  ...["report-abc", "alerts", "rules", "sync", "settings"],
];

async function takeError(merchant, page, shoot) {
  await merchant.open("/alerts");
  await quiet(page);
  await page.route(isRows, (route) => route.fulfill({ status: 500, body: "failed" }));
  await merchant.follow("/products");
  await merchant.app.getByText("could not be shown").first().waitFor();
  await shoot("failed");
  await page.unrouteAll({ behavior: "wait" });
}

/** Pages for those who are not in the admin. */
async function takePublic(page, house, folder) {
  for (const [name, path] of Object.entries(PUBLIC))
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await page.goto(`${house.app}${path}`);
      await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
    }
}

/** A page whose import runs asks again and again: it is never quiet. */
const quiet = (page) => page.waitForLoadState("networkidle", { timeout: 5000 }).catch(() => undefined);

/** Remix asks for a page's rows under its address with `.data` behind it. */
const isRows = (url) => url.pathname.endsWith(".data");

const cameraFor = (page, merchant, folder) => async (name) => {
  await merchant.app.getByRole("heading", { level: 1 }).first().waitFor();
  await quiet(page);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await takeWhole(page, merchant, join(folder, `${name}-${size}.png`));
  }
  await page.setViewportSize(SIZES.wide);
};

/** The window grows with the page, up to a point: the admin's frame scrolls by itself. */
async function takeWhole(page, merchant, path) {
  const { width, height } = page.viewportSize();
  await page.waitForTimeout(300);
  const needed = await (await merchant.frame()).evaluate(() =>
    // A dialog stands in the middle of the window, wherever that is on a page of full height.
    document.querySelector('[role="dialog"]') ? 0 : document.documentElement.scrollHeight,
  );
  await page.setViewportSize({ width, height: Math.min(TALLEST, Math.max(height, needed + 120)) });
  await page.waitForTimeout(200);
  await page.screenshot({ path });
  await page.setViewportSize({ width, height });
}

const slug = (name) => name.toLowerCase().replaceAll(/\W+/g, "-");
