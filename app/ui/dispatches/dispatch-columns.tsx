import { Link } from "@remix-run/react";
import type { Zone } from "../../days/zone";
import type { DispatchLine } from "../../outbound/dispatches/shown/listed";
import { Since } from "../day";
import type { Column } from "../list-table";
import { useNumberFormat } from "../number";
import { useThisList } from "../use-list-address";
import { DispatchBadge } from "./dispatch-badge";
import { AGAIN, FIRST, LIST } from "./words";

interface Clock {
  now: number;
  timeZone: Zone;
}

type Row = DispatchLine & { title: string; endpointName: string };

export const dispatchColumns = (clock: Clock): Column<Row>[] => [
  { heading: LIST.event, cell: (dispatch) => <Name {...dispatch} /> },
  {
    heading: LIST.endpoint,
    cell: ({ endpointId, endpointName }) => (
      <Link to={`/endpoints/${endpointId}`} prefetch="none">
        {endpointName}
      </Link>
    ),
  },
  { heading: LIST.happened, cell: ({ createdAt }) => <Since at={createdAt} {...clock} /> },
  {
    heading: LIST.state,
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
  { heading: LIST.attempts, numeric: true, cell: ({ attempts }) => <Count count={attempts} /> },
  {
    heading: LIST.answer,
    numeric: true,
    cell: ({ lastStatus, attempts }) => <LastAnswer {...{ lastStatus, attempts }} />,
  },
];

const Name = ({ endpointId, sequence, title, type }: Row) => (
  <div className="EventName">
    <Link className="RowLink" to={`/dispatches/${endpointId}/${sequence}`} state={useThisList()} prefetch="none">
      {title}
    </Link>
    <code className="Aside">{LIST.named(type, sequence)}</code>
  </div>
);

const MINUTE = 60_000;

type Waiting = { nextAttemptAt: number; attempts: number; now: number };

/** When it is tried next, as far as that is known beforehand. */
export const NextTry = ({ nextAttemptAt, attempts, now }: Waiting) => {
  const format = useNumberFormat();
  const words = attempts > 0 ? AGAIN : FIRST;
  const minutes = Math.ceil((nextAttemptAt - now) / MINUTE);
  if (minutes <= 1) return <>{words.soon}</>;
  if (minutes < 120) return <>{words.inMinutes(minutes, format)}</>;
  return <>{words.inHours(Math.round(minutes / 60), format)}</>;
};

const Count = ({ count }: { count: number }) => <>{useNumberFormat()(count)}</>;

const LastAnswer = ({ lastStatus, attempts }: Pick<DispatchLine, "lastStatus" | "attempts">) => (
  <>{lastStatus ?? (attempts > 0 ? LIST.noAnswer : LIST.notTried)}</>
);
