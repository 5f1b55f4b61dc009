/** None of them is a number of units: not less than none, no part of one, no power of ten, not more than a million. */
const NO_UNITS = ["-3", "3.7", "1e9", "1000001"];
const SAYS = /^Whole units only/;

/** What is no number of units stays in its field, with what is allowed beside it, and is not sent as another number. */
export async function refuseWhatIsNoUnits({ page, merchant }) {
  await merchant.open("/reorder");
  await merchant.settled();
  await expectRefused({ page, merchant, field: merchant.app.locator(".Quantity-Input").first() });
}

/** The same of any such field; it is left as it was. */
export async function expectRefused({ page, merchant, field }) {
  const stood = await field.inputValue();
  for (const typed of NO_UNITS) {
    await field.selectText();
    await page.keyboard.type(typed);
    await merchant.app.getByRole("alert").filter({ hasText: SAYS }).waitFor();
    await page.keyboard.press("Enter");
    const focused = await field.evaluate((input) => input === document.activeElement);
    if (!focused) throw new Error(`Enter leaves a field that has ${typed}.`);
    if ((await field.inputValue()) !== typed) throw new Error(`${typed} became ${await field.inputValue()}.`);
    await field.fill(stood);
    await merchant.app.getByRole("alert").filter({ hasText: SAYS }).waitFor({ state: "detached" });
  }
  if (stood !== "" && (await field.inputValue()) !== stood) throw new Error(`${stood} became another number.`);
}
