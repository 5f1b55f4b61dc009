import { shortAmount } from "../../money/money";
import type { DayValue } from "../../reports/report";
import { useNumberStyle } from "../locale";
import { scaled, ticksTo } from "../scale";
import { useFigureText } from "./figure-value";
import { STOCK_VALUE_BY } from "./words";

const WIDTH = 620;
const HEIGHT = 220;
const LEFT = 76;
const TOP = 12;
const BOTTOM = 26;

/** So many points would hide their line. */
const MANY = 40;

const LINES = [
  { figure: "stockValue", line: "cost" },
  { figure: "retailValue", line: "retail" },
] as const;

/** Cost and retail value day by day. Drawn on the server: it is there before any script. */
export const ValueChart = ({ days, currency }: { days: DayValue[]; currency: string }) => {
  const textOf = useFigureText();
  const style = useNumberStyle();
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return null;
  const money = (value: number) => textOf({ kind: "money", value, currency });
  const date = (value: number) => textOf({ kind: "day", value, currency });
  const x = scaled(first === last ? [first.day - 1, last.day] : [first.day, last.day], [LEFT, WIDTH - 6]);
  const ticks = ticksTo(Math.max(...days.map(({ stockValue, retailValue }) => Math.max(stockValue, retailValue))));
  const y = scaled([0, ticks.at(-1) ?? 1], [HEIGHT - BOTTOM, TOP]);
  const label = STOCK_VALUE_BY.drawn(
    date(first.day),
    date(last.day),
    [money(first.stockValue), money(last.stockValue)],
    [money(first.retailValue), money(last.retailValue)],
  );
  return (
    <>
      <p className="Chart-Legend">
        <span data-line="cost">{STOCK_VALUE_BY.costLine}</span>{" "}
        <span data-line="retail">{STOCK_VALUE_BY.retailLine}</span>
      </p>
      <svg className="Chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="SalesChart-Line" x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 8} y={y(tick)} dy="0.35em" textAnchor="end">
              {shortAmount(tick, currency, style)}
            </text>
          </g>
        ))}
        {LINES.map(({ figure, line }) => (
          <g key={line} className="Chart-Line" data-line={line}>
            <path
              className="Chart-Path"
              fill="none"
              strokeDasharray={line === "retail" ? "6 4" : undefined}
              d={days.map((day, at) => `${at ? "L" : "M"}${x(day.day)} ${y(day[figure])}`).join("")}
            />
            {days.map((day) => (
              <circle key={day.day} cx={x(day.day)} cy={y(day[figure])} r={days.length > MANY ? 1 : 3}>
                <title>{STOCK_VALUE_BY.point(date(day.day), money(day[figure]))}</title>
              </circle>
            ))}
          </g>
        ))}
        <text x={LEFT} y={HEIGHT - 6}>
          {first === last ? "" : date(first.day)}
        </text>
        <text x={WIDTH - 6} y={HEIGHT - 6} textAnchor="end">
          {date(last.day)}
        </text>
      </svg>
      {first === last && <p>{STOCK_VALUE_BY.firstDay}</p>}
    </>
  );
};
