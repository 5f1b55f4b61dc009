import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { deliveryTexts } from "../../app/purchasing/orders/lines/deliveries-form";
import { findOrder } from "../../app/purchasing/orders/purchase-orders.server";
import { catalogueRows, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const TODAY = Math.floor(Date.now() / 86_400_000);
const dayOn = (days: number) => new Date((TODAY + days) * 86_400_000).toISOString().slice(0, 10);

const run = (sql: string) => env.DB.prepare(sql);
const all = async (sql: string) => (await run(sql).all<Record<string, unknown>>()).results;
const send = async (path: string, method: string, fields: [string, string][], domain = SHOP) =>
  visit(`/purchase-orders/1${path}`, domain, { method, body: new URLSearchParams(fields) });
const line = async () => {
  const [found] = (await findOrder(env.DB, { id: 1 }, 1))?.lines ?? [];
  if (!found) throw new Error("no line");
  return found;
};

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1, { supplier_id: 5 }),
    planRow(1, 1, 0, { supplier_id: 5 }),
    run(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (5, 1, 'Clayworks', 'EUR', 1, 1)",
    ),
  ]);
  await visit("/purchase-orders/new", SHOP, {
    ...{ method: "POST", redirect: "manual" as const },
    body: new URLSearchParams({ supplierId: "5", locationId: "11", formToken: "token-0001" }),
  });
  await send("/lines", "POST", [
    ["variantId", "1"],
    ["quantity", "24"],
    ["formToken", "token-0002"],
  ]);
});

describe("A line that comes in parts", () => {
  const split = async (parts: [day: string, units: string][], opened?: string) =>
    (
      await send(`/lines/${(await line()).id}/deliveries`, "PUT", [
        ...parts.flatMap(([day, units]): [string, string][] => [
          ["day", day],
          ["quantity", units],
        ]),
        ...(opened === undefined ? [] : [["opened", JSON.stringify({ deliveries: opened })] as [string, string]]),
      ])
    ).text();
  const arrivals = () => all("SELECT quantity, expected_day AS day FROM incoming ORDER BY expected_day");

  it("is on its way on the day of each, and with the order as far as none of them tells", async () => {
    expect(
      await split([
        [dayOn(40), "10"],
        [dayOn(10), "8"],
        ["", ""],
      ]),
    ).toContain("Deliveries saved");
    expect(await arrivals()).toEqual([
      { quantity: 6, day: null },
      { quantity: 8, day: TODAY + 10 },
      { quantity: 10, day: TODAY + 40 },
    ]);
    const shown = textOf(await (await visit("/purchase-orders/1", SHOP)).text());
    expect(shown).toContain("8 on ");
    expect(shown).toContain("Line divided into deliveries by you");
    expect(await split([])).toContain("It comes with the order");
    expect(await arrivals()).toEqual([{ quantity: 24, day: null }]);
  });

  it("is never more than was ordered, and each part has a day and whole units", async () => {
    expect(
      await split([
        [dayOn(10), "20"],
        [dayOn(20), "5"],
      ]),
    ).toContain("These come to 25 units; 24 are ordered.");
    expect(await split([["", "5"]])).toContain("Choose a day for each delivery.");
    expect(await split([["2027-02-30", "5"]])).toContain("Choose a day for each delivery.");
    expect(await split([[dayOn(10), "1.5"]])).toContain("Enter whole units for each delivery.");
    expect(
      await split([
        [dayOn(10), "1"],
        [dayOn(10), "2"],
      ]),
    ).toContain("Each delivery has a day of its own.");
    expect(await arrivals()).toEqual([{ quantity: 24, day: null }]);
  });

  it("tells the second of two people what the first saved, and saves nothing over it", async () => {
    await split([[dayOn(10), "8"]], "");
    const second = await split([[dayOn(20), "9"]], "");
    expect(second).toContain(`8 on ${dayOn(10)}`);
    expect((await line()).deliveries).toMatchObject([{ day: TODAY + 10, quantity: 8 }]);
    await split([[dayOn(20), "9"]], deliveryTexts(await line()).deliveries);
    expect((await line()).deliveries).toMatchObject([{ day: TODAY + 20, quantity: 9 }]);
  });

  it("writes nothing a second time where the form comes twice", async () => {
    await split([[dayOn(10), "8"]], "");
    expect(await split([[dayOn(10), "8"]], "")).toContain("Deliveries saved");
    expect(await all("SELECT id FROM purchase_order_timeline WHERE what = 'line_split'")).toHaveLength(1);
  });
});

describe("Units that turned out bad after they came", () => {
  beforeEach(async () => {
    await send("/moves", "POST", [["move", "sent"]]);
    await send("/receive", "POST", [
      ["formToken", "receipt-0001"],
      ["receivedOn", dayOn(0)],
      ["lines", JSON.stringify([{ lineId: (await line()).id, accepted: 10, damaged: 2, shown: 24 }])],
    ]);
    await run("UPDATE inventory_writes SET state = 'confirmed'").run();
  });

  const enter = async (what: string, units: string, formToken: string, domain = SHOP) =>
    (
      await send(
        `/lines/${(await line()).id}/returns`,
        "POST",
        [
          ["what", what],
          ["units", units],
          ["note", "Wet boxes"],
          ["formToken", formToken],
        ],
        domain,
      )
    ).text();
  const sums = async () => {
    const { accepted, damaged, returned } = await line();
    return { accepted, damaged, returned };
  };
  const writes = () => all("SELECT changes->>'$[0].delta' AS delta FROM inventory_writes ORDER BY id");

  it("leave the shelf once, however often the form comes, and what came stays what came", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => enter("rejected", "3", "counter-0001")));
    for (const answer of answers) expect(answer).toContain("Entered as damaged");
    expect(await sums()).toEqual({ accepted: 7, damaged: 5, returned: 0 });
    expect(await writes()).toEqual([{ delta: 10 }, { delta: -3 }]);
    expect((await findOrder(env.DB, { id: 1 }, 1))?.unitsReceived).toBe(12);
    const shown = textOf(await (await visit("/purchase-orders/1", SHOP)).text());
    for (const part of ["and 5 damaged", "Found damaged later by you"]) expect(shown).toContain(part);
  });

  it("go back to the supplier first from those that are damaged, the rest off the shelf", async () => {
    expect(await enter("returned", "2", "counter-0001")).toContain("Entered as sent back");
    expect(await sums()).toEqual({ accepted: 10, damaged: 2, returned: 2 });
    expect(await writes()).toEqual([{ delta: 10 }]);
    await enter("returned", "4", "counter-0002");
    expect(await sums()).toEqual({ accepted: 6, damaged: 6, returned: 6 });
    expect(await writes()).toEqual([{ delta: 10 }, { delta: -4 }]);
    expect(textOf(await (await visit("/purchase-orders/1", SHOP)).text())).toContain("6 of them sent back");
  });

  it("are never more than came, and the field says so", async () => {
    expect(await enter("rejected", "11", "counter-0001")).toContain("More would be taken back than came in.");
    expect(await enter("returned", "13", "counter-0002")).toContain("More would be taken back than came in.");
    expect(await enter("rejected", "0", "counter-0003")).toContain("Enter whole units, from 1 on.");
    expect(await enter("vanished", "1", "counter-0004")).toContain("Say what became of them.");
    expect(await sums()).toEqual({ accepted: 10, damaged: 2, returned: 0 });
  });

  it("are no other shop's", async () => {
    expect(
      (await send(`/lines/${(await line()).id}/returns`, "POST", [["formToken", "counter-0009"]], OTHER)).status,
    ).toBe(404);
  });
});
