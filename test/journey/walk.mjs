import { buy } from "./buying.mjs";
import { doDailyRound } from "./daily-round.mjs";
import { openAndLeave } from "./dialogs.mjs";
import { keyboardAt } from "./keyboard.mjs";
import { findDispatch, listenToEverything } from "./listening.mjs";
import { visitInEveryLocale } from "./locales.mjs";
import { goOffline, waitForSlowPage } from "./offline.mjs";
import { expectFirstRowInSight, expectStopsInSight, visitEveryPage } from "./pages.mjs";
import { takePictures } from "./pictures.mjs";
import { goToWhatIsRefused } from "./refusals.mjs";
import { outliveRelease } from "./releases.mjs";
import { changeWhatWasSent, noticeChange, orderWhatWasTyped, saveOverAnother } from "./several-hands.mjs";
import { workWithStock } from "./stock-work.mjs";
import { refuseWhatIsNoUnits, typeSlowly } from "./typed-units.mjs";

const PLENTY = 5000;

/** What a merchant goes through with Evenstock, step by step. */
export async function walk({ step, page, complaints, house, merchant, screenshots }) {
  await step("installs by clicking, approves, and sees the shop imported", () => merchant.install());
  if (screenshots) await step("takes pictures", () => takePictures(merchant, page, screenshots));
  const variant = await step("sees products with their velocity", () => findSeller(merchant));
  await step("sees the first line of a list without scrolling, on a laptop and a phone", () =>
    expectFirstRowInSight({ page, merchant }),
  );
  await step("is told what a number of units may be, and nothing else is sent", () =>
    refuseWhatIsNoUnits({ page, merchant }),
  );
  await step("goes on after a release has taken a part of the open page away", () =>
    outliveRelease({ page, merchant, complaints }),
  );
  await step("types slowly, and nothing false is sent", () => typeSlowly({ page, merchant }));
  await step("waits for a page that is slow to come", () => waitForSlowPage({ page, merchant }));
  await step("is told of being offline, and goes on by itself", () => goOffline({ page, merchant, complaints }));
  await step("sees an order change sales and stock", () => sell(merchant, variant));
  const location = await step("sees stock that was put right", () => restock(merchant, variant));
  await step("sees an alert when the level drops", () => runLow(merchant, variant, location));
  await step("does the daily round by keyboard alone", () =>
    doDailyRound(merchant, keyboardAt(page), { ...variant, location }),
  );
  await step("sees the alert closed when the level rises", () => recover(merchant, variant, location));
  await step("sees a new title", () => rename(merchant, variant));
  await step("notices what was changed elsewhere, and shows it once asked", () =>
    noticeChange({ page, merchant, house, variant, units: PLENTY - 1 }),
  );
  await step("saves over what another tab saved, told of both", () =>
    saveOverAnother({ page, merchant, house, variant }),
  );
  const { endpoint, heard } = await step("has another system listen", () => listenToEverything(merchant));
  const { order, supplier } = await buy({ step, page, merchant, house });
  await step("sees each stop of the Tab key", () => expectStopsInSight({ page, merchant, order }));
  await step("goes to what a form refuses first, and hears why", () => goToWhatIsRefused({ merchant, order }));
  await step("is told that a draft was sent meanwhile", () => changeWhatWasSent({ page, merchant, house, order }));
  await step("orders what was typed a moment before", () => orderWhatWasTyped({ merchant, order }));
  await step("leaves dialogs by Esc, and is where it was", () => openAndLeave({ page, merchant, supplier }));
  await workWithStock({ step, page, merchant, house, variant });
  const dispatch = await step("sees what the other system was told", () => findDispatch(merchant, heard));
  const pages = [variant.path, endpoint, dispatch, ...pagesAbout({ order, supplier })];
  await step("finds every page accessible", () =>
    visitEveryPage({ page, merchant, house, complaints, variant, pages }),
  );
  await step("reads pages in seven languages, with an empty console", () =>
    visitInEveryLocale({ page, house, complaints, pages }),
  );
  await step("takes everything along in one zip", () => exportAll(merchant));
  await step("uninstalls, and nobody sees the rows any more", () => uninstall(merchant, variant));
  await step("installs again", () => merchant.install());
  await step("deletes everything, and begins anew", () => beginAnew(merchant));
}

/** No menu and no tab leads to them. */
const pagesAbout = ({ order, supplier }) => [
  ...["/endpoints/new", "/dispatches", "/recoveries", "/events", "/promotions", "/uplifts", "/reorder/print"],
  ...["/reorder/unresolved", "/transfers/new", "/costs", "/purchase-orders/dropship", "/moving-in"],
  ...["/settings/api-keys", "/settings/documents", "/purchase-orders/new", "/suppliers/new", "/counts/new"],
  ...["", "/send", "/receive", "/costs"].map((page) => order + page),
  ...["", "/prices", "/performance"].map((page) => supplier + page),
];

/** A variant in stock that sells, so that a drop to nothing is below its reorder point. Which one it is changes by the day. */
async function findSeller(merchant) {
  await merchant.open("/products");
  await merchant.heading("Products");
  let seller;
  do seller = (await merchant.rows()).find((row) => figure(row["Sold a day"]) >= 0.2 && figure(row.Available) >= 30);
  while (!seller && (await merchant.nextPage()));
  if (!seller) throw new Error("No variant in stock sells.");
  return { title: seller.title, sku: seller.SKU, path: seller.path, available: figure(seller.Available) };
}

async function sell(merchant, { sku, path, available }) {
  const quantity = 28;
  await merchant.open(path);
  const sold = await soldLately(merchant);
  await merchant.placeOrder(sku, quantity);
  await merchant.until(`/products?q=${encodeURIComponent(sku)}`, `${available - quantity} of ${sku}`, async () => {
    const row = (await merchant.rows()).find((row) => row.SKU === sku);
    return figure(row?.Available) === available - quantity;
  });
  await merchant.until(path, `more than ${sold} sold`, async () => (await soldLately(merchant)) > sold);
}

/** In the longest window: a day that turns meanwhile takes next to nothing out of it. */
const soldLately = async (merchant) =>
  figure((await merchant.rows()).findLast((row) => row.Window?.startsWith("Last"))?.Units);

async function restock(merchant, { sku, path, title }) {
  const location = await merchant.setStock(sku, PLENTY);
  await merchant.until(path, `${PLENTY} at ${location}`, async () => {
    await merchant.heading(title);
    return (await merchant.app.locator("body").innerText()).includes(PLENTY.toLocaleString("en"));
  });
  await merchant.until("/alerts", `no alert for ${sku} at ${location}`, () => hasNoAlert(merchant, sku, location));
  return location;
}

async function runLow(merchant, { sku }, location) {
  await merchant.setStock(sku, 0);
  await merchant.until("/alerts", `an alert for ${sku} at ${location}`, () => merchant.hasAlert(sku, location));
}

async function recover(merchant, { sku }, location) {
  await merchant.setStock(sku, PLENTY);
  await merchant.until("/alerts?tab=closed", `the alert for ${sku}`, () => merchant.hasAlert(sku, location));
  for (const list of ["/alerts", "/alerts?tab=snoozed"])
    await merchant.until(list, `no alert for ${sku} at ${location}`, () => hasNoAlert(merchant, sku, location));
}

const hasNoAlert = async (merchant, sku, location) => !(await merchant.hasAlert(sku, location));

async function rename(merchant, { title, path }) {
  const renamed = `${title} (2nd edition)`;
  await merchant.rename(title, renamed);
  await merchant.until(path, renamed, () => merchant.app.getByRole("heading", { name: renamed }).isVisible());
}

async function exportAll(merchant) {
  const zip = (await merchant.exportAll()).toString("latin1");
  for (const name of ["products.csv", "rules.csv", "suppliers.csv", "prices.csv", "sales-by-day.csv"])
    if (!zip.includes(name)) throw new Error(`The zip has no ${name}.`);
}

/** The guide of the first days is back. */
async function beginAnew(merchant) {
  await merchant.deleteAll("Fell & Harbour");
  await merchant.open("/");
  await merchant.app.getByText("Set up Evenstock").waitFor();
  await merchant.imported();
}

/** Even with an address that was signed while the app was installed. */
async function uninstall(merchant, { path, sku }) {
  const addresses = await Promise.all(["/products", path].map((page) => merchant.signedAddress(page)));
  await merchant.uninstall();
  // The delivery that tells of it takes a second or two; where Shopify does not answer at once, it is asked again after
  // seconds, then minutes.
  const end = Date.now() + 150_000;
  for (const address of addresses)
    for (;;) {
      const answer = await fetch(address, { redirect: "manual", headers: { accept: "text/html" } });
      const text = await answer.text();
      if (!answer.ok && !text.includes(sku)) break;
      if (Date.now() > end) throw new Error(`${new URL(address).pathname} still answers ${answer.status}.`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
}

const figure = (text) => Number.parseFloat((text ?? "").replaceAll(",", ""));
