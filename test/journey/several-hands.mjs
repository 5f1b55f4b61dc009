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
