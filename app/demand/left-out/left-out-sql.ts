/** SQL of a line's source: columns or cells. */
type SourceColumns = { channel: string; wholesale: string; tags: string };

/** SQL: does a line of this source count as no demand, by the shop's `rules` (`keptText`, or null)? 1 or 0. */
export const leftOutBy = (rules: string, { channel, wholesale, tags }: SourceColumns) => `iif(${rules} IS NULL, 0,
      COALESCE(${channel} IN (SELECT c.value FROM json_each(${rules}, '$.channels') c), 0)
      OR COALESCE(${wholesale} AND ${rules}->>'$.wholesale', 0)
      OR EXISTS (SELECT 1 FROM json_each(${tags}) t CROSS JOIN json_each(${rules}, '$.prints') p WHERE p.value = t.value))`;
