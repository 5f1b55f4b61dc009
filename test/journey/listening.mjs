/** An endpoint of the shop that hears of everything; nobody answers there. Where its page is. */
export async function listenToEverything(merchant) {
  await merchant.open("/endpoints/new");
  await merchant.heading("Add endpoint");
  await merchant.app.getByLabel("Name", { exact: true }).fill("Warehouse");
  await merchant.app.getByLabel("Address", { exact: true }).fill("https://warehouse.example/evenstock");
  await merchant.app.getByLabel("Everything").check();
  await merchant.app.getByRole("button", { name: "Add endpoint" }).click();
  await merchant.heading("Warehouse is on");
  return merchant.app.getByRole("link", { name: "Go on to the endpoint" }).getAttribute("href");
}

/** The page of the newest event on its way. */
export async function findDispatch(merchant) {
  await merchant.until("/dispatches", "a dispatch", async () => (await merchant.rows()).some(({ path }) => path));
  return (await merchant.rows()).find(({ path }) => path).path;
}
