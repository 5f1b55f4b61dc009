// The main job in a real browser: install, import, sell, run low, recover, uninstall, install again.
// node test/journey/run.mjs [--screenshots FOLDER]
import { parseArgs } from "node:util";
import { openBrowser } from "./browser.mjs";
import { startDevHouse } from "./dev-house.mjs";
import { merchantAt } from "./merchant.mjs";
import { takePictures } from "./pictures.mjs";

const WIDE = { width: 1440, height: 900 };
const PLENTY = 5000;

const { values: options } = parseArgs({ options: { screenshots: { type: "string" } } });
const house = await startDevHouse();
process.on("SIGTERM", () => house.stop().then(() => process.exit(143)));
const { browser, page, complaints } = await openBrowser(WIDE);
const merchant = merchantAt(page, house.devStore);
const figure = (text) => Number.parseFloat((text ?? "").replaceAll(",", ""));
let now = "start";
let steps = 0;

try {
  await walk();
  console.log(`journey: ${steps} steps, no complaint from the browser`);
} catch (error) {
  console.error(`journey: failed at "${now}": ${error.message}`);
  console.error(`The browser was at ${page.url()}\n${house.log().slice(-3000)}`);
  await page.screenshot({ path: "node_modules/.cache/journey-failed.png" }).catch(() => undefined);
  process.exitCode = 1;
} finally {
  await browser.close();
  await house.stop();
}

async function walk() {
  await step("installs by clicking, approves, and sees the shop imported", () => merchant.install());
  if (options.screenshots) await step("takes pictures", () => takePictures(merchant, page, options.screenshots));
  const variant = await step("sees products with their velocity", findSeller);
  await step("sees an order change velocity and stock", () => sell(variant));
  const location = await step("sees stock that was put right", () => restock(variant));
  await step("sees an alert when the level drops", () => runLow(variant, location));
  await step("sees the alert closed when the level rises", () => recover(variant, location));
  await step("sees a new title", () => rename(variant));
  await step("moves by the admin's menu", () => moveByMenu());
  await step("uninstalls, and nobody sees the rows any more", () => uninstall(variant));
  await step("installs again", () => merchant.install());
}

async function step(name, act) {
  now = name;
  const begun = Date.now();
  const result = await act();
  if (complaints.length) throw new Error(`the browser complained:\n${complaints.join("\n")}`);
  steps++;
  console.log(`  ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  return result;
}

/** A variant in stock that sells, so that a drop to nothing is below its reorder point. Which one it is changes by the day. */
async function findSeller() {
  await merchant.open("/products");
  await merchant.heading("Products");
  let seller;
  do seller = (await merchant.rows()).find((row) => figure(row["Sold a day"]) >= 0.2 && figure(row.Available) >= 30);
  while (!seller && (await merchant.nextPage()));
  if (!seller) throw new Error("No variant in stock sells.");
  const [title] = seller.Product.split("\n");
  return { title, sku: seller.SKU, path: seller.path, sold: seller["Sold a day"], available: figure(seller.Available) };
}

async function sell({ sku, sold, available }) {
  const quantity = 28;
  await merchant.placeOrder(sku, quantity);
  await merchant.until(
    `/products?q=${encodeURIComponent(sku)}`,
    `${available - quantity} of ${sku}, and more than ${sold} a day`,
    async () => {
      const row = (await merchant.rows()).find((row) => row.SKU === sku);
      return figure(row?.Available) === available - quantity && figure(row?.["Sold a day"]) > figure(sold);
    },
  );
}

async function restock({ sku, path, title }) {
  const location = await merchant.setStock(sku, PLENTY);
  await merchant.until(path, `${PLENTY} at ${location}`, async () => {
    await merchant.heading(title);
    return (await merchant.app.locator("body").innerText()).includes(PLENTY.toLocaleString("en"));
  });
  await merchant.until("/alerts", `no alert for ${sku} at ${location}`, async () => !(await alertFor(sku, location)));
  return location;
}

async function runLow({ sku }, location) {
  await merchant.setStock(sku, 0);
  await merchant.until("/alerts", `an alert for ${sku} at ${location}`, async () => await alertFor(sku, location));
}

async function recover({ sku }, location) {
  await merchant.setStock(sku, PLENTY);
  await merchant.until("/alerts", `no alert for ${sku} at ${location}`, async () => !(await alertFor(sku, location)));
  await merchant.until("/alerts?tab=closed", `the alert for ${sku}`, async () => await alertFor(sku, location));
}

async function alertFor(sku, location) {
  return (await merchant.rows()).some((row) => row.SKU === sku && row.Location === location);
}

async function rename({ title, path }) {
  const renamed = `${title} (2nd edition)`;
  await merchant.rename(title, renamed);
  await merchant.until(path, renamed, () => merchant.app.getByRole("heading", { name: renamed }).isVisible());
}

async function moveByMenu() {
  await merchant.open("/");
  await merchant.heading("Home");
  for (const name of ["Products", "Alerts", "Settings"]) await merchant.followMenu(name);
}

/** Even with an address that was signed while the app was installed. */
async function uninstall({ path, sku }) {
  const addresses = await Promise.all(["/products", path].map((page) => merchant.signedAddress(page)));
  await merchant.uninstall();
  const end = Date.now() + 30_000;
  for (const address of addresses)
    for (;;) {
      const answer = await fetch(address, { redirect: "manual", headers: { accept: "text/html" } });
      const text = await answer.text();
      if (!answer.ok && !text.includes(sku)) break;
      // The delivery that tells of it takes a second or two.
      if (Date.now() > end) throw new Error(`${new URL(address).pathname} still answers ${answer.status}.`);
      await page.waitForTimeout(500);
    }
}
