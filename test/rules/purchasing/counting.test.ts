import fc from "fast-check";
import { expect, it } from "vitest";
import { scanIndex } from "../../../app/catalog/scanned";
import {
  type Counting,
  type CountStep,
  counted,
  countOf,
  differencesOf,
  unitsOf,
} from "../../../app/purchasing/receiving/counting";

const LINES = [
  { lineId: 11, variantId: 1, remainder: 2 },
  { lineId: 12, variantId: 2, remainder: 5 },
  { lineId: 13, variantId: 1, remainder: 3 },
];
const bare = { sku: null, supplierSku: null, pack: null };
const INDEX = scanIndex([
  { ...bare, variantId: 1, barcodes: ["4006381333931"], pack: 6 },
  { ...bare, variantId: 2, barcodes: ["036000291452"], sku: "TWIN" },
  { ...bare, variantId: 3, barcodes: [], sku: "twin" },
]);
const EMPTY: Counting = { counts: {}, waiting: [], heard: null };
const after = (...steps: CountStep[]) => steps.reduce((state, step) => counted(state, LINES, INDEX, step), EMPTY);
const scan = (read: string, field: "accepted" | "damaged" = "accepted"): CountStep => ({ kind: "scan", read, field });
const MUG = "4006381333931";

it("fills the first line of a variant, then the next, then goes over and says so", () => {
  const state = after(...Array.from({ length: 6 }, () => scan(MUG)));
  expect([countOf(state, 11).accepted, countOf(state, 13).accepted]).toEqual([2, 4]);
  expect(state.heard).toMatchObject({ kind: "over", lineId: 13, count: 6 });
});

it("counts a carton by its pack, and what is scanned as damaged apart", () => {
  const state = after(scan("036000291452", "damaged"), scan("14006381333938"));
  expect(countOf(state, 12)).toEqual({ accepted: 0, damaged: 1 });
  expect(countOf(state, 11)).toEqual({ accepted: 6, damaged: 0 });
  expect(state.heard).toMatchObject({ kind: "over", units: 6 });
});

it("keeps codes that nobody or several bear until they are dealt with", () => {
  const state = after(scan("NOBODY"), scan("twin"), scan(" "));
  expect(state.waiting).toEqual([
    { code: "NOBODY", why: "unknown", variantIds: [] },
    { code: "twin", why: "ambiguous", variantIds: [2, 3] },
  ]);
  expect(state.heard).toMatchObject({ kind: "ambiguous", lineId: null });
  const settled = [
    { kind: "settle", at: 1, lineId: 12, units: 4 },
    { kind: "settle", at: 0, lineId: null, units: 0 },
  ] satisfies CountStep[];
  const dealt = settled.reduce((next, step) => counted(next, LINES, INDEX, step), state);
  expect(dealt.waiting).toEqual([]);
  expect(countOf(dealt, 12).accepted).toBe(4);
});

it("receives all beside what is damaged, and tells the differences before anything is posted", () => {
  const state = after(
    scan("036000291452", "damaged"),
    { kind: "all" },
    { kind: "add", lineId: 11, field: "accepted", units: 2 },
    {
      ...{ kind: "set", lineId: 13, field: "accepted", units: 1 },
    },
  );
  expect(countOf(state, 12)).toEqual({ accepted: 4, damaged: 1 });
  expect(differencesOf(state, LINES)).toEqual({
    ...{ short: [{ lineId: 13, units: 2 }], over: [{ lineId: 11, units: 2 }], damaged: [{ lineId: 12, units: 1 }] },
    ...{ uncounted: 0, units: 10 },
  });
  expect(differencesOf(after(scan(MUG)), LINES)).toMatchObject({ uncounted: 2, units: 1 });
});

it("leaves the lines that a scan does not touch as they are, to the object", () => {
  const before = after({ kind: "all" });
  const next = counted(before, LINES, INDEX, scan("036000291452"));
  expect(countOf(next, 11)).toBe(countOf(before, 11));
  expect(countOf(next, 12)).not.toBe(countOf(before, 12));
});

it("counts whole units from nought, whatever is typed, and loses none that was scanned", () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("scan" as const),
      read: fc.constantFrom(MUG, "036000291452", "X"),
      field: fc.constantFrom("accepted" as const, "damaged" as const),
    }),
    fc.record({
      kind: fc.constantFrom("set" as const, "add" as const),
      ...{ lineId: fc.constantFrom(11, 12, 13), field: fc.constantFrom("accepted" as const, "damaged" as const) },
      units: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(Number.NaN, 1.5, 1e12)),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const state = after(...steps);
      for (const { lineId } of LINES)
        for (const units of Object.values(countOf(state, lineId)))
          expect(Number.isSafeInteger(units) && units >= 0).toBe(true);
      expect(state.waiting).toHaveLength(steps.filter((each) => each.kind === "scan" && each.read === "X").length);
      if (!steps.every(({ kind }) => kind === "scan")) return;
      const units = LINES.reduce((sum, { lineId }) => sum + unitsOf(countOf(state, lineId)), 0);
      expect(units + state.waiting.length).toBe(steps.length);
    }),
  );
});
