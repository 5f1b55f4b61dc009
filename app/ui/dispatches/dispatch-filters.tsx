import { DISPATCH_STATES } from "../../outbound/dispatches/dispatch-state";
import { type DispatchFilter, dispatchesAddress } from "../../outbound/dispatches/shown/dispatch-filter";
import { FilterBar } from "../filters/filter-bar";
import { DISPATCH_BADGES } from "./dispatch-badge";

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
        ...{
          name: "endpoint",
          label: "Endpoint",
          any: "All endpoints",
          options: endpoints,
          gone: "A deleted endpoint",
        },
        value: filter.endpointId === undefined ? "" : String(filter.endpointId),
      },
      { name: "state", label: "State", any: "All states", options: STATES, value: filter.state ?? "" },
      { name: "event", label: "Event", any: "All events", options: events, value: filter.type ?? "" },
    ]}
  />
);

const STATES = DISPATCH_STATES.map((value) => ({ value, label: DISPATCH_BADGES[value].word }));
