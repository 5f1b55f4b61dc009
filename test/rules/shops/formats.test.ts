import { expect, it } from "vitest";
import { numberFormat } from "../../../app/shops/formats";

const DECIMALS = { maximumFractionDigits: 1 };

it("makes a formatter once for each language and manner", () => {
  expect(numberFormat("de", { ...DECIMALS })).toBe(numberFormat("de", { ...DECIMALS }));
  expect(numberFormat("de", DECIMALS).format(1234.56)).toBe("1.234,6");
  expect(numberFormat("en", DECIMALS).format(1234.56)).toBe("1,234.6");
  expect(numberFormat("en", {}).format(1234.56)).toBe("1,234.56");
});

it("goes on formatting after more languages than it keeps", () => {
  const kept = numberFormat("fr", DECIMALS);
  for (let minutes = 0; minutes < 300; minutes++)
    numberFormat("en", { minimumIntegerDigits: 1 + (minutes % 21), maximumFractionDigits: Math.floor(minutes / 21) });
  expect(numberFormat("fr", DECIMALS)).not.toBe(kept);
  expect(numberFormat("fr", DECIMALS).format(0.25)).toBe("0,3");
});
