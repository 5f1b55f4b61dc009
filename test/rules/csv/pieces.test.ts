import { expect, it } from "vitest";
import { CHUNK_SIZE, piecesOf } from "../../../app/csv/chunk";

const DOOR = 4 * 1024 * 1024;
const rows = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => ({ number: index + 2, cells: { name: text } }));

it.each([
  { all: rows(1201, "Mug"), pieces: 3 },
  { all: rows(400, "茶".repeat(20_000)), pieces: 8 },
  { all: rows(3, '"\n'.repeat(20_000)), pieces: 1 },
  { all: [], pieces: 0 },
])("a file is sent in pieces that the door takes, every row once and in order ($pieces)", ({ all, pieces }) => {
  const sent = piecesOf(all);
  expect(sent.flat()).toEqual(all);
  expect(sent).toHaveLength(pieces);
  for (const piece of sent) {
    expect(piece.length).toBeLessThanOrEqual(CHUNK_SIZE);
    expect(new TextEncoder().encode(JSON.stringify({ check: false, rows: piece })).length).toBeLessThan(DOOR);
  }
});
