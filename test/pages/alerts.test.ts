import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { snoozesOver } from "../../app/replenishment/decisions/snooze.server";
import { alertRow, givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const AT = Date.UTC(2026, 10, 20, 23, 30);

beforeEach(() => givenShop(1, SHOP));

const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

it("shows an open alert at its location with what to order there", async () => {
  await env.DB.batch([
    overviewRow(1, 1, {
      stock: [
        [11, 30, 30, 3, 20, 0, 0, 10, 0],
        [12, 10, 12, 2, 25, 1, 2, 5, 90],
      ],
    }),
    alertRow(1, 1, 12, AT),
  ]);
  expect(await page("/alerts")).toMatch(
    /Blue mug Large MUG-L Shop floor .* 10 12 with incoming 25 2\.0 215 90 of them for here/,
  );
});

it("says why nothing is suggested", async () => {
  await env.DB.batch([
    overviewRow(1, 1, { stock: [[12, 0, 0, 0, 0, 1, 0, 0, 0]], velocity: 0, suggested: 0 }),
    alertRow(1, 1, 12, AT),
  ]);
  expect(await page("/alerts")).toMatch(/[AP]M 0 0 0 0 No sales/);
});

it("tells times in the shop's zone", async () => {
  await env.DB.batch([overviewRow(1, 1), alertRow(1, 1, 11, AT)]);
  expect(await page("/alerts")).toMatch(/21 Nov 2026|Nov 21, 2026/);
});

it("keeps closed alerts apart", async () => {
  await env.DB.batch([
    overviewRow(1, 1, { product_title: "Still open" }),
    overviewRow(1, 2, { product_title: "Over", hidden: 1 }),
    alertRow(1, 1, 11, AT),
    alertRow(1, 2, 11, AT, AT + 1000),
  ]);
  const open = await page("/alerts");
  expect(open).toContain("Still open");
  expect(open).not.toContain("Over");
  const closed = await page("/alerts?tab=closed");
  expect(closed).toContain("Over");
  expect(closed).not.toContain("Still open");
});

it("shows 50 a page, newest first", async () => {
  await env.DB.batch(
    Array.from({ length: 60 }, (_, index) =>
      overviewRow(1, index + 1, { product_title: `Mug ${String(index).padStart(2, "0")}` }),
    ),
  );
  await env.DB.batch(Array.from({ length: 60 }, (_, index) => alertRow(1, index + 1, 11, AT + index)));
  const first = await page("/alerts");
  expect(first).toContain("Mug 59");
  expect(first).toContain("Mug 10");
  expect(first).not.toContain("Mug 09");
  const second = await page(`/alerts?after=${encodeURIComponent(JSON.stringify([AT + 10, 11]))}`);
  expect(second).toContain("Mug 09");
  expect(second).not.toContain("Mug 10");
});

describe("a snoozed alert", () => {
  beforeEach(() => env.DB.batch([overviewRow(1, 1), alertRow(1, 1, 11, AT)]));

  const snooze = (days: string, domain = SHOP) =>
    visit("/alerts/1/snooze.data", domain, { method: "PUT", body: new URLSearchParams({ days }) });
  const today = Math.floor(Date.now() / 86_400_000);

  it("waits in a tab of its own, and no figure counts it as open", async () => {
    expect((await snooze("7")).status).toBeLessThan(300);
    expect(await page("/alerts")).toContain("No alert is open. ");
    expect(await page("/")).toContain("Newest alerts No alert is open. ");
    const snoozed = await page("/alerts?tab=snoozed");
    expect(snoozed).toContain("Open 0 Snoozed 1 Closed");
    expect(snoozed).toMatch(/Blue mug Large MUG-L Warehouse .* in [78] days/);
  });

  it("is open again when asked to", async () => {
    await snooze("7");
    await visit("/alerts/1/snooze.data", SHOP, { method: "DELETE" });
    expect(await page("/alerts")).toContain("Open 1 Snoozed 0");
  });

  it("is open again when its day has come, and not before", async () => {
    await env.DB.prepare("UPDATE alerts SET snoozed_until_day = ?")
      .bind(today + 3)
      .run();
    await env.DB.batch(snoozesOver(env.DB, [{ shopId: 1, today: today + 2 }]));
    expect(await page("/alerts")).toContain("Open 0 Snoozed 1");
    await env.DB.batch(snoozesOver(env.DB, [{ shopId: 1, today: today + 3 }]));
    expect(await page("/alerts")).toContain("Open 1 Snoozed 0");
  });

  it("closes as any other, and is counted nowhere then", async () => {
    await snooze("7");
    await env.DB.prepare("UPDATE alerts SET closed_at = ?")
      .bind(AT + 1)
      .run();
    expect(await page("/alerts?tab=closed")).toContain("Open 0 Snoozed 0 Closed");
  });

  it("is another shop's business alone", async () => {
    await givenShop(2, "two.myshopify.com");
    await snooze("7", "two.myshopify.com");
    expect(await page("/alerts")).toContain("Open 1 Snoozed 0");
  });

  it.each(["0", "-1", "1.5", "366", "", "soon"])("is not put aside for '%s' days", async (days) => {
    expect((await snooze(days)).status).toBe(400);
    expect(await page("/alerts")).toContain("Open 1 Snoozed 0");
  });
});

it("shows nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([overviewRow(2, 9, { product_title: "Theirs" }), alertRow(2, 9, 21, AT)]);
  const text = await page("/alerts");
  expect(text).not.toContain("Theirs");
  expect(text).toContain("No alert is open");
});
