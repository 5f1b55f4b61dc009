import { useNumberFormat } from "../../number";

/** Lines at whole units, with their number before them. */
export const UnitTicks = ({
  ticks,
  y,
  from,
  to,
}: {
  ticks: number[];
  y: (units: number) => number;
  from: number;
  to: number;
}) => {
  const format = useNumberFormat();
  return ticks.map((tick) => (
    <g key={tick}>
      <line className="SalesChart-Line" x1={from} x2={to} y1={y(tick)} y2={y(tick)} />
      <text x={from - 6} y={y(tick) + 4} textAnchor="end">
        {format(tick)}
      </text>
    </g>
  ));
};
