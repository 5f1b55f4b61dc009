import { useFetcher } from "@remix-run/react";
import { Banner, Box, Button } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { AlertTab } from "../../replenishment/alerts/alert-list";
import { MOST_VARIANTS } from "../../replenishment/rules/most-variants";
import { type Done, excluded, useBulk } from "../bulk/bulk-actions";
import { SelectionBar } from "../bulk/bulk-bar";
import { BulkUndo } from "../bulk/bulk-undo";
import type { Selection } from "../bulk/use-selection";
import { useNumberFormat } from "../number";
import { SnoozeMenu } from "../snooze-menu";
import { useToast } from "../use-toast";
import { ALERTS } from "./words";

interface Answer {
  done: string;
  /** Those that were snoozed. */
  alerts?: number[];
}

/** What can be done with the alerts of the variants that are selected, as far as the list holds them, and undone. */
export const AlertBulkBar = ({
  selection,
  shown,
  tab,
  everyAt,
  search,
}: {
  selection: Selection;
  shown: number;
  tab: AlertTab;
  everyAt?: string;
  /** Of the list, behind its path. */
  search: string;
}) => {
  const { submit, state, data } = useFetcher<Answer>();
  useToast(data?.done, data);
  const [snoozed, setSnoozed] = useState<number[]>();
  useEffect(() => setSnoozed(data?.alerts?.length ? data.alerts : undefined), [data]);
  const [unwatched, setUnwatched] = useState<Done>();
  const variants = JSON.stringify(selection.chosen);
  const action = `/alerts/snoozes${search}`;
  return (
    <>
      {snoozed && <SnoozedAlerts alerts={snoozed} onClose={() => setSnoozed(undefined)} />}
      {unwatched && <BulkUndo done={unwatched} onClose={() => setUnwatched(undefined)} />}
      <SelectionBar selection={selection} shown={shown} everyAt={everyAt}>
        {tab === "snoozed" ? (
          <Button
            size="slim"
            loading={state !== "idle"}
            onClick={() => submit({ variants }, { method: "delete", action })}
          >
            {ALERTS.openAgain}
          </Button>
        ) : (
          <SnoozeMenu
            busy={state !== "idle"}
            onChoose={(days) => submit({ variants, days }, { method: "put", action })}
          />
        )}
        <ExcludeButton variantIds={selection.chosen} onDone={setUnwatched} />
      </SelectionBar>
    </>
  );
};

/** Closes alerts for good: what is not watched is never low. */
const ExcludeButton = ({ variantIds, onDone }: { variantIds: number[]; onDone: (done: Done | undefined) => void }) => {
  const { act, busy } = useBulk(onDone);
  return (
    <Button
      size="slim"
      loading={busy}
      disabled={variantIds.length > MOST_VARIANTS}
      onClick={() => act(excluded(variantIds), { kind: "excluded", variantIds })}
    >
      {ALERTS.alertBulkBar.exclude}
    </Button>
  );
};

const SnoozedAlerts = ({ alerts, onClose }: { alerts: number[]; onClose: () => void }) => {
  const format = useNumberFormat();
  const { submit, state, data } = useFetcher<Answer>();
  useToast(data?.done, data);
  useEffect(() => {
    if (data?.done) onClose();
  }, [data, onClose]);
  return (
    <Box padding="300">
      <Banner
        title={ALERTS.alertBulkBar.snoozed(alerts.length, format)}
        action={{
          content: ALERTS.alertBulkBar.undo,
          loading: state !== "idle",
          onAction: () => submit({ alerts: JSON.stringify(alerts) }, { method: "delete", action: "/alerts/snoozes" }),
        }}
        secondaryAction={{ content: ALERTS.alertBulkBar.allThatIsSnoozed, url: "/alerts?tab=snoozed" }}
        onDismiss={onClose}
      />
    </Box>
  );
};
