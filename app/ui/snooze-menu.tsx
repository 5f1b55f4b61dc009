import { ActionList, Button, Popover } from "@shopify/polaris";
import { useState } from "react";
import { SNOOZES } from "../replenishment/decisions/snooze-lengths";
import { SHARED } from "./words";

/** A button that asks for how many days. */
export const SnoozeMenu = ({
  label,
  busy,
  onChoose,
}: {
  /** What is put aside, where the button stands beside others of its kind. */
  label?: string;
  busy: boolean;
  onChoose: (days: number) => void;
}) => {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <Button size="slim" disclosure loading={busy} accessibilityLabel={label} onClick={() => setOpen(!open)}>
          {SHARED.snoozeMenu.snooze}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={SNOOZES.map(({ days, name }) => ({
          content: name,
          onAction: () => {
            setOpen(false);
            onChoose(days);
          },
        }))}
      />
    </Popover>
  );
};
