import { readFile } from "node:fs/promises";
import { pdfWords } from "../support/pdf-text.mjs";
import { sendRows } from "./furnished-shop.mjs";
import { keyboardAt } from "./keyboard.mjs";
import { orderByKeys, removeByKeys } from "./ordering-by-keys.mjs";
import { countPresses } from "./presses.mjs";
import { storeAt } from "./store.mjs";
import { sendFormsTwice } from "./twice.mjs";
import { expectRefused } from "./typed-units.mjs";

const SUPPLIER = { name: "Harbour Wholesale", email: "orders@harbour.example" };
const ON_A_PHONE = {
  name: "Quayside Goods and Chandlery, by appointment to the harbour of Fell",
  email: "sales@quayside.example",
};
const BY_MAIL = { name: "Slipway Supplies", email: "trade@slipway.example" };
const BY_KEYS = { name: "Lighthouse Goods", email: "desk@lighthouse.example" };
const EACH_MINUTE = "* * * * *";
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 800 };
/** From the page's top to the first line of a list at most (px). */
const MOST_ABOVE = 240;
/** From Home to a sent order. */
const MOST_PRESSES = 6;
const SOLD = 3;
/** Longer than the field of a scanner waits (ms). */
const FOCUS_WATCHED = 1000;
/** Scanned of the first two lines. */
const SCANNED = [3, 2];
/** Where deliveries are held back, Shopify's answer to a write comes before them (ms). */
const HELD_BACK = 4000;

/**
 * From a suggestion to stock on the shelf, over a network that loses the answers to writes, with every form sent twice. Where
 * the pages of the order and of its supplier are.
 */
export async function buy({ step, page, merchant, house }) {
  const store = storeAt(house.devStore);
  const presses = await countPresses(page);
  const { skus, supplier } = await step("says who sells what is to be ordered", () => nameSupplier(merchant, SUPPLIER));
  const sent = await sendFormsTwice(page, house);
  const { order, number, lines } = await step("orders from Home in six clicks", () =>
    orderFromHome({ merchant, presses, skus, supplier: SUPPLIER.name }),
  );
  await step("finds one mail sent, with the order as a PDF", () => expectMail({ page, merchant, lines, number }));
  const shelves = await store.shelvesOf(lines.map(({ sku }) => sku));
  const ordered = lines.map((line) => line.ordered);
  const scanned = lines.map((_, at) => SCANNED[at] ?? 0);
  await step("receives a part by scanner, while answers to writes are lost", async () => {
    await store.switch({ lostAnswers: SCANNED.length, duplicates: 1 });
    await receive({ page, merchant }, order, () => scan(page, shelves));
    await expectReceived({ merchant, store, path: order, shelves, units: scanned, state: "Partly received" });
    await expectQuestionInPlace({ page, merchant, path: order });
    if ((await store.switches()).lostAnswers > 0) throw new Error("No answer was lost.");
  });
  await step("receives the rest, whose deliveries come late", async () => {
    await store.switch({ lostAnswers: 0, delay: HELD_BACK });
    await receive({ page, merchant }, order, async () => {
      await expectRefused({ page, merchant, field: merchant.app.locator(".Stepper input").first() });
      await leaveTooSoon({ page, merchant });
      await merchant.app.getByRole("button", { name: "Receive all" }).click();
    });
    await expectReceived({ merchant, store, path: order, shelves, units: ordered, state: "Received" });
    await store.switch({ duplicates: 0, delay: 0 });
  });
  await page.unrouteAll({ behavior: "wait" });
  await step("orders from Home in six clicks on a phone", async () => {
    const { skus } = await nameSupplier(merchant, ON_A_PHONE);
    const { width, height } = page.viewportSize();
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      await expectFirstLineInSight(merchant);
    }
    await orderFromHome({ merchant, presses, skus, supplier: ON_A_PHONE.name });
    await page.setViewportSize({ width, height });
  });
  await step("orders from the link in the morning's mail", async () => {
    const { skus } = await nameSupplier(merchant, BY_MAIL);
    await orderFromMail({ page, merchant, house, presses, skus });
  });
  await step("orders, receives and takes back by keyboard alone", async () => {
    const { supplier } = await nameSupplier(merchant, BY_KEYS);
    await orderByKeys({ merchant, keyboard: keyboardAt(page), supplier });
  });
  await step("removes by keyboard alone, and goes on from the way back", () =>
    removeByKeys({ merchant, keyboard: keyboardAt(page) }),
  );
  for (const door of ["/purchase-orders/drafts", `${order}/send`, `${order}/receive`])
    if (!sent.some((path) => path.startsWith(door))) throw new Error(`${door} was not sent twice, only ${sent}.`);
  return { order, supplier };
}

/** A supplier with a price list of what stands first among what is to be ordered. */
async function nameSupplier(merchant, { name, email }) {
  await merchant.open("/reorder");
  const skus = (await merchant.rows())
    .filter(({ SKU }) => SKU)
    .slice(0, SOLD)
    .map(({ SKU }) => SKU);
  await sendRows(merchant, "/suppliers/file", [{ name, email }]);
  await merchant.open("/suppliers");
  const supplier = (await merchant.rows()).find(({ title }) => title === name)?.path;
  const prices = skus.map((sku, at) => ({
    sku,
    supplier_sku: `HW-${100 + at}`,
    unit_cost: `${4 + at}.50`,
    preferred: "yes",
  }));
  await sendRows(merchant, `${supplier}/prices/file`, prices);
  const list = `/reorder?supplier=${supplier.split("/").at(-1)}`;
  await merchant.until(list, `${SOLD} lines of ${name}`, async () => (await merchant.rows()).length >= SOLD);
  return { skus, supplier };
}

/** Whichever supplier stands first, that of the longest name as well. */
async function expectFirstLineInSight({ app, ...merchant }) {
  await merchant.open("/reorder");
  await merchant.settled();
  const above = await app.locator(".Reorder tbody").evaluateAll((bodies) => {
    const top = (one) => one.getBoundingClientRect().top;
    const headings = bodies.flatMap((body) => [...body.querySelectorAll(".Reorder-Supplier")]);
    const heights = headings.map((one) => one.getBoundingClientRect().height);
    return top(headings[0]) + Math.max(...heights) + scrollY;
  });
  if (above > MOST_ABOVE) throw new Error(`The first line of Reorder may stand at ${above} px, not at ${MOST_ABOVE}.`);
}

/** To Reorder, and on. Every press is counted. */
async function orderFromHome({ merchant, ...wanted }) {
  await merchant.open("/");
  await merchant.heading("Home");
  await merchant.settled();
  const before = wanted.presses();
  await merchant.app.locator('a.FigureCard-Link[href="/reorder"]').click();
  return orderFromReorder({ merchant, before, ...wanted });
}

/** The mail says as many variants to order as Home does; its link is the first press. */
async function orderFromMail({ page, merchant: { app, ...merchant }, house, presses, skus }) {
  await merchant.open("/settings");
  await merchant.heading("Settings");
  await app.getByLabel("Recipients").fill("ada@harbour.example");
  await app.locator('select[name="frequency"]').selectOption("at_once");
  await page.locator('#save-bar [data-save="save"]').click();
  await app.getByText("Settings saved").last().waitFor();
  const text = app.locator(".Outbox-Text").filter({ hasText: "come down to the reorder point" }).first();
  // Each minute until all is planned anew by what was saved: nobody is told before that.
  await merchant.until("/outbox", "the mail of low stock", async () => {
    await fetch(`${house.app}/__scheduled?cron=${encodeURIComponent(EACH_MINUTE)}`, { method: "POST" });
    return (await text.count()) > 0;
  });
  const mail = await text.textContent();
  await merchant.open("/");
  const onHome = await app.locator('a.FigureCard-Link[href="/reorder"]').innerText();
  const [, toOrder] = /Reorder has ([\d,]+) variants? to order now/.exec(mail) ?? [];
  if (!toOrder || !onHome.includes(toOrder)) throw new Error(`The mail says ${toOrder}, and Home: ${onHome}`);
  const [, link] = /^Open Reorder: (\S+)$/m.exec(mail) ?? [];
  const before = presses() - 1;
  await page.goto(link);
  await orderFromReorder({ merchant: { app, ...merchant }, before, presses, skus, supplier: BY_MAIL.name });
}

/** A draft a supplier, the page of this one's, its paper, and out. */
async function orderFromReorder({ merchant: { app, ...merchant }, before, presses, skus, supplier }) {
  await merchant.heading("Reorder");
  await app.getByRole("button", { name: /^Create \d+ drafts?$/ }).click();
  await app.getByText(/^\d+ drafts? w(as|ere) created$/).waitFor();
  const drafts = app.locator("li", { hasText: supplier }).getByRole("link", { name: /^PO-/ });
  if ((await drafts.count()) !== 1) throw new Error("The form made more than one draft of a supplier.");
  const [order, number] = [await drafts.getAttribute("href"), await drafts.innerText()];
  await drafts.click();
  await merchant.heading(number);
  const lines = (await merchant.rows()).map((row) => ({ sku: row.SKU.split("\n")[0] }));
  if (lines.length !== skus.length) throw new Error(`The draft has ${lines.length} lines, not ${skus.length}.`);
  await app.getByRole("link", { name: "Preview and send" }).click();
  await merchant.heading(`Send ${number}`);
  // It is there, though a phone shows no PDF within a page.
  await app.locator("iframe.OrderPaper").waitFor({ state: "attached" });
  await app.getByRole("button", { name: "Send to supplier" }).click();
  await merchant.heading(number);
  await app.getByText("Sent", { exact: true }).first().waitFor();
  const pressed = presses() - before;
  if (pressed === 0 || pressed > MOST_PRESSES) throw new Error(`It took ${pressed} clicks, not ${MOST_PRESSES}.`);
  const ordered = (await merchant.rows()).map((row) => Number(row.Ordered.replaceAll(",", "")));
  return { order, number, lines: lines.map((line, at) => ({ ...line, ordered: ordered[at] })) };
}

/** One mail, though its form came twice, and the paper that is behind it. */
async function expectMail({ page, merchant, number, lines }) {
  await merchant.open("/outbox");
  await merchant.heading("Outbox");
  const mails = merchant.app.locator(".Polaris-Card, .Polaris-ShadowBevel").filter({ hasText: `To ${SUPPLIER.email}` });
  if ((await mails.count()) !== 1) throw new Error(`${await mails.count()} mails went to the supplier, not one.`);
  const download = page.waitForEvent("download");
  await mails.getByRole("button", { name: /^Open .*\.pdf$/ }).click();
  const bytes = await readFile(await (await download).path());
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") throw new Error("The mail's paper is no PDF.");
  const words = pdfWords(bytes).join(" ");
  for (const said of [number, SUPPLIER.name, "Fell & Harbour", ...lines.map((_, at) => `HW-${100 + at}`)])
    if (!words.includes(said)) throw new Error(`The PDF does not say ${said}, but: ${words.slice(0, 2000)}`);
}

/** Counts as `count` does, looks at the differences, and receives. */
async function receive({ page, merchant }, path, count) {
  await merchant.open(`${path}/receive`);
  await merchant.settled();
  await expectStepperInSight({ page, merchant });
  await page.keyboard.press("Tab");
  await expectFocusToRest(merchant);
  await merchant.app.locator(".Scan-Button:focus").waitFor();
  await count();
  await merchant.app.getByRole("button", { name: "Review and receive" }).click();
  await merchant.app.getByRole("dialog").waitFor();
  await expectFocusToRest(merchant);
  await merchant.app.getByRole("dialog").getByRole("button", { name: "Receive", exact: true }).click();
  await merchant.toast("Received");
}

/** The field that a scanner types into takes the focus neither from the keyboard's stops nor from a dialog, which would take it back. */
async function expectFocusToRest(merchant) {
  const frame = await merchant.frame();
  const moves = await frame.evaluate(async (watched) => {
    let moves = 0;
    const count = () => moves++;
    document.addEventListener("focusin", count);
    await new Promise((resolve) => setTimeout(resolve, watched));
    document.removeEventListener("focusin", count);
    return moves;
  }, FOCUS_WATCHED);
  if (moves > 1) throw new Error(`The focus moved ${moves} times by itself.`);
}

/** On a phone, too, both of a line's steppers: its paint is contained, so that what is cut off widens no page. */
async function expectStepperInSight({ page, merchant }) {
  const { width, height } = page.viewportSize();
  await page.setViewportSize(PHONE);
  const isCut = (button) => button.getBoundingClientRect().right > button.closest("li").getBoundingClientRect().right;
  const buttons = await merchant.app.locator(".Stepper button").all();
  const cut = await Promise.all(buttons.map((button) => button.evaluate(isCut)));
  await page.setViewportSize({ width, height });
  if (cut.length === 0 || cut.includes(true)) throw new Error("A stepper is cut off on a phone.");
}

/** Before a count is kept, which it is not until then, however slow the browser: it asks, and goes once it may. */
async function leaveTooSoon({ page, merchant: { app, ...merchant } }) {
  const asked = page.waitForEvent("dialog", (dialog) => dialog.type() === "beforeunload");
  const keep = async (route) => {
    if (route.request().method() === "PUT") await asked;
    await route.fallback();
  };
  await page.route(/\/receive/, keep);
  await app.locator(".Stepper button:last-child").first().click();
  await page.reload();
  await asked;
  await page.unroute(/\/receive/, keep);
  await merchant.settled();
}

/** A scanner types wherever the focus is: a barcode where the variant has one, its SKU otherwise, and Enter. */
async function scan(page, shelves) {
  for (const [at, times] of SCANNED.entries())
    for (let time = 0; time < times; time++) {
      await page.keyboard.type(shelves[at].barcode ?? shelves[at].sku);
      await page.keyboard.press("Enter");
    }
}

/**
 * By keyboard one goes on from the question where its button was, and from the button once it is left: the scanner's
 * field takes neither.
 */
async function expectQuestionInPlace({ page, merchant, path }) {
  const name = "Take this receipt back";
  await merchant.open(`${path}/receive`);
  await merchant.settled();
  await merchant.app.getByRole("button", { name }).first().focus();
  for (const key of ["Enter", "Tab", "Tab", "Enter"]) await page.keyboard.press(key);
  const frame = await merchant.frame();
  const focused = await frame.evaluate(() => document.activeElement?.textContent);
  if (focused !== name) throw new Error(`The focus is at "${focused}".`);
}

/** Stock stands at what it was and what was received, in Shopify and here, and goes no further. */
async function expectReceived({ merchant, store, path, shelves, units, state }) {
  await merchant.until(`${path}/receive`, "every line in Shopify", async () => {
    const said = merchant.app.locator(".Receive-Posted");
    await said.waitFor();
    return !/On its way to Shopify|Refused|Not sure/.test(await said.innerText());
  });
  await store.expectStock(shelves, units);
  await merchant.until(path, state, () => merchant.app.getByText(state, { exact: true }).first().isVisible());
  for (const [at, { sku, available }] of shelves.entries())
    await merchant.until(`/products?q=${encodeURIComponent(sku)}`, `${available + units[at]} of ${sku}`, async () => {
      const row = (await merchant.rows()).find((row) => row.SKU === sku);
      return Number(row?.Available.replaceAll(",", "")) === available + units[at];
    });
}
