import { runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { installInPlace } from "./app-in-place";
import { ask, post, SHOP, shopStub } from "./door";

/** An even second, so that what follows within a second is within the same two. */
const NOON = Date.parse("2027-03-01T12:00:00Z");
const Renamed = z.object({ name: z.string(), updated_at: z.string() });
const Stream = z.object({ perMinute: z.number(), placed: z.number().optional() });

let app: Awaited<ReturnType<typeof installInPlace>>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON - 60_000 });
  app = await installInPlace();
  await app.subscribe("SHOP_UPDATE");
  vi.setSystemTime(NOON);
});
afterEach(async () => {
  await post(`/${SHOP}/stream`, { perMinute: 0 });
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const rename = (name: string) => post(`/${SHOP}/shop`, { name });

/** What has been sent once the clock stands so many milliseconds after noon. */
async function sentAt(milliseconds: number) {
  vi.setSystemTime(NOON + milliseconds);
  await runDurableObjectAlarm(shopStub());
  return app.sent.map(({ headers, body }) => ({
    ...Renamed.parse(JSON.parse(body)),
    triggeredAt: headers.get("x-shopify-triggered-at"),
  }));
}

test("reordering lets later deliveries overtake earlier ones, and loses none", async () => {
  await post(`/${SHOP}/switches`, { reordering: 1 });
  const names = Array.from({ length: 12 }, (_, index) => `Name ${index}`);
  for (const name of names) await rename(name);
  for (let late = 0; late < 3000; late += 250) await sentAt(late);
  const arrived = (await sentAt(3000)).map(({ name }) => name);
  expect(arrived).not.toEqual(names);
  expect(arrived.toSorted()).toEqual(names.toSorted());
});

test("a delay holds each delivery back for so long", async () => {
  await post(`/${SHOP}/switches`, { delay: 40_000 });
  await rename("Late");
  expect(await sentAt(39_999)).toEqual([]);
  expect(await sentAt(40_000)).toMatchObject([{ name: "Late" }]);
});

test("changes within two seconds share both of their times, if so wished", async () => {
  await post(`/${SHOP}/switches`, { sameSecond: true });
  await rename("First");
  vi.setSystemTime(NOON + 1000);
  await rename("Second");
  const [first, second] = await sentAt(1500);
  expect([second?.updated_at, second?.triggeredAt]).toEqual([first?.updated_at, first?.triggeredAt]);
  expect([first?.name, second?.name]).toEqual(["First", "Second"]);
});

test("changes have times of their own otherwise", async () => {
  await rename("First");
  vi.setSystemTime(NOON + 1000);
  await rename("Second");
  const [first, second] = await sentAt(1500);
  expect(second?.updated_at).not.toBe(first?.updated_at);
  expect(second?.triggeredAt).not.toBe(first?.triggeredAt);
});

test("the sales stream places orders at its pace until it is stopped", async () => {
  const placed = async () => Stream.parse(await (await ask(`/${SHOP}/stream`)).json()).placed;
  await post(`/${SHOP}/stream`, { perMinute: 60 });
  for (let second = 0; second <= 10; second++) await sentAt(second * 1000);
  expect(await placed()).toBe(11);
  await post(`/${SHOP}/stream`, { perMinute: 0 });
  await sentAt(30_000);
  expect(await placed()).toBeUndefined();
});
