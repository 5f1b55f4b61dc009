import { bands, scaled } from "../scale";

const WIDTH = 620;
const ROW = 34;
/** Room for the longest words and amounts in the larger type of a phone. */
const LABEL = 192;
const NUMBER = 172;

type Bar = { name: string; value: number; text: string };

/** Lying bars, each with its name before and its number behind it. Drawn on the server: it is there before any script. */
export const BarChart = ({ bars, label }: { bars: Bar[]; label: string }) => {
  const y = bands(bars.length, [0, bars.length * ROW], 0.3, 0.15);
  const x = scaled([0, Math.max(...bars.map(({ value }) => value), 1e-9)], [0, WIDTH - LABEL - NUMBER]);
  return (
    <svg className="Chart" viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} role="img" aria-label={label}>
      {bars.map(({ name, value, text }, index) => {
        const middle = y.at(index) + y.width / 2;
        const length = x(Math.max(0, value));
        return (
          <g key={name}>
            <text x={LABEL - 12} y={middle} dy="0.35em" textAnchor="end">
              {name}
            </text>
            <rect className="Chart-Bar" x={LABEL} y={y.at(index)} width={length} height={y.width} />
            <text className="Chart-Number" x={LABEL + length + 8} y={middle} dy="0.35em">
              {text}
            </text>
          </g>
        );
      })}
      <line className="Chart-Axis" x1={LABEL} x2={LABEL} y1={0} y2={bars.length * ROW} />
    </svg>
  );
};
