import { Box, Card, Text } from "@shopify/polaris";
import type { DayOfSales } from "../../../demand/history/sales-history";
import { counted, DAYS } from "../../../words/counted";
import { useShortDay } from "../../day";
import { useNumberFormat } from "../../number";
import { bands, scaled, ticksTo } from "../../scale";
import { VARIANT } from "../words";
import { UnitTicks } from "./unit-ticks";

const WIDTH = 620;
const HEIGHT = 180;
const LEFT = 36;
const BOTTOM = 22;

/** Drawn on the server: it is there before any script. */
export const SalesChart = ({ history }: { history: DayOfSales[] }) => {
  const format = useNumberFormat();
  const units = history.reduce((sum, day) => sum + day.units, 0);
  const out = history.filter((day) => day.out).length;
  const promoted = history.filter((day) => !day.out && day.promotion !== null).length;
  const said = VARIANT.salesChart.soldInTheLastDays(
    format(units),
    counted(history.length, DAYS, format),
    out ? VARIANT.salesChart.ofThemOutOfStock(format(out)) : VARIANT.salesChart.noneOfThemKnown,
    promoted ? VARIANT.salesChart.inPromotionsStriped(format(promoted)) : "",
  );
  return (
    <Card>
      <Text as="h2" variant="headingMd">
        {VARIANT.salesChart.soldEachDay}
      </Text>
      <Text as="p" tone="subdued">
        {said}
      </Text>
      <Box paddingBlockStart="300">
        <Bars history={history} label={said} />
      </Box>
      {promoted > 0 && (
        <p className="Chart-Legend">
          {out > 0 && <span data-line="out">{VARIANT.salesChart.outOfStockLeftOut}</span>}
          <span data-line="promotion">{VARIANT.salesChart.promotionLeftOut}</span>
        </p>
      )}
    </Card>
  );
};

const Bars = ({ history, label }: { history: DayOfSales[]; label: string }) => {
  const date = useShortDay();
  const format = useNumberFormat();
  const x = bands(history.length, [LEFT, WIDTH], 0.2);
  const ticks = ticksTo(Math.max(...history.map(({ units }) => units)));
  const y = scaled([0, ticks.at(-1) ?? 1], [HEIGHT - BOTTOM, 8]);
  const floor = y(0);
  return (
    <svg className="SalesChart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <defs>
        <pattern
          id="promotion-stripes"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className="SalesChart-Stripe" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      <UnitTicks ticks={ticks} y={y} from={LEFT} to={WIDTH} />
      {history.map(({ day, units, out, promotion }, index) => {
        const top = y(Math.max(0, units));
        return (
          <g key={day}>
            <title>{`${date(day)}: ${out ? VARIANT.salesChart.outOfStock : VARIANT.salesChart.sold(format(units), promotion ? `, ${promotion}` : "")}`}</title>
            <rect
              className="SalesChart-Day"
              data-out={out || undefined}
              data-promotion={(!out && promotion !== null) || undefined}
              x={x.at(index)}
              y={8}
              width={x.step}
              height={floor - 8}
            />
            <rect className="SalesChart-Bar" x={x.at(index)} y={top} width={x.width} height={floor - top} />
          </g>
        );
      })}
      <text x={LEFT} y={HEIGHT - 6}>
        {date(history[0]?.day ?? 0)}
      </text>
      <text x={WIDTH} y={HEIGHT - 6} textAnchor="end">
        {date(history.at(-1)?.day ?? 0)}
      </text>
    </svg>
  );
};
