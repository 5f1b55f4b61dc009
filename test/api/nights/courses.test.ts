import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { coursesKept } from "../../../app/replenishment/planning/courses.server";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import {
  DAY,
  fill,
  madeRows,
  NIGHTS,
  planned,
  sellOften,
  sold,
  somethingHappens,
  TODAY,
  yesterdaySells,
} from "../../support/nights";
import { randomFrom, upTo } from "../../support/random";
import { installShop } from "../../support/shopify";

beforeEach(async () => {
  await installShop({ salesFromDay: TODAY - 900, rule: { lead_time_days: 5, cover_days: 20 } });
});

it.each(Array.from({ length: 6 }, (_, seed) => seed + 1))(
  "forecasts and plans the same from what is kept as from all days, whatever is corrected in between, seed %i",
  async (seed) => {
    const random = randomFrom(seed);
    await fill(random);
    await sellOften(random);
    await planned(TODAY, {});
    let wentOn = 0;
    for (let night = 1; night <= NIGHTS; night++) {
      const today = TODAY + night;
      wentOn += await countKept(today - 1);
      expect(await planned(today, { leavesStill: true }), `night ${night}: what was compared`).toBe(0);
      await planned(today, { leavesStill: true });
      const goingOn = await madeRows();
      const kept = await courses();
      await env.DB.prepare("DELETE FROM courses").run();
      await planned(today, { countsDays: true, goesOn: true });
      expect(goingOn, `night ${night}`).toEqual(await madeRows());
      await keptAgain(kept);
      await yesterdaySells(random, today);
      for (let times = upTo(random, 3); times > 0; times--) await somethingHappens(random, today);
    }
    expect(wentOn).toBeGreaterThan(NIGHTS * 5);
  },
);

it("begins anew from the days once a week's night, or another's, has gone through all of the shop's", async () => {
  await fill(randomFrom(3));
  await sellOften(randomFrom(3));
  await planned(TODAY, {});
  const before = await courses();
  await planned(TODAY + 1, {});
  const after = await courses();
  expect(before.length).toBeGreaterThan(5);
  expect(after.every(({ until_day: until }) => until === TODAY + 1)).toBe(true);
  expect(seriesOf(after)).toEqual(seriesOf(before).map((series) => series + 1));
});

it("does not keep what a day that changed meanwhile was not in", async () => {
  await fill(randomFrom(4));
  await sellOften(randomFrom(4));
  await planned(TODAY, {});
  const [first] = await courses();
  const id = Number(first?.variant_id);
  const corrected = () =>
    env.DB.batch([
      sold(id, TODAY - 40, 1, 3),
      ...planChanges(env.DB, [{ shopId: 1, variants: [id] }], [{ shopId: 1, today: TODAY + 1 }], (TODAY + 1) * DAY),
    ]);
  await planned(TODAY + 1, { leavesStill: true }, corrected);
  expect((await courses()).map(({ variant_id }) => variant_id)).not.toContain(id);
  expect((await courses()).length).toBeGreaterThan(5);
});

it("says where it went on to something else than the days say", async () => {
  await fill(randomFrom(5));
  await sellOften(randomFrom(5));
  await planned(TODAY, {});
  // As if a day had changed in a way that nobody thought of.
  await env.DB.batch([
    env.DB.prepare("DROP TRIGGER daily_sales_course_update"),
    env.DB.prepare("UPDATE daily_sales SET units = units * 7"),
  ]);
  let told = 0;
  for (let night = 1; night <= 3; night++) told += await planned(TODAY + night, { leavesStill: true });
  expect(told).toBeGreaterThan(0);
});

it("keeps what is long in as many statements as D1 takes it in, and leaves out what none takes", async () => {
  const course = (variantId: number, letters: number) => ({
    ...{ variantId, untilDay: TODAY, basis: '["a"]', days: "[[]]", numbers: "A".repeat(letters) },
  });
  const long = [
    ...Array.from({ length: 200 }, (_, at) => course(1 + at, 20_000)),
    course(201, 600_000),
    course(202, 8),
  ];
  const statements = coursesKept(env.DB, 1, TODAY, long);
  await env.DB.batch(statements);
  expect(statements.length).toBe(9);
  expect((await courses()).map(({ variant_id: id, numbers }) => [id, String(numbers).length])).toEqual(
    long.filter(({ variantId }) => variantId !== 201).map(({ variantId, numbers }) => [variantId, numbers.length]),
  );
});

type Row = Record<string, unknown>;

/** As it was before it was deleted for comparison. */
async function keptAgain(rows: Row[]) {
  await env.DB.batch([
    env.DB.prepare("DELETE FROM courses"),
    env.DB.prepare(
      `INSERT INTO courses (shop_id, variant_id, until_day, basis, days, numbers)
      SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM json_each(?)`,
    ).bind(
      JSON.stringify(
        rows.map(({ shop_id, variant_id, until_day, basis, days, numbers }) => [
          ...[shop_id, variant_id, until_day, basis, days, numbers],
        ]),
      ),
    ),
  ]);
}

const courses = async () => (await env.DB.prepare("SELECT * FROM courses ORDER BY variant_id").all<Row>()).results;

const seriesOf = (rows: Row[]): number[] => [
  ...new Set(rows.map(({ basis }) => Number(JSON.parse(String(basis)).series))),
];

const countKept = async (until: number) =>
  Number(await env.DB.prepare("SELECT COUNT(*) AS n FROM courses WHERE until_day = ?").bind(until).first("n"));
