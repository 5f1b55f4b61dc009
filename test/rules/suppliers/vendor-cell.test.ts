import fc from "fast-check";
import { expect, it } from "vitest";
import { vendorCell, vendorsIn } from "../../../app/suppliers/vendors/vendor-cell";

it.each([
  { cell: "Acme|Bolt", vendors: ["Acme", "Bolt"] },
  { cell: " Acme | | Bolt |", vendors: ["Acme", "Bolt"] },
  { cell: "A\\|B|C", vendors: ["A|B", "C"] },
  { cell: "A\\B|C\\", vendors: ["A\\B", "C\\"] },
  { cell: "", vendors: [] },
])("reads $cell", ({ cell, vendors }) => {
  expect(vendorsIn(cell)).toEqual(vendors);
});

it("comes back as it was, whatever signs a vendor has in its name", () => {
  const name = fc
    .string({ unit: fc.constantFrom("|", "\\", "a", "É", " "), minLength: 1 })
    .map((text) => text.trim())
    .filter((text) => text !== "");
  fc.assert(
    fc.property(fc.array(name), (vendors) => {
      expect(vendorsIn(vendorCell(vendors))).toEqual(vendors);
    }),
    { seed: 1 },
  );
});
