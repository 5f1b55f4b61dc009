import { forgive } from "./pages.mjs";

/** The file of a dialog that comes when it is wanted. */
const PART = /\/assets\/edit-rules-[^/]+\.js$/;

/** Another release has taken a part of the open page away: the page says so, keeps what is typed, and is whole once it is loaded anew. */
export async function outliveRelease({ page, merchant: { app, ...merchant }, complaints }) {
  await page.route(PART, (route) => route.fulfill({ status: 404, body: "gone" }));
  await merchant.open("/products");
  await merchant.settled();
  const path = await openPage(merchant);
  const editRules = async () => {
    await app.locator("tbody .RowCheckbox").first().check();
    await app.getByRole("button", { name: "Edit rule" }).click();
  };
  await editRules();
  const offer = app.getByRole("alert").filter({ hasText: "Evenstock has been updated" });
  await offer.waitFor();
  if ((await openPage(merchant)) !== path) throw new Error("The page went elsewhere by itself.");
  if (!(await app.locator("tbody .RowCheckbox").first().isChecked())) throw new Error("What was selected is lost.");
  await page.unroute(PART);
  await offer.getByRole("button", { name: "Reload" }).click();
  await offer.waitFor({ state: "detached" });
  await merchant.settled();
  await editRules();
  await app.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await app.getByRole("dialog").waitFor({ state: "detached" });
  forgive(complaints, "/assets/edit-rules-");
}

const openPage = async (merchant) => new URL((await merchant.frame()).url()).pathname;
