/** A page that is asked for without a connection says so, and comes by itself once there is one. */
export async function goOffline({ page, merchant, complaints }) {
  await merchant.open("/reorder");
  await merchant.settled();
  await page.context().setOffline(true);
  await merchant.follow("/reorder?tab=soon");
  await merchant.heading("You are offline");
  await page.context().setOffline(false);
  await merchant.heading("Reorder");
  await merchant.settled();
  await comeBackTooSoon({ page, merchant });
  await keepWhatIsTyped({ page, merchant });
  const others = complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(text));
  complaints.splice(0, complaints.length, ...others);
}

/** The connection is back before the page is told what was lost. */
async function comeBackTooSoon({ page, merchant }) {
  const frame = await merchant.frame();
  const comesToNothing = async (route) => {
    for (const isOnline of [false, true]) {
      await page.context().setOffline(!isOnline);
      await frame.waitForFunction((isOnline) => navigator.onLine === isOnline, isOnline);
    }
    await route.abort("internetdisconnected");
  };
  await page.route(/\/reorder\.data\?/, comesToNothing, { times: 1 });
  await merchant.follow("/reorder?tab=overstocked");
  await merchant.app.locator('.LinkTabs a[aria-current][href*="tab=overstocked"]').waitFor();
  await merchant.settled();
}

/** Quantities are kept by themselves once there is a connection again; who follows a link before that is asked. */
async function keepWhatIsTyped({ page, merchant: { app, ...merchant } }) {
  const field = app.locator(".Quantity-Input").first();
  const notKept = app.getByText(/^Quantities are not kept yet/);
  const stood = Number(await field.inputValue());
  const type = async (units) => {
    await page.context().setOffline(true);
    await field.fill(String(units));
    await field.press("Enter");
    await notKept.waitFor();
  };
  await type(stood + 1);
  await page.context().setOffline(false);
  await app.getByText("1 quantity changed by hand").waitFor();
  await type(stood);
  const asked = page.waitForEvent("dialog", (dialog) => dialog.type() === "confirm");
  await merchant.follow("/products");
  await asked;
  await merchant.heading("You are offline");
  await page.context().setOffline(false);
  await merchant.heading("Products");
  await merchant.open("/reorder");
  await merchant.settled();
}

/** A page that is slow to come shows its shape meanwhile, and has not settled until it stands itself. */
export async function waitForSlowPage({ page, merchant }) {
  await merchant.open("/reorder");
  await merchant.settled();
  const data = /\/products(\.data|\?.*_data=)/;
  let come;
  const coming = new Promise((resolve) => {
    come = resolve;
  });
  await page.route(data, (route) => coming.then(() => route.continue()));
  await merchant.follow("/products");
  await merchant.app.getByRole("status", { name: "Page loading" }).waitFor();
  const settled = merchant.settled().then(() => "settled");
  const first = await Promise.race([settled, page.waitForTimeout(500).then(() => "on its way")]);
  come();
  await settled;
  await page.unroute(data);
  if (first !== "on its way") throw new Error("A page counts as settled while only its shape is there.");
  await merchant.heading("Products");
}
