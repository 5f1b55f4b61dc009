import { expect, it } from "vitest";
import type { CellRefusals } from "../../../app/csv/format";
import { RULE_FORMAT } from "../../../app/replenishment/files/rule-file";
import { inView } from "../../../app/ui/csv-import/in-view";

const { columns } = RULE_FORMAT;
const namesOf = (shown: { name: string }[]) => shown.map(({ name }) => name);

it("shows first by what a row is known, then what is wrong in it, then what is to be looked at", () => {
  const refused = new Map<number, CellRefusals>([
    [3, { review_days: "Enter a whole number." }],
    [9, { cover_days: "Enter a whole number." }],
  ]);
  const notes = new Map([[4, { case_pack: "A case of 1 is none." }]]);
  const shown = namesOf(inView(columns, () => true, refused, notes));
  expect(shown.slice(0, 5)).toEqual(["level", "sku_or_product_or_supplier", "cover_days", "review_days", "case_pack"]);
  expect(shown).toHaveLength(columns.length);
  expect(new Set(shown)).toEqual(new Set(namesOf([...columns])));
});

it("leaves out what the file does not tell, but where that is the mistake", () => {
  const told = ({ name }: { name: string }) => name === "level" || name === "velocity";
  expect(namesOf(inView(columns, told, new Map(), new Map()))).toEqual(["level", "velocity"]);
  const refused = new Map([[1, { location: "Only a variant has rules at a location." }]]);
  expect(namesOf(inView(columns, told, refused, new Map()))).toEqual(["level", "location", "velocity"]);
});
