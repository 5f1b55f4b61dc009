import { useNavigate } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import { DISPATCH_STATES } from "../../outbound/dispatches/dispatch-state";
import {
  type DispatchFilter,
  dispatchesAddress,
  dispatchFilterIn,
} from "../../outbound/dispatches/shown/dispatch-filter";
import { DISPATCH_BADGES } from "./dispatch-badge";

interface Option {
  value: string;
  label: string;
}

/** By endpoint, state and event: each choice is an address. */
export const DispatchFilters = ({
  filter: { endpointId, state, type },
  endpoints,
  events,
}: {
  filter: DispatchFilter;
  endpoints: Option[];
  events: Option[];
}) => {
  const navigate = useNavigate();
  const chosen = {
    endpoint: endpointId === undefined ? "" : String(endpointId),
    state: state ?? "",
    event: type ?? "",
  };
  const choose = (name: keyof typeof chosen) => (value: string) =>
    navigate(dispatchesAddress(dispatchFilterIn(new URLSearchParams({ ...chosen, [name]: value }))));
  return (
    <div className="DispatchFilters">
      <Select
        label="Endpoint"
        options={withAll("All endpoints", endpoints)}
        value={chosen.endpoint}
        onChange={choose("endpoint")}
      />
      <Select label="State" options={withAll("All states", STATES)} value={chosen.state} onChange={choose("state")} />
      <Select label="Event" options={withAll("All events", events)} value={chosen.event} onChange={choose("event")} />
    </div>
  );
};

const withAll = (label: string, options: Option[]) => [{ value: "", label }, ...options];

const STATES = DISPATCH_STATES.map((value) => ({ value, label: DISPATCH_BADGES[value].word }));
