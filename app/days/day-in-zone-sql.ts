import { cells } from "../sql/cells-sql";

/** From when (epoch ms, null: ever) a zone has an offset (ms). */
export const { json: offsetsInJson, cell } = cells({ from: "value", offset: "value" }, "z");

/** SQL: the day of an instant (epoch ms) in the zone whose offsets the parameter holds. */
export const dayInZone = (instant: string, offsets: string) =>
  `(${instant} + COALESCE((SELECT ${cell.offset} FROM json_each(${offsets}) z
    WHERE ${cell.from} IS NULL OR ${cell.from} <= ${instant} ORDER BY ${cell.from} DESC LIMIT 1), 0)) / 86400000`;
