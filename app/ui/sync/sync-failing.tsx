import { Badge } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";

export interface FailingJob {
  kind: string;
  state: string;
  error: string | null;
  failures: number;
  failingSince: number;
}

type Clock = { timeZone: Zone; now: number };

/** Work in the background that does not get on, and work that was given up. Nothing is shown while all goes well. */
export const SyncFailing = ({ jobs, ...clock }: { jobs: FailingJob[] } & Clock) =>
  jobs.length === 0 ? null : (
    <TitledCard
      title="Work that does not get on"
      note="It is tried again by itself, later and later. After a day it is given up, and begins anew with the next night or when you ask for it."
    >
      <ListTable caption="Work that does not get on" columns={columns(clock)} rows={jobs} keyOf={({ kind }) => kind} />
    </TitledCard>
  );

const columns = (clock: Clock): Column<FailingJob>[] => [
  { heading: "Work", cell: ({ kind }) => WORK[kind] ?? kind },
  { heading: "Since", cell: ({ failingSince }) => <Since at={failingSince} {...clock} /> },
  { heading: "Tries", cell: ({ failures }) => <Tries failures={failures} /> },
  { heading: "Why", cell: ({ error }) => error ?? "" },
  {
    heading: "State",
    cell: ({ state }) =>
      state === "failed" ? <Badge tone="critical">Given up</Badge> : <Badge tone="attention">Tried again</Badge>,
  },
];

const Tries = ({ failures }: Pick<FailingJob, "failures">) => <>{useNumberFormat()(failures)}</>;

const WORK: Record<string, string> = {
  import: "Import",
  reconcile: "Comparison with Shopify",
  "roll-forward": "Forecasts and plans",
  "rebuild-days": "Sales by day, counted anew",
  replay: "Replay of your own past",
  "read-purchase-orders": "Shopify's own purchase orders",
};
