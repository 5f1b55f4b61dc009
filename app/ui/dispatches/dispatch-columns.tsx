import { Link } from "@remix-run/react";
import type { Zone } from "../../days/zone";
import type { DispatchLine } from "../../outbound/dispatches/shown/listed";
import { Since } from "../day";
import type { Column } from "../list-table";
import { useNumberFormat } from "../number";
import { useThisList } from "../use-list-address";
import { DispatchBadge } from "./dispatch-badge";

interface Clock {
  now: number;
  timeZone: Zone;
}

type Row = DispatchLine & { title: string; endpointName: string };

export const dispatchColumns = (clock: Clock): Column<Row>[] => [
  { heading: "Event", cell: (dispatch) => <Name {...dispatch} /> },
  {
    heading: "Endpoint",
    cell: ({ endpointId, endpointName }) => (
      <Link to={`/endpoints/${endpointId}`} prefetch="none">
        {endpointName}
      </Link>
    ),
  },
  { heading: "Happened", cell: ({ createdAt }) => <Since at={createdAt} {...clock} /> },
  {
    heading: "State",
    cell: (dispatch) => (
      <div className="EndpointState">
        <DispatchBadge state={dispatch.state} />
        <span className="Aside">
          {dispatch.reason}
          {dispatch.state === "pending" && dispatch.attempts > 0 && <NextTry {...dispatch} now={clock.now} />}
        </span>
      </div>
    ),
  },
  { heading: "Attempts", numeric: true, cell: ({ attempts }) => <Count count={attempts} /> },
  {
    heading: "Answer",
    numeric: true,
    cell: ({ lastStatus, attempts }) => <LastAnswer {...{ lastStatus, attempts }} />,
  },
];

const Name = ({ endpointId, sequence, title, type }: Row) => (
  <div className="EventName">
    <Link className="RowLink" to={`/dispatches/${endpointId}/${sequence}`} state={useThisList()} prefetch="none">
      {title}
    </Link>
    <code className="Aside">{`${type} · ${sequence}`}</code>
  </div>
);

const MINUTE = 60_000;

/** When it is tried again, as far as that is known beforehand. */
export const NextTry = ({ nextAttemptAt, now }: { nextAttemptAt: number; now: number }) => {
  const minutes = Math.ceil((nextAttemptAt - now) / MINUTE);
  if (minutes <= 1) return <>Tried again within a minute.</>;
  if (minutes < 120) return <>{`Tried again in ${minutes} minutes.`}</>;
  return <>{`Tried again in ${Math.round(minutes / 60)} hours.`}</>;
};

const Count = ({ count }: { count: number }) => <>{useNumberFormat()(count)}</>;

const LastAnswer = ({ lastStatus, attempts }: Pick<DispatchLine, "lastStatus" | "attempts">) => (
  <>{lastStatus ?? (attempts > 0 ? "none" : "–")}</>
);
