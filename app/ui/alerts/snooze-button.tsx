import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { SnoozeMenu } from "../snooze-menu";
import { useToast } from "../use-toast";

type Alert = { id: number; name: string };

export const SnoozeButton = ({ alert }: { alert: Alert }) => {
  const { submit, busy } = useSnooze(alert);
  return <SnoozeMenu label={`Snooze ${alert.name}`} busy={busy} onChoose={(days) => submit({ days }, "put")} />;
};

export const WakeButton = ({ alert }: { alert: Alert }) => {
  const { submit, busy } = useSnooze(alert);
  return (
    <Button
      size="slim"
      loading={busy}
      accessibilityLabel={`Open ${alert.name} again`}
      onClick={() => submit({}, "delete")}
    >
      Open again
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
