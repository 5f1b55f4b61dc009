import { listen } from "./browser.mjs";
import { merchantAt } from "./merchant.mjs";

/** Separators, groups, digits, signs of currencies and orders of dates that differ, and engines with them. */
const LOCALES = ["en-US", "de-CH", "fr-CA", "es-ES", "en-IN", "ja-JP", "ar"];
/** While one page is drawn the next one is asked for. */
const AT_ONCE = 3;
const PAGES = [
  "/",
  "/reorder",
  "/products",
  "/purchase-orders",
  "/suppliers",
  "/endpoints",
  "/alerts",
  "/reports",
  "/reports/stock-value",
  "/sync",
  "/settings",
];

/** In which languages one of the other pages is read: two, and the next one in the two after. */
const TWO_OF_SEVEN = [0, 3];

/**
 * Every main page as browsers of seven languages show it, and the others in two each: what the server wrote stands, and the
 * console is empty. React throws a page away that the browser would write otherwise, and says so there.
 */
export async function visitInEveryLocale({ page, house, complaints, pages, pictures }) {
  const waiting = [...LOCALES];
  const visitor = async () => {
    for (let locale = waiting.shift(); locale; locale = waiting.shift())
      await visitIn(locale, { page, house, complaints, pages: [...PAGES, ...othersIn(locale, pages)], pictures });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
}

const othersIn = (locale, pages) =>
  pages.filter((_, at) => TWO_OF_SEVEN.some((next) => LOCALES[(at + next) % LOCALES.length] === locale));

async function visitIn(locale, { page, house, complaints, pages, pictures }) {
  const context = await page.context().browser().newContext({ locale, viewport: page.viewportSize() });
  const there = await context.newPage();
  listen(there, { complaints, name: locale });
  const merchant = merchantAt(there, house.devStore);
  for (const path of pages) {
    await merchant.open(path);
    await merchant.settled();
    await pictures?.(there, `${locale}${path.replaceAll("/", "-")}`);
  }
  await context.close();
}
