import { useNumberFormat } from "../number";
import { REORDER } from "./words";

/** Within a tenth it is level: daily sales vary by more than that. */
const LEVEL = 0.1;

/** Whether the velocity rises or falls: its ratio to what it was 28 days before. */
export const TrendArrow = ({ trend }: { trend: number | null }) => {
  const format = useNumberFormat();
  if (trend === null || Math.abs(trend - 1) <= LEVEL) return null;
  const rises = trend > 1;
  const text = REORDER.trendArrow.onDaysAgo(
    rises ? REORDER.trendArrow.up : REORDER.trendArrow.down,
    format(Math.abs(trend - 1) * 100),
  );
  return (
    <span className="TrendArrow" data-rises={rises} title={text} role="img" aria-label={text}>
      {rises ? "▲" : "▼"}
    </span>
  );
};
