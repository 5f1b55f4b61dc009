import { Box, Card, Text } from "@shopify/polaris";
import { type Arrival, type DayAhead, runsOut } from "../../../replenishment/plans/stock-ahead";
import { useShortDay } from "../../day";
import { useNumberFormat } from "../../number";
import { scaled, ticksTo } from "../../scale";
import { VARIANT } from "../words";
import { UnitTicks } from "./unit-ticks";

const WIDTH = 620;
const HEIGHT = 180;
const LEFT = 44;
const TOP = 10;
const BOTTOM = 22;

type Ahead = { days: DayAhead[]; arrivals: Arrival[]; reorderPoint: number | null };

/** What will be left if nothing is ordered, with the span that eight days in ten end in. Drawn on the server. */
export const StockAheadChart = (ahead: Ahead) => {
  const said = useSentence(ahead);
  if (ahead.days.length < 2) return null;
  return (
    <Card>
      <Text as="h2" variant="headingMd">
        {VARIANT.stockAheadChart.stockAheadIfNothingMore}
      </Text>
      <Text as="p" tone="subdued">
        <span>{said}</span>
      </Text>
      <Box paddingBlockStart="300">
        <p className="Chart-Legend">
          <span data-line="expected">{VARIANT.stockAheadChart.expectedStock}</span>{" "}
          <span data-line="range">{VARIANT.stockAheadChart.ofTimesWithin}</span>
          {ahead.reorderPoint !== null && <span data-line="reorder">{VARIANT.reorderPoint}</span>}
        </p>
        <Lines {...ahead} label={said} />
      </Box>
    </Card>
  );
};

const Lines = ({ days, arrivals, reorderPoint, label }: Ahead & { label: string }) => {
  const date = useShortDay();
  const format = useNumberFormat();
  const [first = 0, last = 1] = [days.at(0)?.day, days.at(-1)?.day];
  const x = scaled([first, last], [LEFT, WIDTH]);
  const ticks = ticksTo(Math.max(reorderPoint ?? 0, ...days.map(({ p90 }) => p90)));
  const y = scaled([0, ticks.at(-1) ?? 1], [HEIGHT - BOTTOM, TOP]);
  // What would be sold beyond the last unit is lost, not owed.
  const points = (left: "p10" | "expected" | "p90") =>
    days.map((day) => `${x(day.day).toFixed(1)},${y(Math.max(0, day[left])).toFixed(1)}`);
  return (
    <svg className="SalesChart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <UnitTicks ticks={ticks} y={y} from={LEFT} to={WIDTH} />
      <path className="StockAhead-Range" d={`M${[...points("p90"), ...points("p10").reverse()].join("L")}Z`} />
      {reorderPoint !== null && (
        <line className="StockAhead-Reorder" x1={LEFT} x2={WIDTH} y1={y(reorderPoint)} y2={y(reorderPoint)} />
      )}
      <path className="StockAhead-Expected" d={`M${points("expected").join("L")}`} />
      {arrivals.map(({ day, quantity }) =>
        day === null || day > last ? null : (
          <g key={`${day}/${quantity}`}>
            <title>{VARIANT.stockAheadChart.expectedToArrive(date(Math.max(first, day)), format(quantity))}</title>
            <line
              className="StockAhead-Arrival"
              x1={x(Math.max(first, day))}
              x2={x(Math.max(first, day))}
              y1={TOP}
              y2={HEIGHT - BOTTOM}
            />
          </g>
        ),
      )}
      <text x={LEFT} y={HEIGHT - 6}>
        {date(first)}
      </text>
      <text x={WIDTH} y={HEIGHT - 6} textAnchor="end">
        {date(last)}
      </text>
    </svg>
  );
};

function useSentence({ days, arrivals }: Ahead) {
  const date = useShortDay();
  const format = useNumberFormat();
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return "";
  const undated = arrivals.reduce((sum, { day, quantity }) => sum + (day === null ? quantity : 0), 0);
  const left = VARIANT.stockAheadChart.nowAbout(
    format(Math.max(0, first.expected)),
    format(Math.max(0, Math.round(last.expected))),
    date(last.day),
  );
  return [left, outSentence(days, date), undated > 0 && VARIANT.stockAheadChart.onTheirWayWithout(format(undated))]
    .filter(Boolean)
    .join(" ");
}

function outSentence(days: DayAhead[], date: (day: number) => string) {
  const { early, late } = runsOut(days);
  if (early === null) return VARIANT.stockAheadChart.itIsNotLikely;
  if (early === days[0]?.day)
    return late === early ? VARIANT.stockAheadChart.noneIsLeftToday : VARIANT.stockAheadChart.theLastMayGoToday;
  if (late === null) return VARIANT.stockAheadChart.itMayRunOutFrom(date(early));
  return late === early
    ? VARIANT.stockAheadChart.itIsLikelyToRun(date(early))
    : VARIANT.stockAheadChart.itIsLikelyToRunWithDate(date(early), date(late));
}
