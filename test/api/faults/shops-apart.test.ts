import { exports } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { farewell, redaction } from "../../support/jobs";
import { everyRow, first, rowsOf } from "../../support/rows";
import { consume, deliver, installShop, post, requestOf, SHOP } from "../../support/shopify";

const B = "b.myshopify.com";
const BUYER = /buyer|Ada|\+44|Leeds/;

beforeEach(async () => {
  await installShop();
  await installShop({ id: 2, domain: B });
});

const at = (seconds: number) => Math.floor(Date.now() / 1000) * 1000 - 600_000 + seconds * 1000;

const FIRST = [
  {
    topic: "products/update",
    body: productBody({ title: "First", variants: [{}, {}], at: at(1) }),
    triggeredAt: at(1),
  },
  { topic: "inventory_levels/update", body: levelBody({ available: 3, at: at(1) }), triggeredAt: at(1) },
  {
    topic: "orders/create",
    body: orderBody({ at: at(1), location_id: 901, lines: [{ quantity: 5 }] }),
    triggeredAt: at(1),
  },
];
const SECOND = [
  ["products/update", productBody({ title: "Second", variants: [{ sku: "NEW" }], at: at(9) })],
  ["inventory_levels/update", levelBody({ available: 70, at: at(9) })],
  ["orders/create", orderBody({ at: at(1), updatedAt: at(9), lines: [{ quantity: 5, current_quantity: 1 }] })],
  ["app/uninstalled", farewell(SHOP)],
  ["shop/redact", redaction(SHOP)],
  ["customers/redact", "{}"],
  ["customers/data_request", "{}"],
  ["orders/fulfilled", "{}"],
  ["orders/create", "{"],
] as const;

it.each(SECOND)(
  "touches no row of shop B with a delivery of %s to shop A, though all ids are the same",
  async (topic, body) => {
    await deliver(...FIRST, ...FIRST.map((sent) => ({ ...sent, shop: B })));
    const before = await everyRow(2);
    expect(before).toContain("First");
    await deliver({ topic, body, triggeredAt: at(9) });
    expect(await everyRow(2)).toBe(before);
  },
);

it("keeps two shops apart that share every id and every batch", async () => {
  const sent = [
    ...FIRST,
    ...FIRST.map((each) => ({ ...each, shop: B, body: each.body.replace('"available":3', '"available":8') })),
  ];
  const messages = (await Promise.all(sent.map((each) => post(each)))).flatMap((answer) => answer.messages);
  await consume(messages);
  const { plans } = await rowsOf("plans");
  expect(await first("SELECT available FROM plans WHERE shop_id = 1 AND location_id = 0 AND units_30 = 5")).toEqual({
    available: 3,
  });
  expect(await first("SELECT available FROM plans WHERE shop_id = 2 AND location_id = 0 AND units_30 = 5")).toEqual({
    available: 8,
  });
  expect(plans?.length).toBe(6);
});

it("keeps no buyer: not in a row, not in a message, not in what it logs", async () => {
  const said: string[] = [];
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.join(" ")));
  const enqueued = await Promise.all(
    [
      orderBody(),
      orderBody({ id: 7002, lines: null }),
      orderBody({ id: 7003 }).slice(0, -1),
      orderBody({ id: 7004, lines: [{ quantity: "Ada" }] }),
    ].map((body) => post({ topic: "orders/create", body })),
  );
  const messages = enqueued.flatMap((answer) => answer.messages);
  const { jobs } = await consume(messages);
  vi.restoreAllMocks();
  expect(JSON.stringify([messages, jobs])).not.toMatch(BUYER);
  expect(said.join("\n")).toContain("orders/create");
  expect(said.join("\n")).not.toMatch(BUYER);
  expect(await everyRow()).not.toMatch(BUYER);
  expect(await first("SELECT COUNT(*) AS n FROM quarantine")).toEqual({ n: 3 });
});

it("writes a delivery that comes twenty times at once as one, in one batch and in twenty", async () => {
  const order = {
    topic: "orders/create",
    body: orderBody({ at: at(1), lines: [{ quantity: 5 }] }),
    triggeredAt: at(1),
  };
  const twenty = (await Promise.all(Array.from({ length: 20 }, () => post(order)))).flatMap(
    (answer) => answer.messages,
  );
  await consume(twenty);
  await Promise.all(twenty.map((message) => consume([message])));
  expect(await first("SELECT SUM(units) AS units, COUNT(*) AS n FROM daily_sales")).toEqual({ units: 5, n: 1 });
  expect(await first("SELECT units_30 FROM plans WHERE location_id = 0")).toEqual({ units_30: 5 });
});

it("writes a delivery that comes twenty times at once as one, through the queue itself", async () => {
  const sent = {
    topic: "inventory_levels/update",
    body: levelBody({ available: 12, at: at(1) }),
    triggeredAt: at(1),
    webhookId: "w",
  };
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => exports.default.fetch(await requestOf(sent))),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  await vi.waitFor(
    async () =>
      expect(await first("SELECT SUM(count) AS n FROM delivery_counts WHERE outcome = 'accepted'")).toEqual({ n: 20 }),
    { timeout: 60_000, interval: 100 },
  );
  expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available: 12, doubtful: 0 });
  expect(await first("SELECT COUNT(*) AS n, SUM(delta) AS delta FROM movements")).toEqual({ n: 1, delta: 12 });
});
