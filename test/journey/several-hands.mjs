import { merchantAt } from "./merchant.mjs";

/** In ms: what an open page is told of changes, with room for a machine that does other things as well. */
const NOTICED_WITHIN = 60_000;

/** An open list says that stock has changed elsewhere, and shows it once that is asked for. */
export async function noticeChange({ page, merchant, house, variant: { sku }, units }) {
  await merchant.open(`/products?q=${encodeURIComponent(sku)}`);
  await merchant.settled();
  const available = async () => (await merchant.rows()).find((row) => row.SKU === sku)?.Available;
  const before = await available();
  await elsewhere({ page, house }, (there) => there.setStock(sku, units));
  const note = merchant.app.locator(".Changed-Note");
  await note.waitFor({ timeout: NOTICED_WITHIN });
  if ((await available()) !== before) throw new Error("A row changed before anybody asked for it.");
  await note.getByRole("button", { name: "Show" }).click();
  await merchant.eventually("what has changed", async () => (await available()) !== before);
  await note.waitFor({ state: "detached" });
}

/** Two save another lead time of the same variant: the second is told of both, and decides. */
export async function saveOverAnother({ page, merchant, house, variant: { path } }) {
  await typeLeadTime(merchant, path, "9");
  await elsewhere({ page, house }, async (there, tab) => {
    await typeLeadTime(there, path, "17");
    await save(tab);
    await there.toast("Rule saved");
  });
  await save(page);
  await merchant.app.getByText("Someone else saved this in the meantime").waitFor();
  const said = await merchant.app.locator("body").innerText();
  for (const days of ["9", "17"])
    if (!new RegExp(`meanwhile.*\\b${days}\\b`, "is").test(said)) throw new Error(`The page does not say ${days}.`);
  await merchant.app.getByRole("button", { name: "Save mine" }).click();
  await merchant.toast("Rule saved");
}

const LOCKED = "It has gone to the supplier: its lines, quantities and costs are locked.";

/** One sends a draft while another changes it: who comes too late is told, though the page has no field for it any more. */
export async function changeWhatWasSent({ page, merchant, house, order }) {
  await merchant.open(order);
  await merchant.settled();
  await merchant.app.getByRole("button", { name: "Copy", exact: true }).click();
  const field = merchant.app.locator("[data-order-line]").first();
  await field.waitFor();
  const draft = new URL((await merchant.frame()).url()).pathname;
  await elsewhere({ page, house }, async (there) => {
    await there.open(`${draft}/send`);
    await there.app.getByRole("button", { name: "Send to supplier" }).click();
    await there.app.getByText("Sent", { exact: true }).first().waitFor();
  });
  await field.fill("77");
  await field.press("Enter");
  await merchant.toast(LOCKED);
  await field.waitFor({ state: "detached" });
}

const TYPED = "78";

/** What one's own hand typed into a draft as it pressed on is ordered with it: nobody else has changed it. */
export async function orderWhatWasTyped({ merchant: { app, ...merchant }, order }) {
  await merchant.open(order);
  await merchant.settled();
  await app.getByRole("button", { name: "Copy", exact: true }).click();
  const field = app.locator("[data-order-line]").first();
  await field.fill(TYPED);
  await app.getByRole("button", { name: "Mark as ordered" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Mark as ordered" }).click();
  await field.waitFor({ state: "detached" });
  const [{ Ordered: ordered }] = await merchant.rows();
  if (!ordered.startsWith(TYPED)) throw new Error(`${TYPED} was typed, and ${ordered} is ordered.`);
}

/**
 * One ends a count that another goes on with: what is typed then is not waited for, and who finishes it too is at the review. It stays on
 * that device, and counts once they go on.
 */
export async function finishWhatWasEnded({ page, merchant: { app, ...merchant }, house, variant: { sku } }) {
  await merchant.beginScannedCount();
  await page.keyboard.type(sku);
  await page.keyboard.press("Enter");
  await app.getByText("Everything is saved").waitFor();
  const count = new URL((await merchant.frame()).url()).pathname;
  const finish = "Finish and review";
  const approve = "Approve and change stock in Shopify";
  await elsewhere({ page, house }, async (there) => {
    await there.open(count);
    await there.app.getByRole("button", { name: finish }).click();
    await there.app.getByRole("button", { name: approve }).waitFor();
  });
  await app.getByText("Somebody ended the counting").waitFor();
  await app.locator(".Stepper input").first().fill("9");
  await app.getByRole("button", { name: finish }).click();
  await app.getByRole("button", { name: approve }).waitFor();
  await app.getByRole("button", { name: "Go on counting" }).click();
  await app.getByText("9 counted").first().waitFor();
  await app.getByRole("button", { name: finish }).click();
  await app.getByRole("button", { name: approve }).waitFor();
  const [{ Counted: reviewed }] = await merchant.rows();
  if (reviewed !== "9") throw new Error(`9 were typed after the count had been ended, and the review has ${reviewed}.`);
}

/** Two type other units of the same line of a transfer: the second is told of both, and what they typed stays. */
export async function moveOtherUnits({ page, merchant, house }) {
  const field = merchant.app.locator(".Quantity-Input").first();
  const draft = new URL((await merchant.frame()).url()).pathname;
  await elsewhere({ page, house }, async (there) => {
    await there.open(draft);
    await there.settled();
    const other = there.app.locator(".Quantity-Input").first();
    await other.fill("3");
    await other.press("Enter");
    await there.app.getByText("3 units on 1 line").waitFor();
  });
  await field.fill("2");
  await field.press("Enter");
  await merchant.app.getByText("Somebody set it to 3 meanwhile; you typed 2.").waitFor();
  if ((await field.inputValue()) !== "2") throw new Error("What was typed is gone.");
  await field.press("Enter");
  await merchant.app.getByText("2 units on 1 line").waitFor();
  // As many as there are to be shipped after it.
  await field.fill("1");
  await field.press("Enter");
  await merchant.app.getByText("1 unit on 1 line").waitFor();
}

const SHIPPED = "It has been shipped: its lines and locations are locked.";

/** The same of the draft of a transfer, whose page is open. */
export async function changeWhatWasShipped({ page, merchant, house }) {
  const field = merchant.app.locator(".Quantity-Input").first();
  const draft = new URL((await merchant.frame()).url()).pathname;
  await elsewhere({ page, house }, async (there) => {
    await there.open(draft);
    await there.settled();
    await there.app.getByRole("button", { name: "Ship", exact: true }).click();
    await there.app.getByRole("dialog").getByRole("button", { name: "Ship", exact: true }).click();
    await there.app.getByText("In transit", { exact: true }).first().waitFor();
  });
  await field.fill("77");
  await field.press("Enter");
  await merchant.toast(SHIPPED);
  await field.waitFor({ state: "detached" });
}

async function typeLeadTime(merchant, path, days) {
  await merchant.open(path);
  await merchant.settled();
  await merchant.app.getByRole("button", { name: "Change rule" }).click();
  await merchant.app.getByLabel("Lead time", { exact: true }).fill(days);
}

const save = (page) => page.locator('#save-bar [data-save="save"]').click();

/** As another person, in a tab of their own. */
async function elsewhere({ page, house }, act) {
  const context = await page.context().browser().newContext({ viewport: page.viewportSize() });
  const tab = await context.newPage();
  await act(merchantAt(tab, house.devStore), tab);
  await context.close();
}
