import { STATES, type State } from "./count";

/** What the address asks for: those of a state, whose name holds the text, at the location; the newest first, or the oldest. */
export type CountFilter = { state?: State | undefined; text?: string; locationId?: number; sort?: "number" };

const LONGEST = 100;

export function countFilterIn(search: URLSearchParams): CountFilter {
  const state = STATES.find((each) => each === search.get("state"));
  const text = (search.get("q") ?? "").trim().slice(0, LONGEST);
  const location = search.get("location") ?? "";
  return {
    ...{ ...(state && { state }), ...(text && { text }) },
    ...(/^\d{1,15}$/.test(location) && { locationId: Number(location) }),
    ...(search.get("sort") === "number" && { sort: "number" as const }),
  };
}

export function countListAddress({ state, text, locationId, sort }: CountFilter) {
  const search = new URLSearchParams({
    ...{ ...(state && { state }), ...(text && { q: text }) },
    ...(locationId !== undefined && { location: String(locationId) }),
    ...(sort && { sort }),
  });
  return search.size > 0 ? `/counts?${search}` : "/counts";
}
