import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { furnish } from "./furnished-shop.mjs";

/** Without the last of them a page is still worth a picture. */
const PICTURES_COME = 10_000;
const PLANNED_WITHIN = 5000;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The README's: each page as the admin shows it. */
export async function takePictures(merchant, page, folder) {
  mkdirSync(folder, { recursive: true });
  const shoot = async (name) => {
    await page.waitForLoadState("networkidle", { timeout: PICTURES_COME }).catch(() => undefined);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  const open = async (path) => {
    await merchant.open(path);
    await merchant.settled();
  };
  await merchant.putGuideAway();
  await furnish(merchant);

  const [{ path: variant }] = (await plannedRows()).filter(({ path }) => path);
  await merchant.unfold();
  await shoot("reorder-wide");
  await open(variant);
  await shoot("variant-wide");
  await open("/");
  await shoot("home-wide");

  await page.setViewportSize(PHONE);
  await open("/");
  await shoot("home-phone");
  await open("/reorder");
  await shoot("reorder-phone");
  await page.setViewportSize(WIDE);

  /** What was brought in is planned on its way: all pictures are to be of the same plans. */
  async function plannedRows(before) {
    await open("/reorder");
    const rows = await merchant.rows();
    const isSettled = JSON.stringify(rows) === JSON.stringify(before);
    if (!isSettled) await page.waitForTimeout(PLANNED_WITHIN);
    return isSettled ? rows : plannedRows(rows);
  }
}
