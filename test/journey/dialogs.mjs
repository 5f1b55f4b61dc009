/** More stops than any of the dialogs below has. */
const STOPS = 12;

/** One of each kind that pages share: a form, a question, a search. The focus goes in, stays, and comes back. */
export async function openAndLeave({ page, merchant, supplier }) {
  for (const [path, opener] of [
    ["/promotions", "Mark days"],
    [supplier, "Archive supplier"],
    [`${supplier}/prices`, "Add variant"],
  ]) {
    await merchant.open(path);
    await merchant.settled();
    await expectHeld({ page, merchant, button: merchant.app.getByRole("button", { name: opener, exact: true }) });
  }
}

async function expectHeld({ page, merchant: { app, ...merchant }, button }) {
  const name = await button.innerText();
  await button.press("Enter");
  const dialog = app.getByRole("dialog");
  await dialog.waitFor();
  const holds = () => dialog.evaluate((one) => one.contains(document.activeElement));
  await merchant.eventually(`the focus in the dialog of "${name}"`, holds);
  for (const key of ["Tab", "Shift+Tab"])
    for (let stop = 0; stop < STOPS; stop++) {
      await page.keyboard.press(key);
      if (!(await holds())) throw new Error(`${key} leads out of the dialog of "${name}".`);
    }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await merchant.eventually(`the focus back on "${name}"`, () =>
    button.evaluate((one) => one === document.activeElement),
  );
}
