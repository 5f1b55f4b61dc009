import { Badge } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { SYNC } from "./words";

interface FailingJob {
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
    <TitledCard title={SYNC.syncFailing.workThatDoesNotGet} note={SYNC.syncFailing.stepTriedAgain}>
      <ListTable
        caption={SYNC.syncFailing.workThatDoesNotGet}
        columns={columns(clock)}
        rows={jobs}
        keyOf={({ kind }) => kind}
      />
    </TitledCard>
  );

const columns = (clock: Clock): Column<FailingJob>[] => [
  { heading: SYNC.syncFailing.work, cell: ({ kind }) => WORK[kind] ?? kind },
  { heading: SYNC.since, cell: ({ failingSince }) => <Since at={failingSince} {...clock} /> },
  { heading: SYNC.syncFailing.tries, cell: ({ failures }) => <Tries failures={failures} /> },
  { heading: SYNC.why, cell: ({ error }) => error ?? "" },
  {
    heading: SYNC.state,
    cell: ({ state }) =>
      state === "failed" ? (
        <Badge tone="critical">{SYNC.syncFailing.givenUp}</Badge>
      ) : (
        <Badge tone="attention">{SYNC.syncFailing.triedAgain}</Badge>
      ),
  },
];

const Tries = ({ failures }: Pick<FailingJob, "failures">) => <>{useNumberFormat()(failures)}</>;

const WORK: Record<string, string> = {
  import: SYNC.import,
  reconcile: SYNC.comparisonWithShopify,
  "roll-forward": SYNC.syncFailing.forecastsAndPlans,
  "rebuild-days": SYNC.syncFailing.salesByDayCountedAnew,
  replay: SYNC.syncFailing.replayOfYourOwnPast,
  "read-purchase-orders": SYNC.syncFailing.shopifysOwnPurchaseOrders,
};
