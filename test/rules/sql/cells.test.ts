import { expect, it } from "vitest";
import { cells, valuesOf } from "../../../app/sql/cells-sql";

const LEVEL = cells({ shopId: "value", item: "id", doubtful: "value", parts: "json", deletedAt: "value" });

it("writes each cell where it is read, whatever the order in which a row names them", () => {
  const row = { deletedAt: undefined, parts: [["7", 2]], doubtful: true, item: "9007199254740993", shopId: 3, more: 1 };
  expect(JSON.parse(LEVEL.json([row]))).toEqual([[3, "9007199254740993", 1, [["7", 2]], null]]);
  expect(LEVEL.cell).toEqual({
    shopId: "f.value->>0",
    item: "CAST(f.value->>1 AS INTEGER)",
    doubtful: "f.value->>2",
    parts: "f.value->3",
    deletedAt: "f.value->>4",
  });
});

it("reads the rows of another name", () => {
  expect(cells(valuesOf(["from", "offset"]), "z").cell).toEqual({ from: "z.value->>0", offset: "z.value->>1" });
});
