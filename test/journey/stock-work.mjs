import { changeWhatWasShipped, finishWhatWasEnded, moveOtherUnits } from "./several-hands.mjs";
import { storeAt } from "./store.mjs";
import { expectRefused } from "./typed-units.mjs";

const COUNTED = 4;
/** As Stocky wrote an order, a row a line. */
const PAST_FILE = {
  name: "stocky-orders.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    "Purchase Order Number,Supplier,Status,Ordered On,SKU,Product,Quantity,Received,Cost\n" +
      "PO-77,Old Mill,Received,2025-03-14,OM-1,Oak tray,12,12,6.40\n",
  ),
};

const DOUBTFUL_FILE = { ...PAST_FILE, buffer: Buffer.from(PAST_FILE.buffer.toString().replace("6.40", "1.120")) };

/** What is done beside ordering: each page is gone through as far as what it is there for. */
export async function workWithStock({ step, page, merchant, house, variant }) {
  const store = storeAt(house.devStore);
  await step("counts by scanner, and Shopify has what was counted", () => count({ page, merchant, store, variant }));
  await step("finishes a count that another ended", () => finishWhatWasEnded({ page, merchant, house, variant }));
  await step("moves stock from one location to another", () => moveStock({ page, merchant, variant }));
  await step("is told that another changed a line of a transfer", () => moveOtherUnits({ page, merchant, house }));
  await step("is told that a transfer was shipped meanwhile", () => changeWhatWasShipped({ page, merchant, house }));
  await step("says who sells what has no supplier", () => resolve(merchant));
  await step("has a supplier ship a sale to its customer", () => dropship(merchant, variant));
  await step("brings in an order of Stocky's", () => moveIn(merchant));
}

async function count({ page, merchant: { app, ...merchant }, store, variant: { sku, path } }) {
  await merchant.beginScannedCount();
  const [shelf] = await store.shelvesOf([sku]);
  for (let scanned = 0; scanned < COUNTED; scanned++) {
    await page.keyboard.type(shelf.barcode ?? sku);
    await page.keyboard.press("Enter");
  }
  await app.getByText(`${COUNTED} counted`).first().waitFor();
  await expectRefused({ page, merchant: { app }, field: app.locator(".Stepper input").first() });
  await app.locator("#scan").click();
  await page.keyboard.type("of-no-product");
  await page.keyboard.press("Enter");
  await app.getByText("1 code waiting for you").waitFor();
  const finish = app.getByRole("button", { name: "Finish and review" });
  if (await finish.isEnabled()) throw new Error("A count can be finished while a code waits, which is lost then.");
  await app.getByRole("button", { name: "Put aside" }).click();
  // Typed and not yet sent as the button is pressed, and nothing of counting is left below the review.
  await app
    .locator(".Stepper input")
    .first()
    .fill(String(COUNTED + 1));
  await finish.click();
  await app.locator(".Stepper").first().waitFor({ state: "detached" });
  const [{ Counted: reviewed }] = await merchant.rows();
  if (reviewed !== String(COUNTED + 1)) throw new Error(`${COUNTED + 1} were typed, and the review has ${reviewed}.`);
  const approve = app.getByRole("button", { name: "Approve and change stock in Shopify" });
  await approve.waitFor();
  const { pathname } = new URL((await merchant.frame()).url());
  const [location] = (await app.getByText(" · As it is scanned").innerText()).split(" · ");
  await correct({ merchant: { app, ...merchant }, path, location });
  await merchant.open(pathname);
  // The page asks for itself anew after each answer, and what was refused still stands there then.
  const readAnew = page.waitForResponse((answer) => /\/counts\/\d+\.data/.test(answer.url()));
  await approve.press("Enter");
  await readAnew;
  await page.waitForTimeout(500);
  await app.getByText(/^Stock was corrected since it was counted/).waitFor();
  await app.getByRole("button", { name: "Go on counting" }).click();
  await app.getByRole("button", { name: "Count again" }).first().click();
  await page.locator("body").press("Escape");
  for (let scanned = 0; scanned < COUNTED; scanned++) {
    await page.keyboard.type(shelf.barcode ?? sku);
    await page.keyboard.press("Enter");
  }
  await app.getByText("Everything is saved").waitFor();
  await finish.click();
  await approve.press("Enter");
  // The button is gone: by keyboard one goes on from what came of it.
  await app.locator("h2:focus").waitFor();
  await app.locator("tbody .Polaris-Badge", { hasText: "In Shopify" }).waitFor();
}

/** By hand, while a count of it waits for its review. By keyboard one goes on from where it was asked for. */
async function correct({ merchant: { app, ...merchant }, path, location }) {
  await merchant.open(path);
  await merchant.settled();
  const adjust = app.getByRole("button", { name: `Adjust ${location}` });
  await adjust.press("Enter");
  const available = app.getByRole("textbox", { name: "Available now" });
  await available.fill(String(Number(await available.inputValue()) + 7));
  await available.press("Enter");
  await merchant.eventually("the focus back on its button", () =>
    adjust.evaluate((one) => one === document.activeElement),
  );
}

async function moveStock({ page, merchant: { app, ...merchant }, variant: { sku } }) {
  await merchant.open("/transfers/new");
  await merchant.settled();
  await app.locator("#scan-to-add").fill(sku);
  await page.keyboard.press("Enter");
  await app.getByText(/^Added: /).waitFor();
  await expectRefused({ page, merchant: { app }, field: app.locator(".Quantity-Input") });
  const note = app.getByLabel("Note");
  await note.fill("By van");
  await readAnew(merchant);
  if ((await note.inputValue()) !== "By van") throw new Error("Rows that were read anew took along what was typed.");
  await app.getByRole("button", { name: "Create draft" }).click();
  await app.getByText("Draft", { exact: true }).first().waitFor();
}

/** As for who comes back from another tab. */
const readAnew = async (merchant) =>
  (await merchant.frame()).evaluate(
    () =>
      new Promise((done) => {
        const router = globalThis.__remixRouter;
        const stop = router.subscribe(({ revalidation }) => {
          if (revalidation !== "idle") return;
          stop();
          done();
        });
        router.revalidate();
      }),
  );

async function resolve(merchant) {
  await merchant.open("/reorder/unresolved");
  await merchant.settled();
  const [{ path }] = await merchant.rows();
  const row = merchant.app.locator("tbody tr", { has: merchant.app.locator(`a[href="${path}"]`) });
  await row.getByRole("combobox").selectOption({ index: 1 });
  await row.getByRole("button").click();
  await merchant.eventually("the variant gone from those without a supplier", async () =>
    (await merchant.rows()).every((row) => row.path !== path),
  );
}

async function dropship({ app, ...merchant }, { sku }) {
  await merchant.placeOrder(sku, 1);
  await merchant.open("/purchase-orders/dropship");
  await merchant.settled();
  await app.locator("tbody a").first().click();
  await merchant.heading(/^Dropship #/);
  await app.locator("tbody select").first().selectOption({ index: 1 });
  await app.getByRole("button", { name: "Create drafts" }).click();
  await app.getByText("1 draft was created").waitFor();
}

async function moveIn({ app, ...merchant }) {
  await merchant.open("/moving-in");
  await merchant.settled();
  await app.locator('input[type="file"]').setInputFiles(DOUBTFUL_FILE);
  // Beside the button that waits for it: the columns are screens away on a phone.
  await app.locator(".BesideCards", { hasText: "Say which sign comes before decimals." }).waitFor();
  await app.getByRole("button", { name: "Choose another file" }).click();
  await app.locator('input[type="file"]').setInputFiles(PAST_FILE);
  await app.getByRole("heading", { name: "Purchase orders: 1", exact: true }).waitFor();
  await app.getByRole("button", { name: /^Bring in .*1 orders?$/ }).press("Enter");
  // By keyboard one goes on from what came, in place of what was pressed.
  await app.locator("h2:focus", { hasText: `What came of ${PAST_FILE.name}` }).waitFor();
  await merchant.open("/moving-in");
  await merchant.settled();
  await app.getByRole("button", { name: `Remove ${PAST_FILE.name}` }).press("Enter");
  await app.getByRole("dialog").getByRole("button", { name: "Remove" }).first().press("Enter");
  // The file is gone with its button.
  await app.locator("h1:focus").waitFor();
}
