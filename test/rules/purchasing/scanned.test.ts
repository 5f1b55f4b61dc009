import fc from "fast-check";
import { expect, it } from "vitest";
import { lineFor, type Scannable, scanIndex, scanned } from "../../../app/catalog/scanned";

const bare = { barcodes: [], sku: null, supplierSku: null, pack: null };
// Codes of published examples: the UPC's, the EAN's and GS1's own articles.
const MUG: Scannable = {
  variantId: 1,
  barcodes: ["036000291452", "96385074"],
  sku: "MUG-BLU",
  supplierSku: "CW/77",
  pack: 12,
};
const TEA: Scannable = { ...bare, variantId: 2, barcodes: ["4006381333931"], sku: "0001" };
const SALT: Scannable = { ...bare, variantId: 3, barcodes: ["04252614"], sku: "salt-É" };
const TWIN: Scannable = { ...bare, variantId: 4, barcodes: ["4006381333931"] };
const GS1: Scannable = { ...bare, variantId: 5, barcodes: ["09506000134352"], pack: 0 };

const index = scanIndex([MUG, TEA, SALT, GS1]);
const one = (variantId: number) => ({ kind: "found", variantId, units: 1 });

it.each([
  ["036000291452", 1, "a UPC-A"],
  ["0036000291452\r", 1, "the same with a leading zero and a scanner's line end"],
  ["36000291452", 1, "the same without its zero"],
  ["96385074", 1, "its second barcode, an EAN-8"],
  ["mug-blu", 1, "a SKU in small letters"],
  [" CW/77 ", 1, "the supplier's SKU"],
  ["]E04006381333931", 2, "an EAN-13 with the kind that a scanner tells"],
  ["0001", 2, "a SKU of digits with its zeros"],
  ["04252614", 3, "a UPC-E"],
  ["042100005264", 3, "the UPC-A of that UPC-E"],
  ["SALT-É", 3, "a SKU beyond ASCII"],
  ["(01)09506000134352(10)ABC123(17)261231", 5, "a GS1-128 as it is printed"],
  ["(10)ABC(01)09506000134352", 5, "a GS1-128 that begins with the batch"],
  ["]C10109506000134352", 5, "a GS1-128 as it is read"],
  ["]C1010950600013435217261231", 5, "one with an expiry day behind it"],
  ["]d2\u001d10ABC\u001d0109506000134352", 5, "a DataMatrix that begins with the batch"],
  ["0109506000134352310300125010ABC", 5, "one with a weight and a batch behind it"],
  ["https://id.gs1.org/01/09506000134352", 5, "a Digital Link"],
  ["HTTPS://example.com/shop/01/9506000134352/10/ABC?17=261231", 5, "a Digital Link of a brand, with a GTIN-13"],
])("%j finds variant %d: %s", (read, variantId) => expect(scanned(index, read)).toEqual(one(variantId)));

it.each([
  ["036000291453", "a wrong check digit"],
  ["MUG-RED", "a SKU of nobody"],
  ["", "nothing"],
  ["https://example.com/products/036000291452", "an address that is no Digital Link"],
  ["01095060001343", "an element string that ends within its number"],
  ["94006381333934", "a carton of variable measure"],
])("%j is unknown: %s", (read) => expect(scanned(index, read)).toEqual({ kind: "unknown" }));

it("counts a carton as its pack, asks where nobody said how many it holds, and never guesses", () => {
  const withCarton = scanIndex([MUG, TEA, GS1]);
  expect(scanned(withCarton, "10036000291459")).toEqual({ kind: "found", variantId: 1, units: 12 });
  expect(scanned(withCarton, "]C10110036000291459")).toEqual({ kind: "found", variantId: 1, units: 12 });
  expect(scanned(withCarton, "14006381333938")).toEqual({ kind: "carton", variantId: 2 });
  expect(scanned(withCarton, "19506000134359")).toEqual({ kind: "carton", variantId: 5 });
});

it("takes a carton's code for one unit where a variant bears it itself", () => {
  const sold: Scannable = { ...bare, variantId: 9, barcodes: ["10036000291459"] };
  expect(scanned(scanIndex([MUG, sold]), "10036000291459")).toEqual(one(9));
});

it("says so where two variants bear a code, be it a barcode of one and a SKU of the other", () => {
  expect(scanned(scanIndex([TEA, TWIN]), "4006381333931")).toEqual({ kind: "ambiguous", variantIds: [2, 4] });
  const named: Scannable = { ...bare, variantId: 7, sku: "96385074" };
  expect(scanned(scanIndex([MUG, named]), "96385074")).toEqual({ kind: "ambiguous", variantIds: [1, 7] });
  expect(scanned(scanIndex([TEA, TWIN]), "14006381333938")).toEqual({ kind: "ambiguous", variantIds: [2, 4] });
});

it("finds every trade item number by each way to write it", () => {
  const twelve = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }).map((all) => all.join(""));
  fc.assert(
    fc.property(twelve, (digits) => {
      fc.pre(!/^0{6}/.test(digits));
      const number = digits + checkDigit(digits);
      const found = scanIndex([{ ...bare, variantId: 8, barcodes: [number] }]);
      const long = `0${number}`;
      for (const read of [number, long, `(01)${long}`, `01${long}`, `]C101${long}10A`, `https://a.example/01/${long}`])
        expect(scanned(found, read), read).toEqual(one(8));
      const carton = `3${digits}`;
      expect(scanned(found, carton + checkDigit(carton))).toEqual({ kind: "carton", variantId: 8 });
    }),
  );
});

it("takes any text, however long and strange", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      expect(["found", "carton", "ambiguous", "unknown"]).toContain(scanned(index, text).kind);
    }),
  );
  expect(scanned(index, "01".repeat(100_000))).toEqual({ kind: "unknown" });
});

it("counts on the first line of a variant that has room, then on the last", () => {
  const line = (id: number, remainder: number, counted: number) => ({ id, variantId: 1, remainder, counted });
  expect(lineFor([line(1, 2, 2), line(2, 5, 0)], 1)?.id).toBe(2);
  expect(lineFor([line(1, 2, 1), line(2, 5, 0)], 1)?.id).toBe(1);
  expect(lineFor([line(1, 2, 2), line(2, 5, 7)], 1)?.id).toBe(2);
  expect(lineFor([line(1, 2, 2)], 3)).toBeUndefined();
});

/** GS1's, by its own words: from the right, every other digit three times. */
function checkDigit(digits: string) {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}
