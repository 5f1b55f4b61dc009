import { Link } from "@remix-run/react";
import { Badge, type BadgeProps } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Count, State } from "../../stock/counts/count";
import { Since } from "../day";
import type { Column } from "../list-table";
import { Units, useNumberFormat } from "../number";
import { choiceSaid, LIST, STATE_NAMES } from "./words";

const TONES = {
  draft: undefined,
  in_progress: "attention",
  in_review: "info",
  completed: "success",
  cancelled: undefined,
} satisfies Record<State, BadgeProps["tone"]>;

export const CountState = ({ state }: { state: State }) => <Badge tone={TONES[state]}>{STATE_NAMES[state]}</Badge>;

export const countColumns = (clock: { now: number; timeZone: Zone }): Column<Count>[] => [
  { heading: LIST.name, cell: ({ id, name }) => <Link to={`/counts/${id}`}>{name}</Link> },
  { heading: LIST.location, cell: ({ locationName }) => locationName ?? LIST.unnamed },
  { heading: LIST.what, cell: choiceSaid },
  { heading: LIST.state, cell: ({ state }) => <CountState state={state} /> },
  { heading: LIST.counted, note: LIST.ofLines, numeric: true, cell: (count) => <Progress {...count} /> },
  {
    heading: LIST.difference,
    note: LIST.units,
    numeric: true,
    cell: ({ state, changedUnits }) => (state === "completed" ? <Units count={changedUnits} /> : "–"),
  },
  {
    heading: LIST.begun,
    sort: "number",
    greatestFirst: true,
    cell: ({ createdAt }) => <Since at={createdAt} {...clock} />,
  },
];

const Progress = ({ countedCount, lineCount }: Count) => {
  const format = useNumberFormat();
  return <>{LIST.progress(format(countedCount), format(lineCount))}</>;
};
