import { mkdirSync } from "node:fs";
import { join } from "node:path";

const PAGES = { home: "/", products: "/products", alerts: "/alerts", settings: "/settings" };
/** Without the last of them a page is still worth a picture. */
const PICTURES_COME = 10_000;
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** Each page as the admin shows it, on a wide and a narrow screen. */
export async function takePictures(merchant, page, folder) {
  mkdirSync(folder, { recursive: true });
  await merchant.putGuideAway();
  await merchant.open("/products?tab=low");
  const [{ path: variant }] = await merchant.rows();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const [name, path] of Object.entries({ ...PAGES, variant })) {
      await merchant.open(path);
      await merchant.settled();
      await page.waitForLoadState("networkidle", { timeout: PICTURES_COME }).catch(() => undefined);
      await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
    }
  }
  await page.setViewportSize(SIZES.wide);
}
