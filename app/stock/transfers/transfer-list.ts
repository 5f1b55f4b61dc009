import type { State } from "./transfer";

export const TRANSFER_TABS = ["all", "draft", "in_transit", "partial", "late", "received", "cancelled"] as const;
export type TransferTab = (typeof TRANSFER_TABS)[number];

/** What the address asks for. `text` and the location, at either end, narrow the tab down. The newest stand first, or the oldest. */
export type TransferFilter = { tab: TransferTab; text: string; locationId?: number; sort?: "number" };

/** Late ones stand in the order of the days on which they were expected. */
export const isByDay = ({ tab, text }: Pick<TransferFilter, "tab" | "text">) => tab === "late" && text === "";

/** A transfer in a list. Locations are ours, days since 1970-01-01. */
export interface ListedTransfer {
  id: number;
  number: string;
  state: State;
  fromId: number;
  toId: number;
  lineCount: number;
  units: number;
  unitsInTransit: number;
  unitsReceived: number;
  expectedDay: number | null;
  createdAt: number;
}

const LONGEST = 100;

export function transferFilterIn(search: URLSearchParams): TransferFilter {
  const tab = TRANSFER_TABS.find((each) => each === search.get("tab")) ?? "all";
  const location = search.get("location") ?? "";
  return {
    ...{ tab, text: (search.get("q") ?? "").trim().slice(0, LONGEST) },
    ...(/^\d{1,15}$/.test(location) && { locationId: Number(location) }),
    ...(search.get("sort") === "number" && { sort: "number" as const }),
  };
}

export function transferListAddress({ tab, text, locationId, sort }: TransferFilter) {
  const search = new URLSearchParams({
    ...(tab !== "all" && { tab }),
    ...(text && { q: text }),
    ...(locationId !== undefined && { location: String(locationId) }),
    ...(sort && { sort }),
  });
  return search.size ? `/transfers?${search}` : "/transfers";
}

export const transferAddress = ({ id }: { id: number }) => `/transfers/${id}`;
