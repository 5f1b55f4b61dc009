import type { ScaleLinear } from "d3-scale";
import { useNumberFormat } from "../../number";

/** Lines at whole units, with their number before them. */
export const UnitTicks = ({ y, from, to }: { y: ScaleLinear<number, number>; from: number; to: number }) => {
  const format = useNumberFormat();
  return y
    .ticks(4)
    .filter(Number.isInteger)
    .map((tick) => (
      <g key={tick}>
        <line className="SalesChart-Line" x1={from} x2={to} y1={y(tick)} y2={y(tick)} />
        <text x={from - 6} y={y(tick) + 4} textAnchor="end">
          {format(tick)}
        </text>
      </g>
    ));
};
