import { useFetcher } from "@remix-run/react";
import { ActionList, Button, Popover } from "@shopify/polaris";
import { useState } from "react";
import { SNOOZES } from "../replenishment/snooze-lengths";
import { useToast } from "./use-toast";

type Alert = { id: number; name: string };

export const SnoozeButton = ({ alert }: { alert: Alert }) => {
  const [open, setOpen] = useState(false);
  const { submit, busy } = useSnooze(alert);
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <Button
          size="slim"
          disclosure
          loading={busy}
          accessibilityLabel={`Snooze ${alert.name}`}
          onClick={() => setOpen(!open)}
        >
          Snooze
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={SNOOZES.map(({ days, name }) => ({
          content: name,
          onAction: () => {
            setOpen(false);
            submit({ days }, "put");
          },
        }))}
      />
    </Popover>
  );
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
