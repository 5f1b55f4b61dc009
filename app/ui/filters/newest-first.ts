import type { Sorting } from "../list-table";
import { withChoices } from "./list-address";
import { FILTERS } from "./words";

/** Of a list whose rows bear numbers that grow: the newest stand first, or the oldest. */
export const newestFirst = (sort: string | undefined) => ({
  ...{ name: "sort", label: FILTERS.newestFirst.sort, any: FILTERS.newestFirst.newestFirst, value: sort ?? "" },
  options: [{ value: "number", label: FILTERS.newestFirst.oldestFirst }],
});

export const newestOrOldest = (address: string, sort: string | undefined): Sorting => ({
  sort: sort ?? "-number",
  to: (next) => withChoices(address, { sort: next === "number" ? next : "" }),
});
