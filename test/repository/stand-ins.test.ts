import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { deflate, Inflate, inflate } from "../../scripts/stand-ins/pako-by-fflate.mjs";

const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * at) % 251);
const packed = new Uint8Array(deflateSync(bytes));

test("What stands in for pako inflates a picture that comes in pieces, and packs one that others can read", () => {
  const inflator = new Inflate();
  for (let at = 0; at < packed.length; at += 4096) inflator.push(packed.subarray(at, at + 4096));
  expect(inflator.err).toBe(0);
  expect(inflator.result).toEqual(bytes);
  expect(inflate(deflate(bytes))).toEqual(bytes);
});

test("Half a picture is refused", () => {
  const inflator = new Inflate();
  inflator.push(packed.subarray(0, packed.length / 2));
  expect(() => inflator.result).toThrow("unexpected EOF");
});
