import { Box, Card, Text } from "@shopify/polaris";
import { scaleLinear } from "d3-scale";
import { type Arrival, type DayAhead, runsOut } from "../../replenishment/plans/stock-ahead";
import { useShortDay } from "../day";
import { useNumberFormat } from "../number";
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
        Stock ahead, if nothing more is ordered
      </Text>
      <Text as="p" tone="subdued">
        <span>{said}</span>
      </Text>
      <Box paddingBlockStart="300">
        <p className="Chart-Legend">
          <span data-line="expected">Expected stock</span> <span data-line="range">8 of 10 times within</span>
          {ahead.reorderPoint !== null && <span data-line="reorder">Reorder point</span>}
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
  const x = scaleLinear().domain([first, last]).range([LEFT, WIDTH]);
  const y = scaleLinear()
    .domain([0, Math.max(1, reorderPoint ?? 0, ...days.map(({ p90 }) => p90))])
    .nice(4)
    .range([HEIGHT - BOTTOM, TOP]);
  // What would be sold beyond the last unit is lost, not owed.
  const points = (left: "p10" | "expected" | "p90") =>
    days.map((day) => `${x(day.day).toFixed(1)},${y(Math.max(0, day[left])).toFixed(1)}`);
  return (
    <svg className="SalesChart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <UnitTicks y={y} from={LEFT} to={WIDTH} />
      <path className="StockAhead-Range" d={`M${[...points("p90"), ...points("p10").reverse()].join("L")}Z`} />
      {reorderPoint !== null && (
        <line className="StockAhead-Reorder" x1={LEFT} x2={WIDTH} y1={y(reorderPoint)} y2={y(reorderPoint)} />
      )}
      <path className="StockAhead-Expected" d={`M${points("expected").join("L")}`} />
      {arrivals.map(({ day, quantity }) =>
        day === null || day > last ? null : (
          <g key={`${day}/${quantity}`}>
            <title>{`${date(Math.max(first, day))}: ${format(quantity)} expected to arrive`}</title>
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
  const left = `${format(Math.max(0, first.expected))} now, about ${format(Math.max(0, Math.round(last.expected)))} on ${date(last.day)}.`;
  return [
    left,
    outSentence(days, date),
    undated > 0 && `${format(undated)} on their way without a day are not counted.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function outSentence(days: DayAhead[], date: (day: number) => string) {
  const { early, late } = runsOut(days);
  if (early === null) return "It is not likely to run out by then.";
  if (early === days[0]?.day) return late === early ? "None is left today." : "The last may go today.";
  if (late === null) return `It may run out from ${date(early)} on.`;
  return late === early
    ? `It is likely to run out on ${date(early)}.`
    : `It is likely to run out between ${date(early)} and ${date(late)}.`;
}
