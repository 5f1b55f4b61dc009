/** SQL: the day of an instant (epoch ms) in the zone whose offsets the parameter holds. */
export const dayInZone = (instant: string, offsets: string) =>
  `(${instant} + COALESCE((SELECT z.value->>1 FROM json_each(${offsets}) z
    WHERE z.value->>0 IS NULL OR z.value->>0 <= ${instant} ORDER BY z.value->>0 DESC LIMIT 1), 0)) / 86400000`;
