import { expect, it } from "vitest";
import { parseLossless } from "../../../app/shopify/wire/lossless-json";

it("keeps two ids apart that differ in the last digit above 2^53", () => {
  expect(parseLossless('{"a":9007199254740992,"b":9007199254740993}')).toEqual({
    a: "9007199254740992",
    b: "9007199254740993",
  });
});

it("leaves short numbers as numbers", () => {
  expect(parseLossless('{"a":123456789012345,"b":-4,"c":1.5,"d":1e18}')).toEqual({
    a: 123456789012345,
    b: -4,
    c: 1.5,
    d: 1e18,
  });
});

it("leaves long digits in a string as they are, escaped quotes before them included", () => {
  const text = '{"a":"1234567890123456","b":"say \\"1234567890123456\\", 1234567890123456,","c":"\\\\"}';
  expect(parseLossless(text)).toEqual(JSON.parse(text));
});

it.each([
  ["a fraction", "45.4163110000000001"],
  ["a negative fraction", "-0.12345678901234567890"],
  ["an exponent", "1e0000000000000000001"],
  ["a signed exponent", "1e-0000000000000000001"],
  ["a positive exponent", "2E+0000000000000000001"],
  ["a long whole part before a fraction", "12345678901234567.5"],
])("reads %s of 16 digits and more as a number", (_, text) => {
  expect(parseLossless(`{"latitude":${text},"id":820982911946154508}`)).toEqual({
    latitude: Number(text),
    id: "820982911946154508",
  });
});

it.each(["", "{", "1234567890123456abc", '"1234567890123456', "[1234567890123456 1]", "{1234567890123456:1"])(
  "refuses what is no JSON: %j",
  (text) => {
    expect(() => parseLossless(text)).toThrow(SyntaxError);
  },
);

it("reads a text of nine megabytes full of escapes beside a long id", () => {
  const text = `{"id":820982911946154508,"body_html":"${'\\"'.repeat(4_500_000)}"}`;
  expect(parseLossless(text)).toMatchObject({ id: "820982911946154508" });
});

it("reads 20,000 nested arrays beside a long id", () => {
  expect(() => parseLossless(`[820982911946154508,${"[".repeat(20_000)}${"]".repeat(20_000)}]`)).not.toThrow();
});
