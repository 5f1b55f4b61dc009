import { Link } from "@remix-run/react";
import { Badge, type BadgeProps } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Count, State } from "../../stock/counts/count";
import { Since } from "../day";
import type { Column } from "../list-table";
import { Units, useNumberFormat } from "../number";

export const STATE_NAMES = {
  draft: "Draft",
  in_progress: "In progress",
  in_review: "In review",
  completed: "Completed",
  cancelled: "Cancelled",
} satisfies Record<State, string>;

const TONES = {
  draft: undefined,
  in_progress: "attention",
  in_review: "info",
  completed: "success",
  cancelled: undefined,
} satisfies Record<State, BadgeProps["tone"]>;

export const CountState = ({ state }: { state: State }) => <Badge tone={TONES[state]}>{STATE_NAMES[state]}</Badge>;

/** What is counted, in a few words. */
export const choiceSaid = ({ choice, chosen }: Pick<Count, "choice" | "chosen">) =>
  ({
    all: "Everything here",
    vendor: `Vendor ${chosen ?? ""}`,
    supplier: `Supplier ${chosen ?? ""}`,
    variants: "Chosen products",
    scanned: "As it is scanned",
  })[choice];

export const countColumns = (clock: { now: number; timeZone: Zone }): Column<Count>[] => [
  { heading: "Name", cell: ({ id, name }) => <Link to={`/counts/${id}`}>{name}</Link> },
  { heading: "Location", cell: ({ locationName }) => locationName ?? "Unnamed location" },
  { heading: "What", cell: choiceSaid },
  { heading: "State", cell: ({ state }) => <CountState state={state} /> },
  { heading: "Counted", note: "of lines", numeric: true, cell: (count) => <Progress {...count} /> },
  {
    heading: "Difference",
    note: "units",
    numeric: true,
    cell: ({ state, changedUnits }) => (state === "completed" ? <Units count={changedUnits} /> : "–"),
  },
  {
    heading: "Begun",
    sort: "number",
    greatestFirst: true,
    cell: ({ createdAt }) => <Since at={createdAt} {...clock} />,
  },
];

const Progress = ({ countedCount, lineCount }: Count) => {
  const format = useNumberFormat();
  return <>{`${format(countedCount)} of ${format(lineCount)}`}</>;
};
