import { type EventType, isEventType } from "../../events/catalogue";
import { DISPATCH_STATES, type DispatchState } from "../dispatch-state";

/** What of the dispatches a page shows. */
export interface DispatchFilter {
  endpointId?: number | undefined;
  state?: DispatchState | undefined;
  type?: EventType | undefined;
}

/** From the address; what cannot be read leaves nothing out. */
export function dispatchFilterIn(search: URLSearchParams): DispatchFilter {
  const endpoint = search.get("endpoint") ?? "";
  const type = search.get("event") ?? "";
  return {
    endpointId: /^\d{1,15}$/.test(endpoint) ? Number(endpoint) : undefined,
    state: DISPATCH_STATES.find((state) => state === search.get("state")),
    type: isEventType(type) ? type : undefined,
  };
}

/** The address of a list with this filter. */
export function dispatchesAddress({ endpointId, state, type }: DispatchFilter): string {
  const search = new URLSearchParams({
    ...(endpointId !== undefined && { endpoint: String(endpointId) }),
    ...(state && { state }),
    ...(type && { event: type }),
  });
  return search.size > 0 ? `/dispatches?${search}` : "/dispatches";
}
