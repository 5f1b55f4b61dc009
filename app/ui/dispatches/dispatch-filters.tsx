import { DISPATCH_STATES } from "../../outbound/dispatches/dispatch-state";
import { type DispatchFilter, dispatchesAddress } from "../../outbound/dispatches/shown/dispatch-filter";
import { FilterBar } from "../filters/filter-bar";
import { FILTER, STATES as STATE_WORDS } from "./words";

interface Option {
  value: string;
  label: string;
}

/** By endpoint, state and event: each choice is an address. */
export const DispatchFilters = ({
  filter,
  endpoints,
  events,
}: {
  filter: DispatchFilter;
  endpoints: Option[];
  events: Option[];
}) => (
  <FilterBar
    address={dispatchesAddress(filter)}
    filters={[
      {
        name: "endpoint",
        label: FILTER.endpoint,
        any: FILTER.allEndpoints,
        options: endpoints,
        gone: FILTER.deleted,
        value: filter.endpointId === undefined ? "" : String(filter.endpointId),
      },
      { name: "state", label: FILTER.state, any: FILTER.allStates, options: STATES, value: filter.state ?? "" },
      { name: "event", label: FILTER.event, any: FILTER.allEvents, options: events, value: filter.type ?? "" },
    ]}
  />
);

const STATES = DISPATCH_STATES.map((value) => ({ value, label: STATE_WORDS[value] }));
