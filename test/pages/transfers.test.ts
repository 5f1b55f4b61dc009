import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { PAGE_SIZE, transferPage } from "../../app/stock/transfers/list.server";
import { findTransfer } from "../../app/stock/transfers/transfers.server";
import { catalogueRows, givenShop, overviewRow, planRow, wordsOf } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const today = () => new Date().toISOString().slice(0, 10);

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1, wordsOf({ product_title: "Blue mug", variant_title: "Large", sku: "MUG-L" })),
    planRow(1, 1, 0, {}),
    planRow(1, 1, 11, {}),
  ]);
});

const send = (path: string, method: string, fields: Record<string, string>, domain = SHOP) =>
  visit(path, domain, { method, body: new URLSearchParams(fields) });
const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());
const WANTED = { formToken: "form-token-1", from: "11", to: "12", lines: '[{"variantId":1,"quantity":6}]' };
const create = (fields: Record<string, string> = {}) => send("/transfers", "POST", { ...WANTED, ...fields });
const ship = (formToken = "form-token-2") => send("/transfers/1/moves", "POST", { move: "ship", formToken });
const transfer = async () => {
  const found = await findTransfer(env.DB, { id: 1 }, 1);
  if (!found) throw new Error("no transfer");
  return found;
};

describe("a new transfer", () => {
  it("is prefilled by its address, and offers what to choose from", async () => {
    const lines = encodeURIComponent('[{"variantId":1,"quantity":7},{"variantId":99,"quantity":1}]');
    const html = await (await visit(`/transfers/new?from=12&to=11&lines=${lines}`, SHOP)).text();
    expect(textOf(html)).toContain("Blue mug");
    expect(html).toContain('value="7"');
    expect(await page("/transfers/new?lines=rubbish&from=x")).toContain("Nothing yet. Scan a barcode");
  });

  it("is made once however often its form comes, and leads to its page", async () => {
    const answers = await Promise.all([create(), create()]);
    expect(answers.map(({ headers }) => headers.get("location"))).toEqual(["/transfers/1", "/transfers/1"]);
    expect((await env.DB.prepare("SELECT id FROM transfers").all()).results).toHaveLength(1);
  });

  it.each([
    [{ to: "11" }, "Choose another location than the one it leaves."],
    [{ from: "21" }, "Choose where the stock leaves."],
    [{ expectedOn: "0026-12-24" }, "Choose a day."],
    [{ lines: "[]" }, "Add what to move first."],
    [{ lines: '[{"variantId":1,"quantity":1.5}]' }, "Enter whole units, from 1 to 1,000,000."],
    [{ lines: '[{"variantId":99,"quantity":1}]' }, "a variant that Shopify no longer has"],
    [{ lines: "{" }, "The lines cannot be read."],
  ])("is refused beside its field: %o", async (fields, reason) => {
    expect(await (await create(fields)).text()).toContain(reason);
    expect((await env.DB.prepare("SELECT id FROM transfers").all()).results).toEqual([]);
  });
});

describe("the page of a transfer", () => {
  beforeEach(async () => {
    await create();
  });

  it("shows a draft with what is available at either end", async () => {
    const text = await page("/transfers/1");
    for (const part of [
      "T-0001",
      "Draft",
      "Warehouse to Shop floor",
      "Blue mug",
      "Not stocked there yet",
      "Drafted by you",
    ])
      expect(text).toContain(part);
  });

  it("keeps each line by itself, and tells the second of two people what the first typed", async () => {
    const [line] = (await transfer()).lines;
    const put = async (quantity: string, shown = "6") =>
      (await send(`/transfers/1/lines/${line?.id}`, "PUT", { quantity, shown })).text();
    expect(await put("8")).toContain("Line saved");
    expect(await put("9")).toContain("Somebody set it to 8 meanwhile; you typed 9.");
    expect(await put("1.5", "8")).toContain("Enter whole units");
    const add = async (formToken: string) =>
      (await send("/transfers/1/lines", "POST", { variantId: "1", quantity: "2", formToken })).text();
    expect(await add("form-token-7")).toContain("It is on this transfer already, with 8");
    await send(`/transfers/1/lines/${line?.id}`, "DELETE", {});
    expect([await add("form-token-8"), await add("form-token-8")].join()).not.toContain("already");
    expect((await transfer()).lines).toMatchObject([{ quantity: 2 }]);
    await ship();
    const shipped = JSON.stringify({ refusals: { state: "It has been shipped: its lines and locations are locked." } });
    expect(await add("form-token-9")).toBe(shipped);
    const address = `/transfers/1/lines/${(await transfer()).lines[0]?.id}`;
    for (const asked of [send(address, "PUT", { quantity: "3", shown: "2" }), send(address, "DELETE", {})])
      expect(await (await asked).text()).toBe(shipped);
  });

  it("tells who changes it too late that it was cancelled, and not that it was shipped", async () => {
    const address = `/transfers/1/lines/${(await transfer()).lines[0]?.id}`;
    await send("/transfers/1/moves", "POST", { move: "cancel", formToken: "form-token-6" });
    const cancelled = JSON.stringify({ refusals: { state: "It is cancelled: its lines and locations are locked." } });
    for (const asked of [
      send("/transfers/1/lines", "POST", { variantId: "1", quantity: "2", formToken: "form-token-7" }),
      send(address, "PUT", { quantity: "3", shown: "6" }),
      send(address, "DELETE", {}),
    ])
      expect(await (await asked).text()).toBe(cancelled);
  });

  it.each([
    ["made", ["confirmed", "queued"], [{ quantity: 6 }]],
    ["not made", ["refused", "refused"], []],
  ])(
    "brings back by itself what it had waited for too long, once a person says of its shipping: %s",
    async (was, states, coming) => {
      await create();
      await ship();
      await env.DB.exec("UPDATE inventory_writes SET state = 'uncertain', attempts = 1");
      await send("/transfers/1/moves", "POST", { move: "cancel", formToken: "form-token-6" });
      await env.DB.exec("UPDATE inventory_writes SET state = 'refused', refusal = 'A day.' WHERE state = 'queued'");
      await env.DB.exec("DELETE FROM incoming");
      for (const _ of [1, 2]) await send("/sync/writes/1", "PUT", { was }, OTHER);
      expect((await env.DB.prepare("SELECT 1 FROM incoming").all()).results).toEqual([]);
      for (const _ of [1, 2]) await send("/sync/writes/1", "PUT", { was });
      const { results } = await env.DB.prepare("SELECT state FROM inventory_writes ORDER BY id").all();
      expect(results.map(({ state }) => state)).toEqual(states);
      const onItsWay = await env.DB.prepare("SELECT quantity FROM incoming WHERE source = 'transfer_move'").all();
      expect(onItsWay.results).toEqual(coming);
    },
  );

  it("is shipped, received in parts and cancelled, each once however often it comes", async () => {
    expect(await (await ship()).text()).toContain("T-0001: Shipped");
    expect(await (await ship()).text()).toContain("T-0001: Shipped");
    expect(await (await ship("form-token-3")).text()).toContain("It was shipped already.");
    const text = await page("/transfers/1");
    for (const part of ["In transit", "0 of 6 units counted", "Shipped by you", "On its way to Shopify: 1 line"])
      expect(text).toContain(part);
    const lineId = (await transfer()).lines[0]?.id;
    const receive = async (accepted: number, damaged = 0, formToken = "form-token-4") =>
      (
        await send("/transfers/1/receipts", "POST", {
          ...{ formToken, receivedOn: today(), lines: JSON.stringify([{ lineId, accepted, damaged }]) },
        })
      ).text();
    expect(await receive(3, 1)).toContain("T-0001: received");
    expect(await receive(3, 1)).toContain("T-0001: received");
    expect(await receive(3, 0, "form-token-5")).toContain("2 units are on the way, not 3");
    expect(await page("/transfers/1")).toContain("3 units, 1 damaged or lost");
    const cancel = () => send("/transfers/1/moves", "POST", { move: "cancel", formToken: "form-token-6" });
    expect(await (await cancel()).text()).toContain("T-0001: Cancelled");
    expect(await (await cancel()).text()).toContain("T-0001: Cancelled");
    expect(await transfer()).toMatchObject({ state: "cancelled", unitsInTransit: 0, unitsReceived: 4 });
  });

  describe("whose goods are counted", () => {
    const counting = (accepted: number, more: Record<string, string> = {}) => ({
      ...{ formToken: "form-token-4", receivedOn: today(), codes: '["0404"]' },
      ...{ lines: JSON.stringify([{ lineId: 1, accepted, damaged: 1 }]), ...more },
    });
    const answer = async (method: string, fields: Record<string, string>) =>
      (await send("/transfers/1/receipts", method, fields)).text();
    const rows = async (table: string) => (await env.DB.prepare(`SELECT id FROM ${table}`).all()).results.length;

    beforeEach(async () => {
      await ship();
    });

    it("keeps the count as a draft for anybody of the shop, from which nothing follows, until it is received", async () => {
      for (let time = 0; time < 2; time++)
        expect(await answer("PUT", counting(2))).toBe('{"kind":"kept","receiptId":1}');
      expect(await transfer()).toMatchObject({ state: "in_transit", unitsReceived: 0 });
      expect([await rows("transfer_moves"), await rows("inventory_writes")]).toEqual([1, 1]);
      expect(await page("/transfers/1")).toContain("A count has been started 3 units, 1 code to look at, started");
      const html = await (await visit("/transfers/1?receipt=1", SHOP)).text();
      expect(textOf(html)).toContain("3 of 6 units counted");
      expect(textOf(html)).not.toContain("A count has been started");
      expect(html).toContain("0404");
      expect(await answer("POST", counting(3))).toContain("T-0001: received");
      expect(await answer("POST", counting(3))).toContain("T-0001: received");
      expect([await rows("transfer_drafts"), (await transfer()).unitsReceived]).toEqual([0, 4]);
      expect(await answer("PUT", counting(5))).toContain("These counts were received already");
    });

    it("asks whose count stands where two count on one draft", async () => {
      await answer("PUT", counting(2));
      expect(await answer("PUT", counting(3, { known: "1:1:1" }))).toBe('{"kind":"meanwhile","receiptId":1}');
      expect(await answer("PUT", counting(3, { known: "1:2:1" }))).toContain("kept");
      expect(await answer("PUT", counting(4))).toContain("kept");
      expect(await page("/transfers/1?receipt=1")).toContain("5 of 6 units counted");
    });

    it("discards a draft, and shows one that outlived the transfer", async () => {
      await answer("PUT", counting(2));
      expect((await send("/transfers/1/drafts/1", "DELETE", {}, OTHER)).status).toBe(404);
      await send("/transfers/1/moves", "POST", { move: "cancel", formToken: "form-token-6" });
      const text = await page("/transfers/1");
      expect(text).toContain("A count has been started");
      expect(text).not.toContain("Continue");
      expect(await answer("PUT", counting(3))).toContain("It is cancelled.");
      for (const discarded of [true, false])
        expect(await (await send("/transfers/1/drafts/1", "DELETE", {})).json()).toEqual({ discarded });
      expect(await rows("transfer_drafts")).toBe(0);
    });

    it("does not keep what cannot be received", async () => {
      expect(await answer("PUT", counting(2, { receivedOn: "2999-01-01" }))).toContain("This day has not come yet.");
      expect(await answer("PUT", counting(2, { lines: "[" }))).toContain("refused");
      expect(await rows("transfer_drafts")).toBe(0);
    });
  });

  it("asks before it ships more than is available", async () => {
    await send("/transfers/1/lines/1", "PUT", { quantity: "41", shown: "6" });
    expect(await page("/transfers/1")).toContain("Only 40 available: leaves -1");
    expect(await (await ship()).text()).toContain("That leaves fewer than none available.");
    expect((await transfer()).state).toBe("draft");
    const meant = { move: "ship", formToken: "form-token-2", belowIsMeant: "yes" };
    expect(await (await send("/transfers/1/moves", "POST", meant)).text()).toContain("T-0001: Shipped");
  });

  it("takes a receipt back, once it was said what follows", async () => {
    await ship();
    const lineId = (await transfer()).lines[0]?.id;
    await send("/transfers/1/receipts", "POST", {
      formToken: "form-token-4",
      receivedOn: today(),
      lines: JSON.stringify([{ lineId, accepted: 4, damaged: 1 }]),
    });
    expect(await page("/transfers/1")).not.toContain("Take this receipt back");
    await env.DB.prepare("UPDATE inventory_writes SET state = 'confirmed'").run();
    expect(await page("/transfers/1")).toContain("Take this receipt back");
    const { moves } = await transfer();
    const takeBack = async (moveId: number, formToken = "form-token-5", domain = SHOP) =>
      send(`/transfers/1/receipts/${moveId}/reversal`, "POST", { formToken }, domain);
    const receipt = moves.at(-1)?.id ?? 0;
    expect((await takeBack(receipt, "form-token-5", OTHER)).status).toBe(404);
    for (let time = 0; time < 2; time++) expect(await (await takeBack(receipt)).text()).toContain('"kind":"moved"');
    expect(await (await takeBack(receipt, "form-token-6")).text()).toContain("It was taken back already.");
    expect(await transfer()).toMatchObject({ state: "in_transit", unitsInTransit: 6, unitsReceived: 0 });
    const text = await page("/transfers/1");
    for (const part of ["Receipt taken back by you", "4 units, 1 damaged or lost", "0 of 6 units counted"])
      expect(text).toContain(part);
    expect(text).not.toContain("Take this receipt back");
  });

  it("says of what waits for Shopify unusually long that this is later than usual", async () => {
    await ship();
    expect(await page("/transfers/1")).not.toContain("Later than usual");
    await env.DB.prepare("UPDATE inventory_writes SET created_at = created_at - 660000").run();
    expect(await page("/transfers/1")).toContain("Later than usual");
  });

  it("shows what Shopify refused, and tries it again", async () => {
    await ship();
    await env.DB.prepare(
      "UPDATE inventory_writes SET state = 'refused', refusal = 'Shopify knows no such place.'",
    ).run();
    const text = await page("/transfers/1");
    expect(text).toContain("refused by Shopify");
    expect(text).toContain("Shopify knows no such place. Try again");
    const lineId = (await transfer()).moves[0]?.lines[0]?.id;
    expect(await (await send(`/transfers/1/writes/${lineId}`, "POST", {})).text()).toContain('{"asked":true}');
    expect((await env.DB.prepare("SELECT state, keys_spent FROM inventory_writes").all()).results).toEqual([
      { state: "queued", keys_spent: 1 },
    ]);
  });

  it("is no other shop's", async () => {
    expect((await visit("/transfers/1", OTHER)).status).toBe(404);
    for (const path of ["moves", "receipts", "lines", "writes/1"])
      expect(
        (await send(`/transfers/1/${path}`, "POST", { move: "ship", formToken: "form-token-2" }, OTHER)).status,
      ).toBe(404);
    expect((await send("/transfers/1/lines/1", "DELETE", {}, OTHER)).status).toBe(404);
    expect(await transfer()).toMatchObject({ state: "draft", lines: [{ quantity: 6 }] });
  });
});

describe("the list of transfers", () => {
  it("finds one by number, sequence, location, product and SKU", async () => {
    await create();
    for (const text of ["T-0001", "t-00", "1", "shop fl", "blue mug", "MUG-L"])
      expect(await page(`/transfers?${new URLSearchParams({ q: text })}`), text).toContain("T-0001");
    expect(await page("/transfers?q=zebra")).toContain('No transfer matches "zebra"');
    expect(await page("/transfers?tab=draft")).toContain("0 of 6");
    expect(await page("/transfers?tab=received")).toContain("No transfer has been fully received.");
  });

  it("has those whose day has gone by in a tab of their own, the longest awaited first", async () => {
    for (const [at, expectedOn] of ["2026-01-03", "2026-01-02", "2099-01-01", "", "2026-01-01"].entries()) {
      await create({ formToken: `late-form-${at}`, expectedOn });
      if (at < 4) await send(`/transfers/${at + 1}/moves`, "POST", { move: "ship", formToken: `late-move-${at}` });
    }
    const text = await page("/transfers?tab=late");
    expect(text.match(/T-000\d/g)).toEqual(["T-0002", "T-0001"]);
    expect(await page("/transfers/1")).toContain("Late");
    expect((await page("/transfers?tab=late&q=T-0001")).match(/T-000\d/g)).toContain("T-0001");
    await send("/transfers/1/moves", "POST", { move: "cancel", formToken: "late-form-9" });
    expect((await page("/transfers?tab=late")).match(/T-000\d/g)).toEqual(["T-0002"]);
  });

  it("reads no more than 110 rows for a page of any tab with 10,000 transfers", async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
      INSERT INTO transfers (shop_id, number, state, from_id, to_id, expected_day, created_at, updated_at)
      SELECT 1, printf('T-%04d', i), CASE i % 3 WHEN 0 THEN 'draft' WHEN 1 THEN 'in_transit' ELSE 'received' END, 11, 12, i % 200, 1, 1 FROM n`,
    ).run();
    for (const tab of ["all", "draft", "in_transit", "late", "received"] as const)
      for (const place of [
        { side: "start" as const },
        { side: "after" as const, key: [tab === "late" ? 50 : 5000, 5000] as [number, number] },
        { side: "before" as const, key: [tab === "late" ? 50 : 5000, 5000] as [number, number] },
      ]) {
        const { transfers, read } = await transferPage(env.DB, { id: 1 }, { tab, text: "" }, place, 100);
        expect(transfers, tab).toHaveLength(PAGE_SIZE + 1);
        expect(read, `${tab} ${place.side}`).toBeLessThanOrEqual(110);
      }
  });
});
