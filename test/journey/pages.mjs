import { seriousFindings } from "./accessibility.mjs";
import { hiddenStops } from "./keyboard.mjs";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const PUBLIC = ["/welcome", "/welcome?problem=shop", "/privacy", "/support", "/erased"];
const NOT_THERE = "/nothing-is-here";

/** Every page, as the admin's menu leads to it, on a wide and a narrow screen; the pages' own tabs on the wide one. */
export async function visitEveryPage({ page, merchant, house, complaints, variant, pages }) {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    await merchant.open("/");
    await merchant.heading("Home");
    await expectAccessible(merchant);
    for (const name of await page.locator("#app-menu a").allInnerTexts()) {
      await followMenu({ page, merchant, name });
      if (size === WIDE) for (const path of await merchant.tabs()) await openAndExpectAccessible({ merchant, path });
    }
    const found = `/products?q=${encodeURIComponent(variant.sku)}`;
    for (const path of [...pages, found]) await openAndExpectAccessible({ merchant, path });
    await expectMissingPage({ merchant, complaints });
    for (const path of PUBLIC) await expectPublicPage({ page, house, complaints, path });
  }
}

/** With Shopify's own menu beside it a laptop leaves so much; the first line to order stands in sight, and nothing is pushed sideways. */
const SCREENS = [1280, 1024, NARROW.width];
const FIRST_ROW = 240;
/** As a product may be named in German: it breaks, and no list grows by it. */
const LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesnovelle";
const LISTS_OF_THE_DAY = ["/reorder", "/reorder?tab=all", "/products", "/products?location=1"];
/** On a phone the others, too. */
const OTHER_LISTS = [
  "/reorder?tab=move",
  "/alerts",
  "/purchase-orders",
  "/transfers",
  "/counts",
  "/suppliers",
  "/rules",
];

export async function expectFirstRowInSight({ page, merchant }) {
  for (const width of SCREENS)
    for (const list of [...LISTS_OF_THE_DAY, ...(width === NARROW.width ? OTHER_LISTS : [])]) {
      await page.setViewportSize({ width, height: 800 });
      await merchant.open(list);
      await merchant.rows();
      await merchant.settled();
      const seen = await (await merchant.frame()).evaluate((word) => {
        const list = document.querySelector(".ListTable-Scroll, .PagedIndex-Rows");
        const row = document.querySelector(".ListTable tbody tr:not(.Reorder-Supplier), .EmptyList");
        const top = row.getBoundingClientRect().top + scrollY;
        const name = row.querySelector(".VariantName a");
        if (name) name.firstChild.data = word;
        const right = Math.max(...[row, name ?? row].map((each) => each.getBoundingClientRect().right));
        document.querySelector("h1").textContent = word;
        const beyond = Math.max(
          ...[list, document.documentElement].map((each) => each.scrollWidth - each.clientWidth),
          right - list.getBoundingClientRect().right - 1,
        );
        return { top, beyond };
      }, LONG_WORD);
      if (seen.top > FIRST_ROW) throw new Error(`At ${width} px the first line of ${list} begins ${seen.top} px down.`);
      if (seen.beyond > 0) throw new Error(`At ${width} px the list at ${list} is ${seen.beyond} px too wide.`);
    }
  await page.setViewportSize(WIDE);
}

/** With what sticks to the window, and lists whose tabs are wider than a phone. */
const STUCK = ["/reorder", "/products", "/purchase-orders", "/settings"];

/** Whoever goes by Tab sees where they are. */
export async function expectStopsInSight({ page, merchant, order }) {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    for (const path of [...STUCK, order, `${order}/receive`]) {
      await merchant.open(path);
      await merchant.settled();
      const hidden = await hiddenStops(await merchant.frame());
      if (hidden.length) throw new Error(`At ${size.width} px ${path} hides what has the focus: ${hidden.join(" | ")}`);
    }
  }
}

async function followMenu({ page, merchant, name }) {
  const link = page.locator("#app-menu a").filter({ hasText: new RegExp(`^${name}$`) });
  await link.click();
  await page.locator('#app-menu a[aria-current="page"]').filter({ hasText: name }).waitFor();
  await merchant.settled();
  await expectAccessible(merchant);
}

async function openAndExpectAccessible({ merchant, path }) {
  await merchant.open(path);
  await merchant.settled();
  await expectAccessible(merchant);
}

/** The browser complains of the answer's status, and here it should. */
async function expectMissingPage({ merchant, complaints }) {
  await merchant.open(NOT_THERE);
  await merchant.heading("This page is not here");
  await expectAccessible(merchant);
  forgive(complaints, NOT_THERE);
}

async function expectPublicPage({ page, house, complaints, path }) {
  await page.goto(`${house.app}${path}`);
  await expectNoFindings(page.mainFrame());
  forgive(complaints, path);
}

export function forgive(complaints, path) {
  const others = complaints.filter((text) => !(text.includes("Failed to load resource") && text.includes(path)));
  complaints.splice(0, complaints.length, ...others);
}

const expectAccessible = async (merchant) => expectNoFindings(await merchant.frame());

async function expectNoFindings(frame) {
  const findings = await seriousFindings(frame);
  if (findings.length) throw new Error(`${frame.url().split("?")[0]} is not accessible:\n  ${findings.join("\n  ")}`);
}
