import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { rejected, sentBack } from "../../../app/purchasing/receiving/receipt";
import { enterCounter, reverseReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { all, first } from "../../support/rows";
import { deliver } from "../../support/shopify";
import {
  formOf,
  givenOrder,
  givenReceivingShop,
  ITEMS,
  onTheWay,
  PLACE,
  position,
  shop,
  stateOf,
  submit,
  today,
} from "./receiving-shop";

const ORDERED = 12;
const step = fc.oneof(
  fc.record({
    kind: fc.constant("receive" as const),
    good: fc.nat(6),
    bad: fc.nat(2),
    confirm: fc.boolean(),
    twice: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom("reject" as const, "send back" as const), units: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant("take back" as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom("send" as const, "lose an answer" as const, "deliver" as const, "sell" as const) }),
);

interface Made {
  id: number;
  good: number;
  bad: number;
  back: boolean;
}

/** A plain count of the same: no rows, no batches. */
class Plain {
  good = 0;
  bad = 0;
  returned = 0;
  /** What Shopify holds, and what of it Evenstock was told. */
  there = 0;
  known = 0;
  /** Changes of stock that have no answer yet, the oldest first; made: Shopify has them all the same. */
  writes: { units: number; isMade: boolean }[] = [];
  receipts: Made[] = [];
  get open() {
    return Math.max(0, ORDERED - this.good - this.bad);
  }
  get state() {
    return this.good + this.bad === 0 ? "sent" : this.open > 0 ? "partial" : "received";
  }
  add(good: number, bad: number, returned = 0) {
    this.good += good;
    this.bad += bad;
    this.returned += returned;
    if (good !== 0) this.writes.push({ units: good, isMade: false });
  }
  /** Shopify has the oldest of them, whether or not its answer comes. */
  reach(write = this.writes[0]) {
    if (!write || write.isMade) return;
    write.isMade = true;
    this.there += write.units;
  }
  send() {
    for (const write of this.writes) {
      this.reach(write);
      this.known = this.there;
    }
    this.writes = [];
  }
  get onItsWay() {
    return this.open + this.writes.reduce((sum, { units }) => sum + units, 0);
  }
  /** Of `good`, what Shopify has said is on the shelf. */
  get shelf() {
    return this.good - this.writes.reduce((sum, { units }) => sum + Math.max(0, units), 0);
  }
  holds = (good: number, bad: number, returned: number) =>
    this.good + good >= 0 &&
    this.bad + bad >= 0 &&
    this.returned + returned >= 0 &&
    this.returned + returned <= this.bad + bad;
}

it.each([1, 2, 3, 4, 5, 6])(
  "received sums, state, what is on its way and the ledger are a plain model's after every step, run %i",
  async (seed) => {
    const [steps = []] = fc.sample(fc.array(step, { minLength: 14, maxLength: 18 }), { seed, numRuns: 1 });
    const shopify = await givenReceivingShop();
    const { orderId, ids } = await givenOrder([[0, ORDERED, 4800]]);
    const [line = 0] = ids;
    const [item = 0] = ITEMS;
    const plain = new Plain();
    const send = async () => {
      await sendWrites(shopify);
      plain.send();
    };
    for (const each of steps) {
      switch (each.kind) {
        case "receive": {
          const form = formOf([[line, each.good, each.bad]], { confirmOver: each.confirm });
          const units = each.good + each.bad;
          const stands = units > 0 && (units <= plain.open || each.confirm);
          const answers = [await submit(orderId, form), ...(each.twice ? [await submit(orderId, form)] : [])];
          for (const answer of answers) expect(answer.kind === "received", JSON.stringify(answer)).toBe(stands);
          const [answer] = answers;
          if (answer?.kind !== "received") break;
          plain.add(each.good, each.bad);
          plain.receipts.push({ id: answer.receiptId, good: each.good, bad: each.bad, back: false });
          break;
        }
        case "reject":
        case "send back": {
          const { good: accepted, bad: damaged, returned } = plain;
          const entry =
            each.kind === "reject" ? rejected(each.units) : sentBack({ accepted, damaged, returned }, each.units);
          const stands =
            plain.holds(entry.accepted, entry.damaged, entry.returned) &&
            (entry.accepted >= 0 || plain.shelf + entry.accepted >= 0);
          const lines = [{ lineId: line, ...entry }];
          const counter = { formToken: crypto.randomUUID(), lines, receivedDay: today(), note: null };
          const answer = await enterCounter(env.DB, shop, orderId, counter, "42", Date.now());
          expect(answer.kind).toBe(stands ? "received" : "refused");
          if (stands) plain.add(entry.accepted, entry.damaged, entry.returned);
          break;
        }
        case "take back": {
          const made = plain.receipts[each.which];
          if (!made) break;
          await send();
          const stands = !made.back && plain.holds(-made.good, -made.bad, 0);
          const answer = await reverseReceipt(env.DB, shop, made.id, crypto.randomUUID(), "42", Date.now());
          expect(answer.kind).toBe(stands ? "received" : "refused");
          if (!stands) break;
          made.back = true;
          plain.add(-made.good, -made.bad);
          break;
        }
        case "send":
          await send();
          break;
        case "lose an answer":
          shopify.afterAnswer = () => {
            throw new Error("the connection was lost");
          };
          await sendWrites(shopify).catch((error) => expect(String(error)).toContain("lost"));
          shopify.afterAnswer = () => {};
          plain.reach();
          break;
        case "deliver":
          await deliver(levelDelivery(shopify, item), levelDelivery(shopify, item));
          plain.known = plain.there;
          break;
        case "sell":
          shopify.now += 1000;
          shopify.setLevel(item, PLACE, (shopify.level(item, PLACE)?.available ?? 0) - 1, shopify.now);
          plain.there -= 1;
          break;
      }
      await expectAlike(plain, orderId, item);
      expect(shopify.level(item, PLACE)?.available).toBe(plain.there);
    }
    await send();
    await deliver(levelDelivery(shopify, item));
    plain.known = plain.there;
    await expectAlike(plain, orderId, item);
    const written = await first<{ sum: number }>(
      "SELECT COALESCE(SUM(f.value->>'delta'), 0) AS sum FROM inventory_writes w, json_each(w.changes) f",
    );
    expect(written?.sum).toBe(plain.good);
  },
);

/** Received sums, state, level, what is on its way and into stock, position and ledger, all of them now. */
async function expectAlike(plain: Plain, orderId: number, item: number) {
  const sums = await first(
    `SELECT COALESCE(SUM(n.accepted), 0) AS good, COALESCE(SUM(n.damaged), 0) AS bad, COALESCE(SUM(n.returned), 0) AS returned
    FROM receipt_lines n JOIN receipts r ON r.id = n.receipt_id AND r.state = 'submitted'`,
  );
  expect(sums).toEqual({ good: plain.good, bad: plain.bad, returned: plain.returned });
  expect(await stateOf(orderId)).toBe(plain.state);
  const postings = await all("SELECT quantity FROM incoming WHERE source = 'receipt' ORDER BY source_id");
  expect(postings.map(({ quantity }) => quantity)).toEqual(plain.writes.map(({ units }) => units));
  expect(await onTheWay()).toBe(plain.onItsWay);
  expect(await first("SELECT available FROM levels WHERE inventory_item_id = ?", item)).toEqual({
    available: plain.known,
  });
  expect(await position()).toBe(plain.known + plain.onItsWay);
  let after = 0;
  for (const row of await all(
    `SELECT delta, available_after FROM movements WHERE inventory_item_id = ${item} ORDER BY id`,
  )) {
    after += Number(row.delta);
    expect(row.available_after).toBe(after);
  }
  expect(after).toBe(plain.known);
}
