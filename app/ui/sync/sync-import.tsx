import { useFetcher } from "@remix-run/react";
import { Badge, Banner, Button } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { Moment } from "../day";
import { IMPORTED } from "../import-answer";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { useFreshWhile } from "../use-fresh-while";
import { useToast } from "../use-toast";
import { SYNC } from "./words";

interface ImportSeen {
  state: "running" | "done" | "failed";
  counts: Record<string, number>;
  error: string | null;
  startedAt: number;
  updatedAt: number;
}

/** The last import with what it brought, and another. */
export const SyncImport = ({ job, timeZone }: { job: ImportSeen | null; timeZone: Zone }) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  const format = useNumberFormat();
  useToast(data?.done, data);
  useFreshWhile(job?.state === "running");
  return (
    <TitledCard
      title={SYNC.import}
      note={SYNC.syncImport.importAgainExplained}
      action={
        <Button
          loading={state !== "idle"}
          disabled={job?.state === "running"}
          onClick={() => submit(null, { method: "post", action: "/sync/imports" })}
        >
          {SYNC.syncImport.importAgain}
        </Button>
      }
      notices={
        job ? (
          <>
            {job.state === "failed" && (
              <Banner tone="warning" title={SYNC.syncImport.theImportStopped}>
                <p>{job.error}</p>
              </Banner>
            )}
            <div>
              <Badge tone={job.state === "done" ? "success" : "attention"}>{STATES[job.state]}</Badge>{" "}
              <Moment at={job.state === "running" ? job.startedAt : job.updatedAt} timeZone={timeZone} />
            </div>
            <dl className="Counts">
              {IMPORTED.map(([name, word]) => (
                <div key={name}>
                  <dt>{word}</dt>
                  <dd>{format(job.counts[name] ?? 0)}</dd>
                </div>
              ))}
            </dl>
          </>
        ) : (
          <p>{SYNC.syncImport.noneHasBegunYet}</p>
        )
      }
    />
  );
};

const STATES = {
  running: SYNC.syncImport.runningSince,
  done: SYNC.syncImport.done,
  failed: SYNC.syncImport.stopped,
} satisfies Record<ImportSeen["state"], string>;
