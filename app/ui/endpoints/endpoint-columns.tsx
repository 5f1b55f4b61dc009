import { Link } from "@remix-run/react";
import { conditionSaid } from "../../outbound/endpoints/shown/condition";
import type { EndpointHealth } from "../../outbound/endpoints/shown/listed";
import { AttemptStrip } from "../attempt-strip";
import { EndpointBadge } from "../endpoint-badge";
import type { Column } from "../list-table";
import { WaitingLinks } from "../waiting-links";
import { LIST } from "./words";

/** An endpoint as the list shows it. */
type EndpointRow = EndpointHealth & { shownUrl: string; formatLabel: string };

export const ENDPOINT_COLUMNS: Column<EndpointRow>[] = [
  { heading: LIST.endpoint, cell: (endpoint) => <Name {...endpoint} /> },
  {
    heading: LIST.state,
    cell: (endpoint) => (
      <div className="EndpointState">
        <EndpointBadge endpoint={endpoint} />
        <span className="Aside">{conditionSaid(endpoint)}</span>
      </div>
    ),
  },
  { heading: LIST.attempts, cell: ({ health }) => <AttemptStrip health={health} /> },
  { heading: LIST.notDelivered, cell: (endpoint) => <WaitingLinks endpoint={endpoint} most={100} /> },
];

const Name = ({ id, name, shownUrl, formatLabel }: EndpointRow) => (
  <div className="EventName">
    <Link className="RowLink" to={`/endpoints/${id}`} prefetch="none">
      {name}
    </Link>
    <span className="Aside Address">{shownUrl}</span>
    <span className="Aside">{formatLabel}</span>
  </div>
);
