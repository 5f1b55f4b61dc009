import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { splitLine } from "../../../app/purchasing/orders/lines/awaited-lines.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { saveAlertMail } from "../../../app/replenishment/alerts/mail.server";
import { all } from "../../support/rows";
import { SHOP } from "../../support/shopify";
import { ANNA, DAY, givenBuyingShop, givenOrder, NOW, receiptOf, shop, TODAY } from "../purchasing/shop";
import { fakeMailServer, MAIL_API } from "./mail-server";
import { asked, send, tell } from "./steps";

const HOUR = 3_600_000;
/** 07:07 of the day that is so many days from today, UTC. */
const morning = (days: number) => (TODAY + days) * DAY + 7 * HOUR + 7 * 60_000;
const choose = (frequency: "at_once" | "daily" | "weekly", recipients = ["ada@example.com"]) =>
  saveAlertMail(env.DB, shop, { recipients, frequency, weekDay: 0 }, TODAY - 1, 1);

beforeEach(async () => {
  await givenBuyingShop();
  await env.DB.exec("UPDATE alerts SET told_at = 1");
});

/** Sent to Acme; comes in seven days. */
async function givenSent(quantity = 10) {
  const id = await givenOrder([[1, quantity]]);
  await moveOrder(env.DB, shop, id, "sent", ANNA, NOW + 1);
  return id;
}
const putOff = (id: number, day: number) =>
  env.DB.prepare("UPDATE purchase_orders SET next_day = ?, expected_day = ? WHERE id = ?").bind(day, day, id).run();
const lineOf = async (id: number) =>
  Number((await all("SELECT id FROM purchase_order_lines WHERE order_id = ?", id))[0]?.id);
const mails = () => all("SELECT subject, text, html, state FROM mails ORDER BY id");
const subjects = async () => (await mails()).map(({ subject }) => subject);

it("tells an order once, in the morning after its day, though the job runs again and beside itself", async () => {
  await givenSent();
  await choose("daily");
  for (let day = 0; day <= 7; day++) await tell(morning(day));
  expect(await subjects()).toEqual([]);
  expect(await asked("7 * * * *", morning(8), ["tell-alerts"])).toEqual([{ kind: "tell-alerts", shop: SHOP }]);
  // The same run began the plans of a night that nobody was there for.
  await env.DB.exec("UPDATE jobs SET state = 'done'");
  await Promise.all([tell(morning(8)), tell(morning(8)), tell(morning(8))]);
  for (const day of [8, 9, 15]) await tell(morning(day));
  expect(await subjects()).toEqual(["1 order late (a.myshopify.com)"]);
  const [mail] = await mails();
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toMatch(/PO-0001 from Acme Ltd: 10 units expected \d+ \w+, yesterday/);
    expect(part).toContain("http://shopify.test/admin/store/a/apps/test-key/purchase-orders?tab=late");
    expect(part).not.toContain("reorder point");
  }
});

it("tells an order anew once it was put off and that day has gone by, too", async () => {
  const id = await givenSent();
  await choose("daily");
  await tell(morning(8));
  await putOff(id, TODAY + 12);
  for (const day of [9, 12]) await tell(morning(day));
  expect(await subjects()).toHaveLength(1);
  for (const day of [13, 14]) await tell(morning(day));
  expect(await subjects()).toHaveLength(2);
});

it("says which delivery of an order stands still, and the next one when that does", async () => {
  const id = await givenSent(30);
  const line = await lineOf(id);
  const parts = [
    { day: TODAY + 2, quantity: 10 },
    { day: TODAY + 4, quantity: 12 },
    { day: TODAY + 20, quantity: 8 },
  ];
  await splitLine(env.DB, shop, { orderId: id, lineId: line, deliveries: parts }, ANNA, NOW + 2);
  await choose("daily");
  await tell(morning(3));
  expect((await mails())[0]?.text).toMatch(/PO-0001 from Acme Ltd: 10 units expected [^;]+, yesterday\n/);
  await receiptOf(id, [[line, 10]]);
  await env.DB.exec("UPDATE purchase_orders SET state = 'partial'");
  await putOff(id, TODAY + 4);
  await tell(morning(6));
  expect((await mails())[1]?.text).toMatch(/PO-0001 from Acme Ltd: 12 units expected [^;]+, 2 days ago\n/);
});

it("stands in one mail with what is low", async () => {
  await givenSent();
  await choose("daily");
  await env.DB.exec("UPDATE alerts SET told_at = NULL");
  await tell(morning(8));
  await tell(morning(9));
  expect(await subjects()).toEqual([
    expect.stringMatching(/^Low stock: \d variants?, 1 order late \(a\.myshopify\.com\)$/),
  ]);
});

it("is of the shop's day", async () => {
  await givenSent();
  await choose("daily");
  await env.DB.exec("UPDATE shops SET time_zone = 'Pacific/Auckland'");
  // 17:07 UTC is six in the morning there, or five; 20:07 is past seven.
  await tell(morning(7) + 10 * HOUR);
  expect(await subjects()).toEqual([]);
  await tell(morning(7) + 13 * HOUR);
  expect(await subjects()).toHaveLength(1);
});

it("comes in the morning, too, where low stock is told at once", async () => {
  await givenSent();
  await choose("at_once");
  const asks = (at: number) => asked("7 * * * *", at, ["tell-alerts"]);
  expect(await asks(morning(8) - HOUR)).toEqual([]);
  await tell(morning(8) - HOUR);
  expect(await subjects()).toEqual([]);
  expect(await asks(morning(8))).toEqual([{ kind: "tell-alerts", shop: SHOP }]);
  await tell(morning(8));
  expect(await asks(morning(8) + HOUR)).toEqual([]);
  expect(await subjects()).toHaveLength(1);
});

it("waits for somebody to tell, and leaves out what has come meanwhile", async () => {
  await givenSent();
  await givenSent();
  await choose("daily", []);
  await tell(morning(8));
  expect(await mails()).toEqual([]);
  await env.DB.exec("UPDATE purchase_orders SET state = 'received', next_day = NULL WHERE id = 1");
  await choose("daily");
  await tell(morning(9));
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.text).not.toContain("PO-0001");
  expect(mail?.text).toContain("PO-0002");
});

it("is tried again where the mail fails, as the same mail", async () => {
  await givenSent();
  await choose("daily");
  await tell(morning(8));
  const taken = fakeMailServer((count) => new Response(null, { status: count === 1 ? 503 : 200 }));
  for (const minute of [0, 1, 2, 7]) {
    await tell(morning(8) + minute * 60_000);
    await send(morning(8) + minute * 60_000, env.DB, MAIL_API);
  }
  expect(taken.map(({ body }) => body.subject)).toEqual(Array(2).fill("1 order late (a.myshopify.com)"));
  expect((await mails()).map(({ state }) => state)).toEqual(["sent"]);
});

it("names ten and says how many more there are, all of them told", async () => {
  for (let count = 0; count < 13; count++) await givenSent();
  await choose("daily");
  await tell(morning(8));
  await tell(morning(9));
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.subject).toBe("13 orders late (a.myshopify.com)");
  expect(String(mail?.text).match(/from Acme/g)).toHaveLength(10);
  expect(mail?.text).toContain("- And 3 more orders");
});
