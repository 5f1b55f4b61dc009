/**
 * SQL: ends a SELECT that is another's only table, in a CTE that is NOT MATERIALIZED. Its rows pass into the other one by one: no
 * table is made between them, as MATERIALIZED would, which costs more than most formulas; and the offset, which is none, keeps the
 * two apart, since folded together a formula is reckoned anew wherever its result is named.
 */
export const PASSED_ON = "LIMIT -1 OFFSET 0";
