import { ActionList, Popover } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { SNOOZES } from "../replenishment/decisions/snooze-lengths";
import { RowButton } from "./row-button";
import { SHARED } from "./words";

/** A button that asks for how many days. */
export const SnoozeMenu = ({
  label,
  busy,
  opened = false,
  onChoose,
}: {
  /** What is put aside, where the button stands beside others of its kind. */
  label?: string;
  busy: boolean;
  /** From the first. */
  opened?: boolean;
  onChoose: (days: number) => void;
}) => {
  const [open, setOpen] = useState(opened);
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <RowButton chevron="down" onClick={() => setOpen(!open)} {...{ label, busy }}>
          {SHARED.snoozeMenu.snooze}
        </RowButton>
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

/** Its button within a row. The menu and what it sends come with the first press: a list holds a hundred of them. */
export const SnoozeInRow = ({ label, children }: { label: string; children: ReactNode }) => {
  const [pressed, setPressed] = useState(false);
  if (pressed) return children;
  return (
    <RowButton chevron="down" expanded={false} label={label} onClick={() => setPressed(true)}>
      {SHARED.snoozeMenu.snooze}
    </RowButton>
  );
};
