import type { Sorting } from "../list-table";
import { withChoices } from "./list-address";

/** Of a list whose rows bear numbers that grow: the newest stand first, or the oldest. */
export const newestFirst = (sort: string | undefined) => ({
  ...{ name: "sort", label: "Sort by", any: "Newest first", value: sort ?? "" },
  options: [{ value: "number", label: "Oldest first" }],
});

export const newestOrOldest = (address: string, sort: string | undefined): Sorting => ({
  sort: sort ?? "-number",
  to: (next) => withChoices(address, { sort: next === "number" ? next : "" }),
});
