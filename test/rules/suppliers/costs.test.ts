import { expect, test } from "vitest";
import { contactsText } from "../../../app/suppliers/contacts/contacts";
import { contactsCell, contactsTyped } from "../../../app/suppliers/contacts/contacts-typed";
import { breaksIn } from "../../../app/suppliers/costs/breaks-typed";
import { patternCost, patternText } from "../../../app/suppliers/costs/cost-pattern";
import { patternTyped } from "../../../app/suppliers/costs/pattern-typed";
import { breaksText, unitCostAt } from "../../../app/suppliers/costs/price-breaks";
import { typedAmount } from "../../../app/suppliers/details";

test("A price break holds from its quantity on", () => {
  const priceBreaks = breaksIn("EUR").parse("144: 4.20 | 12: 4,50");
  const terms = { unitCost: 500, priceBreaks };
  expect([1, 11, 12, 143, 144, 9999].map((quantity) => unitCostAt(terms, quantity))).toEqual([
    500, 500, 450, 450, 420, 420,
  ]);
  expect(unitCostAt({ unitCost: null, priceBreaks }, 5)).toBeNull();
  expect(breaksIn("EUR").parse("144: 1,200 | 500: 1,150.50")).toEqual([
    { from: 144, unitCost: 1200_00 },
    { from: 500, unitCost: 1150_50 },
  ]);
});

test("Price breaks come back from their text in currencies of 0, 2 and 3 decimals", () => {
  for (const currency of ["JPY", "EUR", "TND"]) {
    const breaks = [
      { from: 12, unitCost: 450 },
      { from: 144, unitCost: 0 },
    ];
    expect(breaksIn(currency).parse(breaksText(breaks, currency))).toEqual(breaks);
  }
  expect(breaksIn("JPY").safeParse("12: 4.50").success).toBe(false);
  expect(breaksIn("EUR").safeParse("12: 4 | 12: 5").error?.issues[0]?.message).toBe(
    "Two of them begin at the same quantity.",
  );
});

test("An amount that is one by a comma and a thousand by its groups is none in a currency of three decimals", () => {
  const read = ["1,125", "1,125.000", "12,5", "1.125"].map((text) => typedAmount(text, "TND"));
  expect(read).toEqual([undefined, 1_125_000, 12_500, 1_125]);
  expect(typedAmount("1,125", "EUR")).toBe(1125_00);
  expect(breaksIn("TND").safeParse("12: 1,125").success).toBe(false);
});

test("A cost pattern is a part of the price or of the cost, rounded half up", () => {
  const pattern = patternTyped.parse("62.5% of the selling price");
  expect(pattern).toEqual({ base: "price", percent: 6250 });
  expect(patternText(pattern)).toBe("62.5% of price");
  expect([
    patternCost({ base: "price", percent: 6250 }, 999),
    patternCost({ base: "cost", percent: 5000 }, 3),
    patternCost({ base: "cost", percent: 100 }, null),
  ]).toEqual([624, 2, null]);
  expect(patternTyped.safeParse("half").success).toBe(false);
  expect(patternTyped.parse("")).toBeNull();
});

test("Contacts come back from a cell, separators in their names too", () => {
  const people = [
    { name: "Li | Wei", role: "Sales", email: "li@x.example", phone: "" },
    { name: "", role: "", email: "", phone: "+86 1" },
  ];
  expect(contactsCell.parse(contactsText(people))).toEqual(people);
  expect(contactsTyped.parse(JSON.stringify(people))).toEqual(people);
  expect(contactsTyped.safeParse('[{"name":"A","role":"","email":"no","phone":""}]').success).toBe(false);
  expect(contactsTyped.safeParse("junk").success).toBe(false);
});
