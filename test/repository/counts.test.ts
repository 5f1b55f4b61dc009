import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { COUNTS } from "../../drizzle/triggers/counts";

/** Name → text, of every trigger that writes to a table of counts. */
const triggersIn = (listing: string) =>
  Object.fromEntries(
    [...listing.matchAll(/^(CREATE TRIGGER `(\w+)`[\s\S]*?^END);$/gm)]
      .filter(([sql]) => /(INTO|UPDATE) (shop|supplier)_counts/.test(sql))
      .map(([, sql, name]) => [name, sql]),
  );

it("makes the triggers that count from their one declaration", () => {
  expect(COUNTS).toEqual(triggersIn(readFileSync("drizzle/schema.sql", "utf8")));
});

it("sees a formula that one of the triggers has otherwise", () => {
  const listing = readFileSync("drizzle/schema.sql", "utf8");
  expect(COUNTS).not.toEqual(triggersIn(listing.replace("- (OLD.hidden = 0)", "- 1")));
});
