import { expect, test } from "vitest";
import { isDue } from "../../scripts/dev/cron.mjs";

const at = (text) => new Date(`2026-11-${text}:00Z`);

test("a schedule is due in its minute only", () => {
  expect(isDue("* * * * *", at("21T10:04"))).toBe(true);
  expect(isDue("7 * * * *", at("21T10:07"))).toBe(true);
  expect(isDue("7 * * * *", at("21T10:08"))).toBe(false);
  expect(isDue("23 3 * * *", at("21T03:23"))).toBe(true);
  expect(isDue("23 3 * * *", at("21T15:23"))).toBe(false);
});

test("steps, lists and ranges are understood", () => {
  expect(isDue("*/15 * * * *", at("21T10:30"))).toBe(true);
  expect(isDue("*/15 * * * *", at("21T10:31"))).toBe(false);
  expect(isDue("0 8-10,20 * * *", at("21T09:00"))).toBe(true);
  expect(isDue("0 8-10,20 * * *", at("21T11:00"))).toBe(false);
});

test("Sunday is day 1", () => {
  expect(isDue("0 0 * * 1", at("22T00:00"))).toBe(true);
  expect(isDue("0 0 * * 1", at("23T00:00"))).toBe(false);
});
