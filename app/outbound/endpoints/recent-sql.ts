import { ATTEMPTS_TOLD } from "./health";

/** SQL: how an endpoint's newest attempts went, once those of `told` (JSON, the newest first) stand before those of `recent`. */
export const recentWith = (
  told: string,
  recent: string,
) => `(SELECT json_group_array(json(value)) FROM (SELECT value FROM (
    SELECT 0 AS old, key, value FROM json_each(${told}) UNION ALL SELECT 1, key, value FROM json_each(${recent}))
    ORDER BY old, key LIMIT ${ATTEMPTS_TOLD}))`;
