import { once } from "node:events";
import { createServer } from "node:http";

const TOLD = ["purchase_order.created", "purchase_order.sent", "purchase_order.received", "stock.received"];

/** An endpoint of the shop that hears of everything, with a system behind it. Where its page is, and what it heard. */
export async function listenToEverything(merchant) {
  const heard = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      heard.push(JSON.parse(body).type);
      response.end();
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // It goes with the journey's process.
  server.unref();
  await merchant.beforeScripts(async () => {
    await merchant.open("/endpoints/new");
    await merchant.heading("Add endpoint");
    await merchant.app.getByLabel("Name", { exact: true }).fill("Warehouse");
    await merchant.app
      .getByLabel("Address", { exact: true })
      .fill(`http://127.0.0.1:${server.address().port}/evenstock`);
    await merchant.app.getByLabel("Everything").check();
  });
  await merchant.app.getByRole("button", { name: "Add endpoint" }).click();
  await merchant.heading("Warehouse is on");
  const onward = merchant.app.getByRole("link", { name: "Go to the endpoint" });
  return { endpoint: await onward.getAttribute("href"), heard };
}

/** The other system heard of the order and of its goods. The page of one dispatch. */
export async function findDispatch(merchant, heard) {
  await merchant.eventually(TOLD.join(), () => TOLD.every((type) => heard.includes(type)));
  await merchant.until("/dispatches", "a dispatch", async () => (await merchant.rows()).some(({ path }) => path));
  return (await merchant.rows()).find(({ path }) => path).path;
}
