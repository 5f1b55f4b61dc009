import { Link } from "@remix-run/react";
import type { ListedEvent } from "../../outbound/events/catalogue-shown";
import { type Column, ListTable } from "../list-table";
import { TitledCard } from "../titled-card";
import { GROUP } from "./words";

/** The events of one group, each with when it is sent. */
export const EventGroup = ({ group, events }: { group: string; events: ListedEvent[] }) => (
  <TitledCard title={group}>
    <ListTable caption={GROUP.caption(group)} columns={COLUMNS} rows={events} keyOf={({ type }) => type} />
  </TitledCard>
);

const COLUMNS: Column<ListedEvent>[] = [
  {
    heading: GROUP.event,
    cell: ({ type, title }) => (
      <div className="EventName">
        <Link className="RowLink" to={`/events/${type}`} prefetch="none">
          {title}
        </Link>
        <code className="Aside">{type}</code>
      </div>
    ),
  },
  {
    heading: GROUP.when,
    cell: ({ says }) => <div className="EventName-Says">{says}</div>,
  },
];
