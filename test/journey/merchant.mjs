import { readFile } from "node:fs/promises";

const SHOP = "evenstock-dev.myshopify.com";
/** For a machine that does other things as well. */
const PATIENCE = 90_000;

/** What a merchant does and sees: in the shop's admin, and in Evenstock within it. */
export function merchantAt(page, devStore) {
  const app = page.frameLocator("#app");
  const admin = (path, search = {}) =>
    page.goto(`${devStore}/admin/${path}?${new URLSearchParams({ shop: SHOP, ...search })}`);
  const open = (path) => admin("apps/evenstock", { path });
  const heading = (name) => app.getByRole("heading", { name, level: 1 }).waitFor({ timeout: PATIENCE });
  /** The admin reads its page anew after a change, and says so then: before, the browser is not free to go elsewhere. */
  const said = (text) => page.locator("#toasts").getByText(text, { exact: true }).waitFor({ timeout: PATIENCE });

  const rows = async () => {
    await app.locator("tbody tr, .EmptyList").first().waitFor({ timeout: PATIENCE });
    return app.locator("tbody tr").evaluateAll((rows) =>
      rows.map((row) => ({
        path: row.querySelector("a")?.getAttribute("href") ?? null,
        title: row.querySelector("a")?.innerText ?? null,
        // Beside the product's name, where it has no column.
        SKU: row.querySelector(".Sku")?.innerText,
        ...Object.fromEntries([...row.cells].map((cell) => [cell.dataset.heading, cell.innerText.trim()])),
      })),
    );
  };
  /** Asks until it is so: what the app shows comes a moment after what was done. */
  const eventually = async (what, isSo) => {
    for (const end = Date.now() + PATIENCE; !(await isSo()); await page.waitForTimeout(100))
      if (Date.now() > end) throw new Error(`It never came: ${what}.`);
  };

  /** As on a slow network: what is done in the page meanwhile counts once its scripts have come. */
  const beforeScripts = async (act) => {
    const scripts = "**/entry.client*";
    let come;
    const coming = new Promise((resolve) => {
      come = resolve;
    });
    await page.route(scripts, (route) => coming.then(() => route.continue()));
    await act();
    const arrived = page.waitForResponse(scripts);
    come();
    await arrived;
    await page.unroute(scripts);
    const isAlive = (html) => Object.keys(html).some((key) => key.startsWith("__reactFiber"));
    await eventually("scripts at work", () => app.locator("html").evaluate(isAlive));
    await page.waitForTimeout(300);
  };

  const beginInstall = async () => {
    await admin("apps");
    await page.getByRole("button", { name: "Install Evenstock" }).click();
    await heading("Home");
  };
  const imported = () => app.getByText("in your catalogue").waitFor({ timeout: 4 * PATIENCE });

  return {
    app,
    open,
    heading,
    beforeScripts,
    toast: said,

    /** The frame that the app is in, for what looks at its whole document. */
    frame: async () => (await page.locator("#app").elementHandle()).contentFrame(),

    signedAddress: async (path) =>
      (await fetch(`${devStore}/embedded-url?${new URLSearchParams({ shop: SHOP, path })}`)).text(),

    beginInstall,
    imported,

    async install() {
      await beginInstall();
      await imported();
    },

    /** As a link within the app would, without loading anything anew. */
    follow: async (path) => {
      const frame = await (await page.locator("#app").elementHandle()).contentFrame();
      await frame.evaluate((href) => {
        const link = Object.assign(document.createElement("a"), { href });
        document.body.append(link);
        link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
        link.remove();
      }, path);
    },

    async uninstall() {
      await admin("apps");
      await page.getByRole("button", { name: "Uninstall Evenstock" }).click();
      await page.getByRole("button", { name: "Install Evenstock" }).waitFor({ timeout: PATIENCE });
    },

    /** Everything as one zip: its bytes. */
    async exportAll() {
      await open("/settings");
      await heading("Settings");
      const download = page.waitForEvent("download");
      await app.getByRole("button", { name: "Export everything" }).click();
      return readFile(await (await download).path());
    },

    async deleteAll(shopName) {
      await open("/settings");
      await heading("Settings");
      await app.getByRole("button", { name: "Delete everything…" }).click();
      await app.getByLabel(`Type ${shopName} to go on`).fill(shopName);
      await app.getByRole("dialog").getByRole("button", { name: "Delete everything" }).click();
      await page.getByRole("heading", { name: "Everything is being deleted" }).waitFor({ timeout: PATIENCE });
    },

    async beginScannedCount() {
      await open("/counts/new");
      await heading("New count");
      await app.getByLabel("What to count").selectOption("scanned");
      await app.getByRole("button", { name: "Create count" }).click();
      await app.getByRole("button", { name: "Start counting" }).click();
      await app.locator("#scan").waitFor();
    },

    async placeOrder(sku, quantity) {
      await admin("orders", { q: sku });
      const form = page.locator('form[data-post="/orders"]');
      await form.getByLabel("Quantity").fill(String(quantity));
      await form.locator('[name="oversell"]').check();
      await form.getByRole("button", { name: "Place order" }).click();
      await said("Order placed");
    },

    /** At the shop's first location, whose name comes back. */
    async setStock(sku, available) {
      await admin("stock", { q: sku });
      const row = page.locator("tr", { has: page.getByText(sku, { exact: true }) });
      await row.locator('[name="available"]').fill(String(available));
      await row.getByRole("button", { name: "Set" }).click();
      await said("Done");
      return page.locator('a.button[aria-current="true"]').innerText();
    },

    async rename(from, to) {
      await admin("products", { q: from });
      await page.getByRole("link", { name: from, exact: true }).first().click();
      await page.locator('[name="title"]').first().fill(to);
      await page
        .locator("form", { has: page.locator('[name="title"]') })
        .first()
        .getByRole("button", { name: "Save" })
        .click();
      await said("Done");
    },

    /** The guide of the first days, if it still stands on Home. */
    async putGuideAway() {
      await open("/");
      await heading("Home");
      const button = app.getByRole("button", { name: "Hide the guide" });
      if (!(await button.count())) return;
      await button.click();
      await button.waitFor({ state: "detached" });
    },

    /** The rows of the list that is open, each as heading → text; none where the page says that it is empty. */
    rows,

    /** The page stands, in place of the shape that is shown while it is on its way. */
    async settled() {
      await app.getByRole("heading", { level: 1 }).waitFor({ timeout: PATIENCE });
      await app.getByRole("status", { name: "Page loading" }).waitFor({ state: "detached", timeout: PATIENCE });
      const frame = await (await page.locator("#app").elementHandle()).contentFrame();
      // Remix is awake and goes nowhere. The network's own rest is no sign: one picture of fifty may hang.
      await frame.waitForFunction(() => globalThis.__remixRouter?.state.navigation.state === "idle", undefined, {
        timeout: PATIENCE,
      });
    },

    /** Why the first line to reorder says what it says. */
    async unfold() {
      await app.getByRole("button", { name: /^Why / }).first().click();
      await app.locator(".Reorder-Why .Sum").waitFor({ timeout: PATIENCE });
    },

    /** Where the open page's own tabs lead, the open one aside. */
    tabs: () =>
      app
        .locator("nav.LinkTabs a:not([aria-current])")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href"))),

    hasAlert: async (sku, location) => (await rows()).some((row) => row.SKU === sku && row.Location === location),

    async menuItems() {
      const items = app.getByRole("menuitem");
      await items.first().waitFor({ timeout: PATIENCE });
      return items.allInnerTexts();
    },

    /** Goes on in the list that is open. False on its last page. */
    async nextPage() {
      const next = app.getByRole("button", { name: "Next" });
      if (!(await next.count()) || (await next.isDisabled())) return false;
      const first = app.locator("tbody tr").first();
      const before = await first.innerText();
      await next.click();
      await eventually("the list's next page", async () => (await first.innerText()) !== before);
      return true;
    },

    eventually,

    /** Opens the page anew until it says so: a delivery takes a second or two. */
    async until(path, what, isSo) {
      const end = Date.now() + PATIENCE;
      for (;;) {
        await open(path);
        const seen = await isSo().catch((error) => error);
        if (seen === true) return;
        if (Date.now() > end)
          throw new Error(`${path} does not say: ${what}. ${seen instanceof Error ? seen.message : ""}`);
        await page.waitForTimeout(700);
      }
    },
  };
}
