import fc from "fast-check";
import { expect, it } from "vitest";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { deliver } from "../../support/shopify";
import {
  availableIn,
  cancel,
  givenDraft,
  givenTransferShop,
  LEEDS,
  lastReceipt,
  ledger,
  positions,
  RED,
  receive,
  STOCK,
  ship,
  takeBack,
  transferOf,
  YORK,
} from "./shop";

const MOST = 9;
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("receive" as const), good: fc.nat(4), bad: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("ship" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("draft" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cancel" as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("take back" as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom("send" as const, "lose" as const, "deliver" as const, "sell" as const),
    }),
  },
);

/** A plain count of one transfer: no rows, no batches. */
class Plain {
  state: "draft" | "in_transit" | "partial" | "received" | "cancelled" = "draft";
  transit = 0;
  good = 0;
  bad = 0;
  back = 0;
  receipts: { good: number; bad: number; isAnswered: boolean }[] = [];
  constructor(readonly units: number) {}
  get isUnderWay() {
    return this.state === "in_transit" || this.state === "partial";
  }
  ship() {
    if (this.state !== "draft") return false;
    [this.state, this.transit] = ["in_transit", this.units];
    return true;
  }
  receive(good: number, bad: number) {
    if (!this.isUnderWay || good + bad === 0 || good + bad > this.transit) return false;
    this.good += good;
    this.bad += bad;
    this.transit -= good + bad;
    this.receipts.push({ good, bad, isAnswered: good === 0 });
    this.state = this.transit === 0 ? "received" : "partial";
    return true;
  }
  /** The last receipt that stands is in transit again, once Shopify has answered for it. */
  takeBack() {
    if (this.state === "draft" || this.state === "cancelled") return false;
    const last = this.receipts.at(-1);
    if (!last?.isAnswered) return false;
    this.receipts.pop();
    this.good -= last.good;
    this.bad -= last.bad;
    this.transit += last.good + last.bad;
    this.state = this.good + this.bad > 0 ? "partial" : "in_transit";
    return true;
  }
  answered() {
    for (const receipt of this.receipts) receipt.isAnswered = true;
  }
  cancel() {
    if (this.state !== "draft" && !this.isUnderWay) return false;
    [this.back, this.transit, this.state] = [this.transit, 0, "cancelled"];
    return true;
  }
  /** What it has done to stock where it leaves, and where it comes. */
  get left() {
    return this.state === "draft" || (this.state === "cancelled" && this.back + this.good + this.bad === 0)
      ? 0
      : this.back - this.units;
  }
}

it.each([1, 2, 3, 4, 5, 6])(
  "states, sums, what is on its way, positions and the ledger are a plain model's after every step, run %i",
  async (seed) => {
    const [steps = []] = fc.sample(fc.array(step, { minLength: 20, maxLength: 26 }), { seed, numRuns: 1 });
    const shopify = await givenTransferShop();
    const plains: { plain: Plain; id: number; line: number }[] = [];
    const begin = async () => {
      const { id, lines } = await givenDraft([[RED, 1 + ((seed + plains.length * 4) % MOST)]]);
      plains.push({ plain: new Plain(1 + ((seed + plains.length * 4) % MOST)), id, line: lines[0]?.id ?? 0 });
    };
    await begin();
    let sold = 0;
    for (const each of steps) {
      const now = plains.at(-1);
      if (!now) throw new Error("no transfer");
      const { plain, id, line } = now;
      switch (each.kind) {
        case "draft":
          if (plains.length < 3) await begin();
          break;
        case "ship":
        case "cancel":
        case "take back":
        case "receive": {
          const formToken = crypto.randomUUID();
          const receipt = lastReceipt(await transferOf(id));
          const call = () =>
            each.kind === "take back"
              ? takeBack(id, receipt, formToken)
              : each.kind === "ship"
                ? ship(id, formToken)
                : each.kind === "cancel"
                  ? cancel(id, formToken)
                  : receive(id, [[line, each.good, each.bad]], formToken);
          const stands =
            each.kind === "receive"
              ? plain.receive(each.good, each.bad)
              : each.kind === "take back"
                ? plain.takeBack()
                : plain[each.kind]();
          for (const answer of [await call(), await call()])
            expect(answer.kind === "moved", JSON.stringify([each, answer])).toBe(stands);
          break;
        }
        case "send":
          await sendWrites(shopify);
          for (const { plain } of plains) plain.answered();
          break;
        case "lose":
          shopify.afterAnswer = () => {
            throw new Error("the connection was lost");
          };
          await sendWrites(shopify).catch((error) => expect(String(error)).toContain("lost"));
          shopify.afterAnswer = () => {};
          break;
        case "deliver":
          for (const place of [YORK, LEEDS])
            await deliver(levelDelivery(shopify, RED, place), levelDelivery(shopify, RED, place));
          break;
        case "sell":
          shopify.now += 1000;
          shopify.setLevel(RED, LEEDS, (shopify.level(RED, LEEDS)?.available ?? 0) - 1, shopify.now);
          sold += 1;
          break;
      }
      for (const { plain, id } of plains) {
        const stands = await transferOf(id);
        expect([stands.state, stands.unitsInTransit, stands.unitsReceived]).toEqual([
          ...[plain.state, plain.transit, plain.good + plain.bad],
        ]);
      }
      const coming = await first<{ units: number }>(
        "SELECT COALESCE(SUM(quantity), 0) AS units FROM incoming WHERE source = 'transfer'",
      );
      expect(coming?.units).toBe(plains.reduce((sum, { plain }) => sum + plain.transit, 0));
      for (const place of [LEEDS, YORK]) {
        const rows = await ledger(RED, place);
        const sum = rows.reduce((sum, [delta]) => sum + Number(delta), 0);
        expect(rows.at(-1)?.[1]).toBe(sum);
      }
    }
    await sendWrites(shopify);
    for (const place of [LEEDS, YORK]) await deliver(levelDelivery(shopify, RED, place));
    const left = plains.reduce((sum, { plain }) => sum + plain.left, STOCK - sold);
    const came = plains.reduce((sum, { plain }) => sum + plain.good, 0);
    const transit = plains.reduce((sum, { plain }) => sum + plain.transit, 0);
    const drafted = plains.reduce((sum, { plain }) => sum + (plain.state === "draft" ? plain.units : 0), 0);
    expect(availableIn(shopify, RED)).toEqual([left, came]);
    expect(await positions(RED)).toEqual([left - drafted, came + transit + drafted, left + came + transit]);
  },
);
