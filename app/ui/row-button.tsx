import type { ReactNode } from "react";

/**
 * A button within a row of a list, in the looks of Polaris's. A list holds fifty or a hundred: one of Polaris's asks the
 * screen for its width and is drawn twice as the list opens, which a slow phone feels at the next press.
 */
export const RowButton = ({
  label,
  chevron,
  plain = false,
  busy = false,
  expanded,
  onClick,
  children,
}: {
  /** What it says where it is heard without its row. */
  label?: string;
  /** Something unfolds from it. */
  chevron?: "up" | "down";
  /** No more than its sign. */
  plain?: boolean;
  busy?: boolean;
  expanded?: boolean;
  onClick: () => void;
  children?: ReactNode;
}) => (
  <button
    type="button"
    className="RowButton"
    data-plain={plain || undefined}
    data-chevron={chevron}
    disabled={busy}
    aria-label={label}
    aria-busy={busy || undefined}
    aria-expanded={expanded}
    {...{ onClick }}
  >
    {children}
  </button>
);
