/** None of them is a number of units: not less than none, no part of one, no power of ten, not more than a million. */
const NO_UNITS = ["-3", "3.7", "1e9", "1000001"];
const SAYS = /^Whole units only/;

/** What is no number of units stays in its field, with what is allowed beside it, and is not sent as another number. */
export async function refuseWhatIsNoUnits({ page, merchant }) {
  await merchant.open("/reorder");
  await merchant.settled();
  await expectRefused({ page, merchant, field: merchant.app.locator(".Quantity-Input").first() });
}

/** A hand that is slow between two keys: nothing is sent that it did not mean, and a press on the draft button is not lost. */
export async function typeSlowly({ page, merchant }) {
  await merchant.open("/reorder");
  await merchant.settled();
  const field = merchant.app.locator(".Quantity-Input").first();
  const stood = await field.inputValue();
  const sent = [];
  const hear = (request) => request.method() === "PUT" && sent.push(request.url());
  page.on("request", hear);
  await field.selectText();
  await page.keyboard.type("3.7", { delay: 900 });
  await merchant.app.getByRole("alert").filter({ hasText: SAYS }).waitFor();
  await page.waitForTimeout(2500);
  if (sent.length > 0) throw new Error(`While 3.7 was typed, ${sent} was sent.`);
  await field.fill(stood);
  page.off("request", hear);
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
