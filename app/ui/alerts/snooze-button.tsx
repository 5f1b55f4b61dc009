import { useFetcher } from "@remix-run/react";
import { RowButton } from "../row-button";
import { SnoozeInRow, SnoozeMenu } from "../snooze-menu";
import { useToast } from "../use-toast";
import { ALERTS } from "./words";

type Alert = { id: number; name: string };

export const SnoozeButton = ({ alert }: { alert: Alert }) => {
  const label = ALERTS.snoozeButton.snooze(alert.name);
  return (
    <SnoozeInRow label={label}>
      <SnoozeAlert {...{ alert, label }} />
    </SnoozeInRow>
  );
};

const SnoozeAlert = ({ alert, label }: { alert: Alert; label: string }) => {
  const { submit, busy } = useSnooze(alert);
  return <SnoozeMenu opened label={label} busy={busy} onChoose={(days) => submit({ days }, "put")} />;
};

type AllAlerts = { variantId: number; name: string; search: string };

/** Of a variant all alerts that the list holds. */
export const SnoozeAllButton = ({ name, ...alerts }: AllAlerts) => {
  const label = ALERTS.snoozeButton.snoozeAtAllOfThese(name);
  return (
    <SnoozeInRow label={label}>
      <SnoozeAlerts {...alerts} label={label} />
    </SnoozeInRow>
  );
};

const SnoozeAlerts = ({ variantId, search, label }: Omit<AllAlerts, "name"> & { label: string }) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  return (
    <SnoozeMenu
      opened
      label={label}
      busy={state !== "idle"}
      onChoose={(days) =>
        submit({ days, variants: JSON.stringify([variantId]) }, { method: "put", action: `/alerts/snoozes${search}` })
      }
    />
  );
};

export const WakeButton = ({ alert }: { alert: Alert }) => {
  const { submit, busy } = useSnooze(alert);
  return (
    <RowButton busy={busy} label={ALERTS.snoozeButton.openAgain(alert.name)} onClick={() => submit({}, "delete")}>
      {ALERTS.openAgain}
    </RowButton>
  );
};

function useSnooze({ id }: Alert) {
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  return {
    busy: state !== "idle",
    submit: (fields: Record<string, number>, method: "put" | "delete") =>
      submit(fields, { method, action: `/alerts/${id}/snooze` }),
  };
}
