import { beforeEach, expect, it } from "vitest";
import { levelBody } from "../../support/bodies";
import { first, rowsIn, rowsOf } from "../../support/rows";
import { consume, deliver, installShop, post } from "../../support/shopify";

beforeEach(() => installShop());

const topic = "inventory_levels/update";
const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;

const level = (available: unknown, seconds: number, triggered = at(seconds)) => ({
  topic,
  body: levelBody({ available, at: at(seconds) }),
  triggeredAt: triggered,
});

it.each([
  ["null, which is untracked", null],
  ["zero", 0],
  ["negative, which is oversold", -4],
  ["the largest of 32 bits", 2 ** 31 - 1],
  ["the smallest of 32 bits", -(2 ** 31)],
])("writes a level that is %s", async (_, available) => {
  await deliver(level(available, 1));
  expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available, doubtful: 0 });
  expect(await first("SELECT max_available, last_available FROM level_days")).toEqual({
    max_available: available,
    last_available: available,
  });
  expect(await first("SELECT COALESCE(SUM(delta), 0) AS sum FROM movements")).toEqual({ sum: available ?? 0 });
});

it.each([
  ["fractional", "1.5"],
  ["a string", '"10"'],
  ["1e18", "1e18"],
  ["1e18 in digits", "1000000000000000000"],
  ["one beyond 32 bits", "2147483648"],
  ["true", "true"],
  ["a list", "[10]"],
])("quarantines a level that is %s, and leaves the one it had", async (_, available) => {
  await deliver(level(7, 1));
  const body = levelBody({ available: "HERE", at: at(2) }).replace('"HERE"', available);
  await deliver({ topic, body, triggeredAt: at(2) });
  expect(await first("SELECT available FROM levels")).toEqual({ available: 7 });
  // Whose level it was can be read: Shopify can be asked for it.
  expect(await first("SELECT message FROM quarantine")).toEqual({ message: '{"object":"501"}' });
  expect(await first("SELECT reason FROM quarantine")).toEqual({ reason: expect.stringMatching(/^available: /) });
});

it("quarantines a level without its value: absent is not untracked", async () => {
  await deliver({ topic, body: levelBody().replace('"available":10,', "") });
  expect((await rowsOf("levels")).levels).toEqual([]);
  expect((await rowsOf("quarantine")).quarantine).toHaveLength(1);
});

it("keeps two items apart whose ids differ in the last digit above 2^53", async () => {
  const of = (id: string, available: number) =>
    levelBody({ available, at: at(1) }).replace('"inventory_item_id":501', `"inventory_item_id":${id}`);
  await deliver({ topic, body: of("9007199254740992", 1) }, { topic, body: of("9007199254740993", 2) });
  expect(await rowsIn("levels", "inventory_item_id", "CAST(inventory_item_id AS TEXT) AS item, available")).toEqual([
    { item: "9007199254740992", available: 1 },
    { item: "9007199254740993", available: 2 },
  ]);
});

it("keeps two locations apart whose ids differ in the last digit above 2^53, in one batch", async () => {
  const of = (id: string, available: number) =>
    levelBody({ available, at: at(1) }).replace('"location_id":901', `"location_id":${id}`);
  const one = await post({ topic, body: of("9007199254740992", 1) });
  const other = await post({ topic, body: of("9007199254740993", 2) });
  await consume([...one.messages, ...other.messages]);
  expect((await rowsOf("levels")).levels).toHaveLength(2);
  expect((await rowsOf("locations")).locations).toHaveLength(2);
});

it("keeps the newer level when an older one comes after it, alone or in one batch", async () => {
  await deliver(level(9, 5), level(3, 4));
  expect(await first("SELECT available FROM levels")).toEqual({ available: 9 });
  const newer = await post(level(20, 8));
  const older = await post(level(1, 7));
  await consume([...newer.messages, ...older.messages]);
  expect(await first("SELECT available FROM levels")).toEqual({ available: 20 });
  expect(await first("SELECT SUM(delta) AS sum FROM movements")).toEqual({ sum: 20 });
});

it("takes the later of two deliveries of one second that came at once, one by one, and doubts neither: no read is among them", async () => {
  await deliver(level(-2, 1, at(1) + 258));
  await deliver(level(12, 1, at(1) + 267));
  await deliver(level(-2, 1, at(1) + 258));
  expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available: 12, doubtful: 0 });
  expect(await rowsOf("quarantine")).toEqual({ quarantine: [] });
});

it("takes the later delivery where two changes share a second", async () => {
  await deliver(level(9, 5, at(5) + 700), level(3, 5, at(5) + 300));
  expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available: 9, doubtful: 0 });
});

it.each(["one after the other", "in one batch"])(
  "marks a level doubtful, and does not change it, when two values share a version: %s",
  async (how) => {
    await deliver(level(5, 4));
    const [one, other] = [await post(level(9, 5)), await post(level(3, 5))];
    if (how === "in one batch") await consume([...one.messages, ...other.messages]);
    else for (const { messages } of [one, other]) await consume(messages);
    expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available: 9, doubtful: 1 });
    expect(await first("SELECT SUM(delta) AS sum FROM movements")).toEqual({ sum: 9 });
  },
);

it("does not doubt the same value with the same version", async () => {
  await deliver(level(9, 5), level(9, 5), level(null, 6), level(null, 6));
  expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available: null, doubtful: 0 });
});

it("doubts untracked against zero: they are two values", async () => {
  await deliver(level(null, 5), level(0, 5));
  expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available: null, doubtful: 1 });
});

it("doubts no more once a newer level came, and not again when the doubtful ones are repeated", async () => {
  await deliver(level(9, 5), level(3, 5), level(4, 6), level(9, 5), level(3, 5));
  expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available: 4, doubtful: 0 });
});

it("remembers the highest level of a day from an observation that comes late", async () => {
  await deliver(level(0, 9), level(12, 3), level(0, 1));
  expect(await first("SELECT available FROM levels")).toEqual({ available: 0 });
  expect(await first("SELECT max_available, last_available FROM level_days")).toEqual({
    max_available: 12,
    last_available: 0,
  });
});
