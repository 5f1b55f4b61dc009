import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { SnoozeMenu } from "../snooze-menu";
import { useToast } from "../use-toast";
import { ALERTS } from "./words";

type Alert = { id: number; name: string };

export const SnoozeButton = ({ alert }: { alert: Alert }) => {
  const { submit, busy } = useSnooze(alert);
  return (
    <SnoozeMenu
      label={ALERTS.snoozeButton.snooze(alert.name)}
      busy={busy}
      onChoose={(days) => submit({ days }, "put")}
    />
  );
};

/** Of a variant all alerts that the list holds. */
export const SnoozeAllButton = ({ variantId, name, search }: { variantId: number; name: string; search: string }) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  return (
    <SnoozeMenu
      label={ALERTS.snoozeButton.snoozeAtAllOfThese(name)}
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
    <Button
      size="slim"
      loading={busy}
      accessibilityLabel={ALERTS.snoozeButton.openAgain(alert.name)}
      onClick={() => submit({}, "delete")}
    >
      {ALERTS.openAgain}
    </Button>
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
