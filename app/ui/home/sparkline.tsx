import { scaleLinear } from "d3-scale";

const WIDTH = 160;
const HEIGHT = 36;
const EDGE = 2;

/** A line of so many days, drawn on the server. Words beside it say what it shows. */
export const Sparkline = ({ values }: { values: number[] }) => {
  if (values.length < 2) return null;
  const x = scaleLinear()
    .domain([0, values.length - 1])
    .range([EDGE, WIDTH - EDGE]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = scaleLinear()
    // A figure that never changed lies in the middle.
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .range([HEIGHT - EDGE, EDGE]);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg className="Sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={`M${points.join("L")}`} />
    </svg>
  );
};
