import { mkdirSync } from "node:fs";
import { join } from "node:path";

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const TALLEST = 4000;
/** Longer than a page may take before it shows its skeleton. */
const SLOW = 2500;
const SKELETON_SHOWN = 1200;

/** Every page in every state that a merchant may see it in, to be looked at: `npm run pictures -- --all`. */
export async function takeEveryState({ page, merchant, complaints, screenshots: folder }) {
  mkdirSync(folder, { recursive: true });
  const shoot = async (name) => {
    await merchant.app.getByRole("heading", { level: 1 }).first().waitFor();
    await quiet(page);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await takeWhole(page, merchant, join(folder, `${name}-${size}.png`));
    }
    await page.setViewportSize(SIZES.wide);
  };
  await merchant.beginInstall();
  await shoot("home-importing");
  await merchant.imported();
  await merchant.open("/products");
  const [{ path: variant }] = await merchant.rows();
  for (const [name, path] of Object.entries({ ...(await pagesOf(page, merchant)), ...PLACES, variant })) {
    await merchant.open(path);
    await shoot(name);
  }
  await takeSettings(merchant, page, shoot);
  await takeSkeletons(merchant, page, folder, variant);
  await takeError(merchant, page, shoot);
  // A page that is not there, or fails, is complained of by the browser: here both were asked for.
  complaints.length = 0;
}

/** States of lists, and pages that no menu leads to. */
const PLACES = {
  "products-low": "/products?tab=low",
  "products-out": "/products?tab=out",
  "products-untracked": "/products?tab=untracked",
  "products-found": "/products?q=mug",
  "products-nothing-found": "/products?q=no-such-thing",
  "alerts-snoozed-empty": "/alerts?tab=snoozed",
  "alerts-closed": "/alerts?tab=closed",
  outbox: "/outbox",
  "not-found": "/nothing-is-here",
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

/** What a page shows while its rows are slow to come. */
async function takeSkeletons(merchant, page, folder, variant) {
  const pages = await pagesOf(page, merchant);
  const slowly = async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW));
    await route.continue();
  };
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const [name, path] of Object.entries({ ...pages, variant })) {
      await merchant.open(path === "/alerts" ? "/products" : "/alerts");
      await quiet(page);
      await page.route(isRows, slowly);
      await merchant.follow(path);
      await page.waitForTimeout(SKELETON_SHOWN);
      await page.screenshot({ path: join(folder, `${name}-loading-${size}.png`) });
      await page.unrouteAll({ behavior: "wait" });
    }
  }
  await page.setViewportSize(SIZES.wide);
}

async function takeError(merchant, page, shoot) {
  await merchant.open("/alerts");
  await quiet(page);
  await page.route(isRows, (route) => route.fulfill({ status: 500, body: "failed" }));
  await merchant.follow("/products");
  await merchant.app.getByText("could not be shown").first().waitFor();
  await shoot("failed");
  await page.unrouteAll({ behavior: "wait" });
}

/** A page whose import runs asks again and again: it is never quiet. */
const quiet = (page) => page.waitForLoadState("networkidle", { timeout: 5000 }).catch(() => undefined);

/** Remix asks for a page's rows under its address with `.data` behind it. */
const isRows = (url) => url.pathname.endsWith(".data");

/** The window grows with the page, up to a point: the admin's frame scrolls by itself. */
async function takeWhole(page, merchant, path) {
  const { width, height } = page.viewportSize();
  await page.waitForTimeout(300);
  const needed = await (await merchant.frame()).evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(TALLEST, Math.max(height, needed + 120)) });
  await page.waitForTimeout(200);
  await page.screenshot({ path });
  await page.setViewportSize({ width, height });
}

const slug = (name) => name.toLowerCase().replaceAll(/\W+/g, "-");
