import { scaled } from "../scale";

const WIDTH = 160;
const HEIGHT = 36;
const EDGE = 2;

/** A line of so many days, drawn on the server. Words beside it say what it shows. */
export const Sparkline = ({ values }: { values: number[] }) => {
  if (values.length < 2) return null;
  const x = scaled([0, values.length - 1], [EDGE, WIDTH - EDGE]);
  // A figure that never changed lies in the middle.
  const y = scaled([Math.min(...values), Math.max(...values)], [HEIGHT - EDGE, EDGE]);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg className="Sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={`M${points.join("L")}`} />
    </svg>
  );
};
