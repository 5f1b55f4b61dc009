import { beforeEach, expect, it } from "vitest";
import { first, rowsOf } from "../../support/rows";
import { consume, installShop, post } from "../../support/shopify";

const OTHER = "b.myshopify.com";

beforeEach(async () => {
  await installShop();
  await installShop({ id: 2, domain: OTHER });
});

const kept = () =>
  first(`SELECT (SELECT COUNT(*) FROM quarantine WHERE shop_id = 1) AS own,
    (SELECT COUNT(*) FROM quarantine WHERE shop_id = 2) AS other`);

/** Each of them signed, and none of them what its topic brings. */
const unreadable = (count: number, shop?: string) =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      post({ topic: "orders/create", body: `{"id":"no ${n}"}`, ...(shop && { shop }) }),
    ),
  ).then((answers) => answers.flatMap(({ messages }) => messages));

it("puts 1,000 deliveries aside, counts those beyond, and leaves other shops their room", async () => {
  for (let sent = 0; sent < 950; sent += 95) await consume(await unreadable(95));
  // What a batch has no room for is left out of it alone.
  const [one, another] = [await unreadable(80), await unreadable(80)];
  await Promise.all([consume(one), consume([...another, ...(await unreadable(3, OTHER))])]);
  expect(await kept()).toEqual({ own: 1000, other: 3 });
  const before = await rowsOf("quarantine");
  await consume([...one, ...another, ...(await unreadable(20))]);
  expect(await rowsOf("quarantine")).toEqual(before);
  const { counted } = (await first<{ counted: number }>(
    "SELECT SUM(count) AS counted FROM delivery_counts WHERE shop_id = 1 AND outcome = 'unreadable'",
  )) ?? { counted: 0 };
  expect(counted).toBe(950 + 2 * 160 + 20);
});
