import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { discardDraft, draftReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { findToReceive } from "../../../app/purchasing/receiving/to-receive.server";
import { first, rowsOf } from "../../support/rows";
import { formOf, givenOrder, givenReceivingShop, shop, submit } from "./receiving-shop";

beforeEach(async () => {
  await givenReceivingShop();
});

describe("a draft", () => {
  it("posts nothing until it is submitted, goes on where it was, and keeps codes that wait", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const form = formOf([[ids[0] ?? 0, 4]], { codes: ["4006381333931"] });
    expect(await draftReceipt(env.DB, shop, orderId, form, "42", Date.now())).toMatchObject({ kind: "kept" });
    const more = { ...form, lines: [{ lineId: ids[0] ?? 0, accepted: 5, damaged: 1, shown: null }] };
    await draftReceipt(env.DB, shop, orderId, more, "42", Date.now());
    expect(await first("SELECT state, codes FROM receipts")).toEqual({ state: "draft", codes: '["4006381333931"]' });
    expect((await rowsOf("receipt_lines")).receipt_lines).toMatchObject([{ accepted: 5, damaged: 1 }]);
    expect((await rowsOf("inventory_writes")).inventory_writes).toEqual([]);
    expect(await submit(orderId, more)).toMatchObject({ kind: "received", lines: [{ accepted: 5, damaged: 1 }] });
    expect(await draftReceipt(env.DB, shop, orderId, form, "42", Date.now())).toMatchObject({ kind: "refused" });
    expect((await rowsOf("receipt_lines")).receipt_lines).toMatchObject([{ accepted: 5, damaged: 1 }]);
  });

  it("stands on the order's page however many receipts came after it", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const draft = await draftReceipt(env.DB, shop, orderId, formOf([[ids[0] ?? 0, 4]]), "42", Date.now());
    if (draft.kind !== "kept") throw new Error(draft.kind);
    await env.DB.prepare(
      `INSERT INTO receipts (shop_id, order_id, state, received_day, form_token, created_at, submitted_at)
      SELECT 1, ?1, 'submitted', 20000, 'receipt-' || value, 1, 1 FROM json_each(?2)`,
    )
      .bind(orderId, JSON.stringify(Array.from({ length: 60 }, (_, at) => at)))
      .run();
    const found = await findToReceive(env.DB, shop, orderId);
    expect(found?.drafts.map(({ id }) => id)).toEqual([draft.receiptId]);
    expect(found?.receipts).toHaveLength(50);
  });

  it("that two people count on is not written over by the one who has not seen the other's count", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const [line = 0] = ids;
    const form = formOf([[line, 4]], { known: "" });
    const keep = (accepted: number, known: string | null) =>
      draftReceipt(
        env.DB,
        shop,
        orderId,
        { ...form, known, lines: [{ lineId: line, accepted, damaged: 0, shown: null }] },
        "42",
        Date.now(),
      );
    expect(await keep(4, "")).toMatchObject({ kind: "kept" });
    expect(await keep(5, `${line}:4:0`)).toMatchObject({ kind: "kept" });
    expect(await keep(6, `${line}:4:0`)).toMatchObject({ kind: "meanwhile" });
    expect((await rowsOf("receipt_lines")).receipt_lines).toMatchObject([{ accepted: 5 }]);
    expect(await keep(6, null)).toMatchObject({ kind: "kept" });
    expect((await rowsOf("receipt_lines")).receipt_lines).toMatchObject([{ accepted: 6 }]);
  });

  it("is discarded whole, and what was submitted is not", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const draft = await draftReceipt(env.DB, shop, orderId, formOf([[ids[0] ?? 0, 4]]), "42", Date.now());
    if (draft.kind !== "kept") throw new Error(draft.kind);
    expect(await discardDraft(env.DB, { id: 2 }, draft.receiptId)).toBe(false);
    expect(await discardDraft(env.DB, shop, draft.receiptId)).toBe(true);
    expect(await rowsOf("receipts", "receipt_lines")).toEqual({ receipts: [], receipt_lines: [] });
    const received = await submit(orderId, formOf([[ids[0] ?? 0, 4]]));
    expect(await discardDraft(env.DB, shop, received.kind === "received" ? received.receiptId : 0)).toBe(false);
    expect((await rowsOf("receipt_lines")).receipt_lines).toHaveLength(1);
  });
});
