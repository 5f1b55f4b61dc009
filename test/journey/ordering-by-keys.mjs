/** From a suggestion to goods on the shelf and back, by keys alone: whatever is pressed, the focus is where one goes on. */
export async function orderByKeys({ merchant, keyboard, supplier }) {
  const expectFocus = (what) =>
    merchant.eventually(`the focus at "${what}"`, async () => (await keyboard.stop()).name.startsWith(what));
  const press = async (name) => {
    await keyboard.tabTo(name);
    await keyboard.press("Enter");
  };
  await merchant.open(`/reorder?supplier=${supplier.split("/").at(-1)}`);
  await merchant.settled();
  await press("Create 1 draft");
  await expectFocus("1 draft was created");
  await press("PO-…");
  await merchant.app.locator("h1:focus").waitFor();
  await press("Mark as ordered");
  await merchant.app.getByRole("dialog").waitFor();
  await press("Mark as ordered");
  await expectFocus("PO-");
  await press("Receive");
  await merchant.heading(/^Receive PO-/);
  await countByKeys({ merchant, keyboard });
  await press("Review and receive");
  await merchant.app.getByRole("dialog").waitFor();
  await press("Receive");
  await expectFocus("Receive PO-");
  await merchant.eventually("all of it in Shopify", async () => {
    const said = await merchant.app.locator(".Receive-Posted").innerText();
    return said.includes("In Shopify") && !said.includes("On its way to Shopify");
  });
  await press("Take this receipt back");
  await press("Take it back");
  await expectFocus("It is taken back.");
}

/** What was removed is said where one goes on, with the way back. */
export async function removeByKeys({ merchant, keyboard }) {
  await merchant.open("/promotions");
  await merchant.settled();
  for (const name of ["Sale", "Fair"]) {
    await keyboard.tabTo("Mark days");
    await keyboard.press("Enter");
    await keyboard.tabTo("Name");
    await keyboard.type(name);
    await keyboard.press("Enter");
    await merchant.app.getByRole("dialog").waitFor({ state: "detached" });
  }
  let left = ["Sale", "Fair"];
  while (left.length > 0) {
    await keyboard.tabTo("Remove…");
    await keyboard.press("Enter");
    await merchant.eventually("the focus at what was removed", async () => {
      const { name } = await keyboard.stop();
      const removed = left.find((each) => name.startsWith(`"${each}" is removed`));
      left = left.filter((each) => each !== removed);
      return removed !== undefined;
    });
  }
  await keyboard.tabTo("Undo");
  await keyboard.press("Enter");
  await merchant.app.locator("h1:focus").waitFor();
}

/** Arrow keys count, Enter goes on to the next line and keeps what is good apart from what is damaged, Escape to the scanner. */
async function countByKeys({ merchant, keyboard }) {
  const fields = await merchant.app
    .locator('.Stepper[data-field="accepted"] input')
    .evaluateAll((all) => all.map((field) => field.getAttribute("aria-label")));
  await keyboard.tabTo(fields[0]);
  for (const field of fields) {
    const { name } = await keyboard.stop();
    if (name !== field) throw new Error(`Enter led to "${name}", not to "${field}".`);
    for (const key of ["ArrowUp", "ArrowUp", "ArrowDown"]) await keyboard.press(key);
    if (field !== fields.at(-1)) await keyboard.press("Enter");
  }
  await merchant.app.getByText(new RegExp(`^${fields.length} of .* counted$`)).waitFor();
  await keyboard.press("Escape");
  await merchant.app.locator("#scan:focus").waitFor();
}
