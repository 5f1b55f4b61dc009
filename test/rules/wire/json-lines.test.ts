import fc from "fast-check";
import { expect, it } from "vitest";
import { type JsonLine, jsonLines } from "../../../app/shopify/json-lines";

async function linesIn(body: ReadableStream<Uint8Array>, from: number) {
  const lines: JsonLine[] = [];
  for await (const together of jsonLines(body, from)) lines.push(...together);
  return lines;
}

/** In pieces of so many bytes, as a network gives them; or of a stream that says itself how much it gives. */
function inPieces(bytes: Uint8Array, size: number, type?: "bytes") {
  let at = 0;
  const next = () => {
    at += size;
    return bytes.slice(at - size, at);
  };
  if (!type)
    return new ReadableStream<Uint8Array>({
      pull: (controller) => (at < bytes.length ? controller.enqueue(next()) : controller.close()),
    });
  return new ReadableStream({
    type,
    pull(controller) {
      if (at < bytes.length) return controller.enqueue(next());
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
}

it("reads each line, wherever pieces end, and tells where it begins", async () => {
  const line = fc.record({ id: fc.nat(), title: fc.string({ unit: "grapheme" }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 30 }),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      fc.constantFrom(undefined, "bytes" as const),
      async (values, size, isEnded, type) => {
        const file = new TextEncoder().encode(
          values.map((value) => JSON.stringify(value)).join("\n") + (isEnded ? "\n" : ""),
        );
        const all = await linesIn(inPieces(file, size, type), 0);
        expect(all.map(({ value }) => value)).toEqual(values);
        for (const { at, value } of all) {
          const [first] = await linesIn(inPieces(file.slice(at), size, type), at);
          expect(first).toEqual({ value, at });
        }
      },
    ),
    { numRuns: 50 },
  );
});
