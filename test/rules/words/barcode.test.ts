import { expect, it } from "vitest";
import { barcodeForms } from "../../../app/words/barcode";

// Codes of published examples: 036000291452 and 0123456000xx of the UPC's own articles, 9780306406157 and
// 9783161484100 of the ISBN's, 4006381333931 of the EAN's, 96385074 and 73513537 of the EAN-8's.
it.each([
  ["036000291452", "00036000291452", "a UPC-A"],
  ["0036000291452", "00036000291452", "a UPC-A as a scanner gives it"],
  ["00036000291452", "00036000291452", "a UPC-A as a GTIN-14"],
  ["36000291452", "00036000291452", "a UPC-A whose zero a spreadsheet took"],
  [" 0 36000 29145 2 ", "00036000291452", "a UPC-A as it is printed"],
  ["０３６０００２９１４５２", "00036000291452", "a UPC-A in full-width digits"],
  ["(01)00036000291452", "00036000291452", "with GS1's application identifier"],
  ["04252614", "00042100005264", "a UPC-E that ends its digits in 1"],
  ["042100005264", "00042100005264", "its UPC-A"],
  ["01234565", "00012345000065", "a UPC-E that ends its digits in 6"],
  ["01234531", "00012300000451", "a UPC-E that ends its digits in 3"],
  ["4006381333931", "04006381333931", "an EAN-13"],
  ["96385074", "00000096385074", "an EAN-8"],
  ["73513537", "00000073513537", "another EAN-8"],
  ["978-3-16-148410-0", "09783161484100", "an ISBN-13"],
  ["0-306-40615-2", "09780306406157", "an ISBN-10"],
  ["316148410X", "09783161484100", "an ISBN-10 that ends in X"],
])("%s is %s: %s", (typed, number) => expect(barcodeForms(typed)).toContain(number));

it.each([
  ["036000291453", "036000291453", "a wrong check digit"],
  ["TEE/RED", "tee/red", "letters"],
  [" B07XJ8C8F5\u00a0", "b07xj8c8f5", "an ASIN"],
  ["0000", "0000", "digits that are no trade item number"],
  ["00000000", "00000000", "zeros alone"],
  ["dup-É", "dup-é", "letters beyond ASCII"],
  ["123456789012345678", "123456789012345678", "more digits than a trade item number has"],
])("%j is compared as %s: %s", (typed, form) => expect(barcodeForms(typed)).toEqual([form]));

it("has no form of nothing", () => expect(barcodeForms(" \u00a0")).toEqual([]));

it("has two forms only where eight digits are valid in two ways", () => {
  let two = 0;
  for (let n = 0; n < 20_000; n++) {
    const forms = barcodeForms(String(n * 997).padStart(8, "0"));
    expect(forms.length).toBeLessThanOrEqual(2);
    two += Number(forms.length === 2);
  }
  expect(two).toBeGreaterThan(0);
});
