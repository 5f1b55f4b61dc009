import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { saveAlertMail } from "../../../app/replenishment/alerts/mail.server";
import { snoozeAlert } from "../../../app/replenishment/decisions/snooze.server";
import { levelBody, locationBody, orderBody, productBody } from "../../support/bodies";
import { first } from "../../support/rows";
import { deliver, installShop, SHOP } from "../../support/shopify";
import { fakeMailServer, MAIL_API } from "./mail-server";
import { asked, send, tell } from "./steps";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A Saturday, 06:30 in London. */
const NOW = Date.UTC(2026, 10, 21, 6, 30);
const TODAY = Math.floor(NOW / DAY);
const RECIPIENTS = ["ada@example.com", "bo@example.com"];
const shop = { id: 1 };

beforeEach(async () => {
  await installShop({ timeZone: "Europe/London", rule: { method: "simple", reorder_point: 0 } });
  await deliver(
    { topic: "locations/create", body: locationBody() },
    {
      topic: "products/update",
      body: productBody({
        title: `Kettle <b>"No. 1" & co</b>`,
        variants: [{}, { title: "Red" }, { title: "Blue" }],
      }),
    },
  );
});

const subscribe = (frequency: "at_once" | "daily" | "weekly", recipients = RECIPIENTS) =>
  saveAlertMail(env.DB, shop, { recipients, frequency }, TODAY - 1, NOW);
let ticks = 0;
/** Of the first, second or third variant. */
const stock = (variant: 1 | 2 | 3, available: number) =>
  deliver({
    topic: "inventory_levels/update",
    body: levelBody({ item: 500 + variant, available, at: Date.now() - 60_000 + ++ticks * 1000 }),
  });
const sold = (quantity: number) =>
  deliver({
    topic: "orders/create",
    body: orderBody({ at: Date.now() - 5 * DAY, lines: [{ quantity }], location_id: 901 }),
  });
const subjects = async () =>
  (await env.DB.prepare("SELECT subject FROM mails ORDER BY id").all<{ subject: string }>()).results.map(
    ({ subject }) => subject,
  );
const alertId = async (variant: number) =>
  (
    await first<{ id: number }>(
      "SELECT a.id FROM alerts a JOIN variants v ON v.id = a.variant_id WHERE v.shopify_id = ? AND closed_at IS NULL",
      300 + variant,
    )
  )?.id ?? 0;

it("tells every number of a line, with a link into the app, the same in both parts", async () => {
  await subscribe("at_once");
  await env.DB.exec("UPDATE rules SET reorder_point = NULL");
  await sold(60);
  await stock(1, 10);
  const taken = fakeMailServer();
  await tell(NOW);
  await send(NOW, env.DB, MAIL_API);
  const { to, subject, text, html } = taken[0]?.body ?? {};
  expect(to).toEqual(RECIPIENTS);
  expect(subject).toBe("Low stock: 1 variant (a.myshopify.com)");
  // 60 sold in 30 days; 2 × 7 days of lead time; 2 × (7 + 30) − 10
  for (const said of [
    "SKU SKU-301 · sells 2.0 a day",
    "Warehouse: 10 units available, reorder point 14 units",
    "Order 64 units",
    "For the shop as a whole, Reorder has 1 variant to order now.",
    "http://shopify.test/admin/store/a/apps/test-key/reorder",
    "http://shopify.test/admin/store/a/apps/test-key/products/1",
    "http://shopify.test/admin/store/a/apps/test-key/alerts",
  ])
    for (const part of [text, html]) expect(part).toContain(said);
  expect(text).toContain(`Kettle <b>"No. 1" & co</b>\n`);
  expect(html).toContain("Kettle &lt;b&gt;&quot;No. 1&quot; &amp; co&lt;/b&gt;");
  expect(html).not.toContain("<b>");
});

it("tells each alert once, in as few mails as there are minutes with new ones", async () => {
  await subscribe("at_once");
  await stock(1, 0);
  await stock(2, 0);
  expect(await asked("* * * * *", NOW)).toEqual([{ kind: "tell-alerts", shop: SHOP }]);
  await Promise.all([tell(NOW), tell(NOW)]);
  expect(await asked("* * * * *", NOW)).toEqual([{ kind: "send-mails", shop: SHOP }]);
  await stock(3, 0);
  for (const minute of [1, 1, 2]) await tell(NOW + minute * MINUTE);
  expect(await subjects()).toEqual([
    "Low stock: 2 variants (a.myshopify.com)",
    "Low stock: 1 variant (a.myshopify.com)",
  ]);
});

it("tells an alert once though the batch that writes the mail fails at first, and the mail is retried", async () => {
  await subscribe("at_once");
  await stock(1, 0);
  await expect(tell(NOW, withoutBatches())).rejects.toThrow("lost");
  expect(await subjects()).toEqual([]);
  await tell(NOW + MINUTE);
  const taken = fakeMailServer((count) => new Response(null, { status: count === 1 ? 503 : 200 }));
  for (const minute of [1, 2, 3, 7, 30]) {
    await tell(NOW + minute * MINUTE);
    await send(NOW + minute * MINUTE, env.DB, MAIL_API);
  }
  expect(taken.map(({ body }) => body.subject)).toEqual(Array(2).fill("Low stock: 1 variant (a.myshopify.com)"));
  expect(new Set(taken.map(({ headers }) => headers.get("idempotency-key"))).size).toBe(1);
});

it("leaves out what was put aside or has recovered, and writes no mail of nothing", async () => {
  await subscribe("at_once");
  await stock(1, 0);
  await stock(2, 0);
  await stock(2, 50);
  await snoozeAlert(env.DB, shop, await alertId(1), TODAY + 5);
  await tell(NOW);
  expect(await subjects()).toEqual([]);
  await stock(3, 0);
  await tell(NOW);
  expect(await subjects()).toEqual(["Low stock: 1 variant (a.myshopify.com)"]);
});

it("tells a variant again when it runs low again", async () => {
  await subscribe("at_once");
  for (const available of [0, 50, 0]) {
    await stock(1, available);
    await tell(NOW);
  }
  expect(await subjects()).toHaveLength(2);
});

const point = (units: number) => env.DB.prepare("UPDATE rules SET reorder_point = ?").bind(units).run();
const episodes = async () =>
  (await env.DB.prepare("SELECT id, closed_at IS NULL AS open FROM alerts ORDER BY id").all()).results;
const GOES_ON = [{ id: 1, open: 1 }];
const ENDED = [
  { id: 1, open: 0 },
  { id: 2, open: 1 },
];

it("tells nothing twice of an episode that no stock has ended", async () => {
  await subscribe("at_once");
  await point(5);
  await stock(1, 4);
  await tell(NOW);
  for (const status of ["archived", "active"]) {
    await deliver({ topic: "products/update", body: productBody({ status, at: Date.now() + ++ticks * 1000 }) });
    expect(await asked("* * * * *", NOW)).not.toContainEqual({ kind: "tell-alerts", shop: SHOP });
    await tell(NOW + MINUTE);
  }
  await point(2);
  await stock(1, 3);
  expect(await episodes()).toEqual([{ id: 1, open: 0 }]);
  await point(5);
  await stock(1, 4);
  await tell(NOW + MINUTE);
  expect(await episodes()).toEqual(GOES_ON);
  expect(await subjects()).toHaveLength(1);
});

it("tells once of an alert that had closed before anyone was told, and goes on after a mail of others", async () => {
  await subscribe("at_once");
  await point(5);
  await stock(1, 4);
  await point(2);
  await stock(1, 4);
  await stock(2, 0);
  await tell(NOW);
  await point(5);
  await stock(1, 4);
  expect(await asked("* * * * *", NOW)).toContainEqual({ kind: "tell-alerts", shop: SHOP });
  await Promise.all([tell(NOW + MINUTE), tell(NOW + MINUTE)]);
  await stock(3, 0);
  await tell(NOW + 2 * MINUTE);
  expect(await subjects()).toEqual(Array(3).fill("Low stock: 1 variant (a.myshopify.com)"));
});

it.each([
  ["it closed by stock", [6], 5],
  ["stock came while a rule had closed it", [4, 9, 2], 2],
  ["stock came that a higher rule finds too little", [6], 8],
])("tells of another episode where %s", async (_, levels, later) => {
  await subscribe("at_once");
  await point(5);
  await stock(1, 3);
  await tell(NOW);
  if (levels.length > 1) await point(1);
  for (const available of levels) await stock(1, available);
  expect(await episodes()).toEqual([{ id: 1, open: 0 }]);
  await point(later);
  await stock(1, later === 8 ? 6 : 2);
  await tell(NOW + MINUTE);
  expect(await episodes()).toEqual(ENDED);
  expect(await subjects()).toHaveLength(2);
});

it("keeps what the first import opens for one mail after it", async () => {
  await subscribe("at_once");
  await env.DB.exec(
    "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'running', '{}', 1, 1)",
  );
  await stock(1, 0);
  await tell(NOW);
  await stock(2, 0);
  await tell(NOW);
  expect(await subjects()).toEqual([]);
  await env.DB.exec("UPDATE jobs SET state = 'done'");
  await tell(NOW);
  expect(await subjects()).toEqual(["Low stock: 2 variants (a.myshopify.com)"]);
});

it.each(["rebuild-days", "roll-forward"])(
  "keeps what %s opens until it is done, or has stood still for half an hour",
  async (kind) => {
    await subscribe("at_once");
    await env.DB.prepare(
      "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, ?1, 'running', '{}', 1, ?2)",
    )
      .bind(kind, NOW)
      .run();
    await stock(1, 0);
    await tell(NOW + 29 * MINUTE);
    expect(await subjects()).toEqual([]);
    await tell(NOW + 30 * MINUTE);
    expect(await subjects()).toEqual(["Low stock: 1 variant (a.myshopify.com)"]);
  },
);

it("sends a daily digest in the shop's morning, once, and none where there is nothing to tell", async () => {
  await subscribe("daily");
  await stock(1, 0);
  const at = (day: number, hour: number) => NOW - 30 * MINUTE + day * DAY + (hour - 6) * 60 * MINUTE + 7 * MINUTE;
  const hours: [number, number][] = [];
  for (let day = 0; day < 3; day++)
    for (let hour = 0; hour < 24; hour++) {
      if (day === 2 && hour === 3) await stock(2, 0);
      if ((await asked("7 * * * *", at(day, hour))).length) hours.push([day, hour]);
      await tell(at(day, hour));
    }
  expect(await subjects()).toEqual(Array(2).fill("Low stock: 1 variant (a.myshopify.com)"));
  expect(hours).toEqual([
    [0, 7],
    [1, 7],
    [2, 7],
  ]);
});

it("sends a weekly digest on Monday, or later in the week where Monday was missed", async () => {
  await subscribe("weekly");
  await stock(1, 0);
  const [sunday, monday, nextTuesday] = [1, 2, 10].map((days) => NOW + days * DAY + 60 * MINUTE);
  await tell(Number(sunday));
  expect(await subjects()).toEqual([]);
  await tell(Number(monday));
  expect(await subjects()).toHaveLength(1);
  await stock(2, 0);
  await tell(Number(monday) + 3 * DAY);
  expect(await subjects()).toHaveLength(1);
  await tell(Number(nextTuesday));
  expect(await subjects()).toHaveLength(2);
});

it("tells nobody where there are no recipients, and all of it once there are", async () => {
  await subscribe("at_once", []);
  await stock(1, 0);
  expect(await asked("* * * * *", NOW)).toEqual([]);
  await tell(NOW);
  expect(await subjects()).toEqual([]);
  await subscribe("at_once");
  await tell(NOW);
  expect(await subjects()).toEqual(["Low stock: 1 variant (a.myshopify.com)"]);
});

it("names what is to order before what is to move, and that before what needs nothing, whatever runs out first", async () => {
  await subscribe("at_once");
  await stock(3, 0);
  await env.DB.exec("UPDATE rules SET reorder_point = NULL");
  await deliver({ topic: "locations/create", body: locationBody({ id: 902, name: "Shop" }) });
  const soldThere = (variant: number, quantity: number) =>
    deliver({
      topic: "orders/create",
      body: orderBody({
        ...{ id: 7000 + variant, at: Date.now() - 5 * DAY, location_id: 901 },
        lines: [{ variant_id: 300 + variant, quantity }],
      }),
    });
  // The last one: it lasts for 30 days, and is at the reorder point.
  await soldThere(1, 1);
  await stock(1, 1);
  // 20 days, all of them in the shop.
  await soldThere(2, 60);
  await stock(2, 0);
  await deliver({ topic: "inventory_levels/update", body: levelBody({ item: 502, available: 40, location: 902 }) });
  await env.DB.exec("UPDATE overviews SET suggested = 0, standing = NULL, cover = 0 WHERE shopify_id = 303");
  await tell(NOW);
  const text = (await first<{ text: string }>("SELECT text FROM mails"))?.text ?? "";
  expect(text.match(/SKU SKU-\d+|^(?:Order|Move|The shop has enough)/gm)).toEqual([
    ...["SKU SKU-301", "Order"],
    ...["SKU SKU-302", "Move"],
    ...["SKU SKU-303", "The shop has enough"],
  ]);
  expect(text).toContain("What is to order comes first, then what is to move; of each, what runs out first.");
});

it("names ten variants and says how many more there are", async () => {
  await subscribe("at_once");
  const variants = Array.from({ length: 75 }, (_, index) => ({ id: 1000 + index, inventory_item_id: 5000 + index }));
  await deliver({ topic: "products/update", body: productBody({ id: 102, title: "Cup", variants }) });
  for (const { inventory_item_id: item } of variants)
    await deliver({ topic: "inventory_levels/update", body: levelBody({ item, available: 0 }) });
  await tell(NOW);
  const mail = await first<{ subject: string; text: string; html: string }>("SELECT * FROM mails");
  expect(mail?.subject).toBe("Low stock: 75 variants (a.myshopify.com)");
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain("And 65 more");
    expect(part?.split("reorder point 0 units")).toHaveLength(11);
  }
  // Gmail cuts what is longer than 102 KB.
  expect(mail?.html.length).toBeLessThan(60_000);
});

it("tells in the first mail after recipients were entered one line a variant, ten at most, whatever the locations", async () => {
  await deliver(
    { topic: "locations/create", body: locationBody({ id: 902, name: "Shop" }) },
    { topic: "locations/create", body: locationBody({ id: 903, name: "York" }) },
  );
  const variants = Array.from({ length: 70 }, (_, index) => ({ id: 1000 + index, inventory_item_id: 5000 + index }));
  await deliver({ topic: "products/update", body: productBody({ id: 102, title: "Cup", variants }) });
  await deliver(
    ...variants.flatMap(({ inventory_item_id: item }) =>
      [901, 902, 903].map((location) => ({
        topic: "inventory_levels/update",
        body: levelBody({ item, available: 0, location }),
      })),
    ),
  );
  expect(await first("SELECT COUNT(*) AS count FROM alerts")).toEqual({ count: 210 });
  await subscribe("at_once");
  for (const minute of [0, 1, 2]) await tell(NOW + minute * MINUTE);
  expect(await subjects()).toEqual(["Low stock: 70 variants (a.myshopify.com)"]);
  const mail = await first<{ text: string }>("SELECT text FROM mails");
  expect(mail?.text.match(/\/products\/\d+/g)).toHaveLength(10);
  expect(mail?.text.match(/York: 0 units available/g)).toHaveLength(10);
  expect(mail?.text).toContain("And 60 more: the list of alerts shows them all.");
});

it("keeps another shop's alerts out", async () => {
  await installShop({ id: 2, domain: "b.myshopify.com" });
  await subscribe("at_once");
  await saveAlertMail(env.DB, { id: 2 }, { recipients: ["eve@example.com"], frequency: "at_once" }, TODAY, NOW);
  await stock(1, 0);
  expect(await asked("* * * * *", NOW)).toEqual([{ kind: "tell-alerts", shop: SHOP }]);
  await tell(NOW);
  expect(await first("SELECT shop_id, recipients FROM mails")).toEqual({
    shop_id: 1,
    recipients: JSON.stringify(RECIPIENTS),
  });
});

/** D1 that fails to write a mail. */
const withoutBatches = () =>
  new Proxy(env.DB, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      if (name === "batch")
        return (statements: D1PreparedStatement[]) =>
          statements.length === 4 && writing ? Promise.reject(new Error("lost")) : target.batch(statements);
      if (name !== "prepare") return member.bind(target);
      return (text: string) => {
        writing ||= text.includes("INSERT INTO mails");
        return target.prepare(text);
      };
    },
  });
let writing = false;
