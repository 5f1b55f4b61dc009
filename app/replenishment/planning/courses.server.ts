import { cells, rowsIn } from "../../sql/cells-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
import type { Course } from "../forecasts/kept";

/** What is kept of these variants' days, by variant. One statement. */
export async function listCourses(database: D1Database, shopId: number, variants: number[]) {
  const { results } = await database
    .prepare(
      `SELECT k.variant_id AS variantId, k.until_day AS untilDay, k.basis, k.days, k.numbers
      FROM json_each(?2) f CROSS JOIN courses k ON k.shop_id = ?1 AND k.variant_id = f.value`,
    )
    .bind(shopId, JSON.stringify(variants))
    .all<Course>();
  return new Map(results.map((course) => [course.variantId, course]));
}

const COURSE = cells({ variantId: "value", untilDay: "value", basis: "value", days: "value", numbers: "value" });
const { variantId, untilDay, basis, days, numbers } = COURSE.cell;

/** Of one parameter, in letters: D1 takes two million bytes, and a variant has ten thousand at a few places that sell each day. */
const MOST_AT_ONCE = 500_000;

/**
 * What was made of these variants' days is kept, to be gone on from: as many statements as it takes, to stand before
 * the plans of their batch. Between reading and writing something may happen to a day: so it is kept only where the
 * plan is of an earlier day, since whatever changes days plans their variant in its batch; an import, which does not,
 * goes through all of the shop's days at its end. What is too long for one statement is not kept.
 */
export const coursesKept = (database: D1Database, shopId: number, today: number, courses: Course[]) =>
  atOnce(courses).map((some) => database.prepare(KEPT).bind(shopId, COURSE.json(some), today));

function atOnce(courses: Course[]): Course[][] {
  const groups: Course[][] = [];
  let room = 0;
  for (const course of courses) {
    // Its quotes are written with a stroke before each.
    const letters = course.numbers.length + course.days.length + 2 * course.basis.length + 100;
    if (letters > MOST_AT_ONCE) continue;
    if (letters > room) {
      groups.push([]);
      room = MOST_AT_ONCE;
    }
    groups.at(-1)?.push(course);
    room -= letters;
  }
  return groups;
}

const KEPT = `INSERT INTO courses (shop_id, variant_id, until_day, basis, days, numbers)
SELECT ?1, ${variantId}, ${untilDay}, ${basis}, ${days}, ${numbers} FROM ${rowsIn("?2")}
WHERE COALESCE((SELECT p.as_of_day FROM plans p WHERE p.shop_id = ?1 AND p.variant_id = ${variantId} AND p.location_id = ${WHOLE_SHOP}), 0) < ?3
ON CONFLICT (shop_id, variant_id) DO UPDATE SET until_day = excluded.until_day, basis = excluded.basis, days = excluded.days,
  numbers = excluded.numbers`;

/** Those of a range are forgotten, but for these variants' and what is of today: all are made from their days. One statement. */
export const coursesForgotten = (
  database: D1Database,
  shopId: number,
  { from, to }: { from: number; to: number },
  today: number,
  but: number[],
) =>
  database
    .prepare(
      `DELETE FROM courses WHERE shop_id = ?1 AND variant_id BETWEEN ?2 AND ?3 AND until_day < ?4
        AND variant_id NOT IN (SELECT value FROM json_each(?5))`,
    )
    .bind(shopId, from, to, today, JSON.stringify(but));
