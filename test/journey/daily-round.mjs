/** Looks a variant up, changes its rule and snoozes its alert, with Tab, Enter and Escape alone. */
export async function doDailyRound(merchant, keyboard, { title, sku, location }) {
  await merchant.open("/");
  await merchant.heading("Home");
  await moveTo(merchant, keyboard, "Products");
  await findVariant(merchant, keyboard, { title, sku });
  await changeRule(merchant, keyboard);

  await moveTo(merchant, keyboard, "Alerts");
  await snooze(merchant, keyboard, { sku, location });
}

/** The admin's menu has entries of the same name above the app's own. */
async function moveTo(merchant, keyboard, name) {
  await keyboard.tabTo("Evenstock");
  await keyboard.tabTo(name);
  await keyboard.press("Enter");
  await merchant.heading(name);
}

async function findVariant(merchant, keyboard, { title, sku }) {
  await keyboard.tabTo("Search by…");
  await keyboard.type(sku);
  await keyboard.press("Enter");
  await merchant.eventually(`${sku} among what was found`, async () => {
    const rows = await merchant.rows();
    return rows.length < 50 && rows.some((row) => row.SKU === sku);
  });
  await keyboard.tabTo(`${title}…`);
  await keyboard.press("Enter");
  await merchant.heading(title);
  await merchant.eventually("the focus at the page's heading", async () => (await keyboard.stop()).name === title);
  await lookAndLeave(merchant, keyboard, "Mark days");
}

/** Opens a dialog by keyboard, then by mouse, and changes nothing: Tab goes on from the button that opened it. */
async function lookAndLeave(merchant, keyboard, opener) {
  await keyboard.tabTo(opener);
  for (const open of [
    () => keyboard.press("Enter"),
    () => merchant.app.getByRole("button", { name: opener }).click(),
  ]) {
    await open();
    const dialog = merchant.app.getByRole("dialog");
    await dialog.waitFor();
    await keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await merchant.eventually("the focus back on its button", async () => (await keyboard.stop()).name === opener);
  }
}

async function changeRule(merchant, keyboard) {
  await keyboard.tabTo("Change rule");
  await keyboard.press("Enter");
  await keyboard.tabTo("Lead time");
  await keyboard.type("21");
  await keyboard.press("Enter");
  await merchant.toast("Rule saved");
}

async function snooze(merchant, keyboard, { sku, location }) {
  const row = merchant.app.locator("tr").filter({ hasText: sku }).filter({ hasText: location });
  const name = await row.getByRole("button").first().getAttribute("aria-label");
  await keyboard.tabTo(name);
  await keyboard.press("Enter");
  const [first] = await merchant.menuItems();
  await keyboard.press("Escape");
  await merchant.eventually("the focus back on its button", async () => (await keyboard.stop()).name === name);
  await keyboard.press("Enter");
  await merchant.menuItems();
  await keyboard.tabTo(first);
  await keyboard.press("Enter");
  await merchant.toast("Alert snoozed");
  await merchant.until("/alerts?tab=snoozed", `the alert for ${sku} at ${location}`, () =>
    merchant.hasAlert(sku, location),
  );
}
