import { expect, it } from "vitest";
import { ALERTS } from "../../../app/ui/alerts/words";
import { BULK } from "../../../app/ui/bulk/words";
import { CSV_IMPORT } from "../../../app/ui/csv-import/words";
import { HOME } from "../../../app/ui/home/words";
import { MOVING_IN } from "../../../app/ui/moving-in/words";
import { PRODUCTS } from "../../../app/ui/products/words";
import { TOTALS } from "../../../app/ui/purchasing/order-words";
import { REORDER } from "../../../app/ui/reorder/words";
import { SYNC } from "../../../app/ui/sync/words";
import { VARIANT } from "../../../app/ui/variant/words";

const COUNTS = [0, 1, 2, 1234];
const format = (count: number) => count.toLocaleString("en");
const read = (said: (count: number) => string) => COUNTS.map(said);

it("counts alerts and variants in the singular and the plural", () => {
  expect(read((count) => ALERTS.alertBulkBar.snoozed(count, format))).toEqual([
    "0 alerts are snoozed",
    "1 alert is snoozed",
    "2 alerts are snoozed",
    "1,234 alerts are snoozed",
  ]);
  expect(ALERTS.alerts.found(1, 1, "Open", format)).toBe("1 alert matches, of 1 variant, under Open.");
  expect(ALERTS.alerts.found(2, 0, "Open", format)).toBe("2 alerts match, of 0 variants, under Open.");
  expect(BULK.bulkUndo.done(1, "excluded", format)).toBe("1 variant is excluded");
  expect(BULK.bulkUndo.done(2, "excluded", format)).toBe("2 variants are excluded");
  expect(read((count) => PRODUCTS.productsIndex.found(count, "mug", format))).toEqual([
    '0 variants match "mug"',
    '1 variant matches "mug"',
    '2 variants match "mug"',
    '1,234 variants match "mug"',
  ]);
  expect(read((count) => HOME.index.variantsInYourCatalogue(count, format))).toEqual([
    "0 variants in your catalogue",
    "1 variant in your catalogue",
    "2 variants in your catalogue",
    "1,234 variants in your catalogue",
  ]);
});

it("counts drafts, quantities and transfers", () => {
  expect(read((count) => REORDER.createDrafts.create(count, format))).toEqual([
    "Create 0 drafts",
    "Create 1 draft",
    "Create 2 drafts",
    "Create 1,234 drafts",
  ]);
  expect(REORDER.keptQuantities.asSuggestedAgain(1, format)).toBe("1 quantity is as suggested again");
  expect(REORDER.keptQuantities.asSuggestedAgain(1234, format)).toBe("1,234 quantities are as suggested again");
  expect(REORDER.createTransfers.created(1, format)).toBe("1 transfer was created");
  expect(REORDER.createTransfers.nothingToMove(2, format)).toBe("2 variants have nothing left to move.");
  const basis = { inStock: 1, out: 2, promoted: 1 };
  expect(REORDER.orderSentence.basis(basis, format)).toBe(
    "Based on 1 day in stock (2 stock-out days and 1 promotion day ignored)",
  );
  expect(REORDER.orderSentence.basis({ inStock: 1234, out: 0, promoted: 0 }, format)).toBe(
    "Based on 1,234 days in stock",
  );
});

it("counts rows of files and what is waiting", () => {
  expect(CSV_IMPORT.reviewFile.skipped(1, format)).toMatch(/^1 row holds nothing .* is skipped\.$/);
  expect(CSV_IMPORT.reviewFile.skipped(1234, format)).toMatch(/^1,234 rows hold nothing .* are skipped\.$/);
  expect(MOVING_IN.lostTable.holds(1, 2, 0, format)).toBe("1 order line, 2 rules");
  expect(MOVING_IN.lostTable.holds(0, 1, 1, format)).toBe("1 rule, 1 supplier price");
  expect(read((count) => SYNC.syncWrites.units(count, 1, format))).toEqual([
    "0 units of 1 item",
    "+1 unit of 1 item",
    "+2 units of 1 item",
    "+1,234 units of 1 item",
  ]);
  expect(SYNC.waitingName.stockAdjustments(1, format)).toBe("a stock adjustment");
  expect(VARIANT.stockChanges.units(-2, "Leeds", format)).toBe("-2 units at Leeds");
  expect(read((count) => VARIANT.variantRuleCard.locations(count, format))).toEqual([
    "0 locations",
    "one location",
    "2 locations",
    "1,234 locations",
  ]);
});

it("says of any number of lines that their cost is not known", () => {
  expect(TOTALS.withoutCost(1, format)).toBe("The cost of 1 line is not known, so the total leaves it out.");
  expect(TOTALS.withoutCost(1234, format)).toBe("The cost of 1,234 lines is not known, so the total leaves them out.");
});
