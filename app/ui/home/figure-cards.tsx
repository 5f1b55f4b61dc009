import { InlineGrid } from "@shopify/polaris";
import { type DayFigures, trendOf } from "../../replenishment/home/figures";
import { useShortDay } from "../day";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { FigureCard } from "./figure-card";

interface Figures {
  counts: { orderNow: number; out: number; incoming: number; stockValue: number; units: number; risk: number };
  history: DayFigures[];
  nextArrival: number | null;
  /** Units of what is on its way that are on drafts: nobody has ordered them yet. */
  drafted: number;
  currency: string;
  today: number;
}

/** What the shop's day begins with. */
export const FigureCards = ({ counts, history, nextArrival, drafted, currency, today }: Figures) => {
  const format = useNumberFormat();
  const money = useMoney(currency);
  const wholeMoney = useMoney(currency, { whole: true });
  const day = useShortDay();
  const trend = (figure: Exclude<keyof DayFigures, "day">, now: number) => trendOf(history, figure, now, today);
  const withoutCosts = counts.stockValue === 0 && counts.units > 0;
  return (
    <InlineGrid columns={{ xs: 2, md: 4 }} gap={{ xs: "300", md: "400" }}>
      <FigureCard
        title="Order now"
        value={counts.orderNow}
        write={format}
        note={
          counts.risk > 0
            ? `${variants(counts.orderNow)}, with ${money(counts.risk)} of sales at risk a day`
            : `${variants(counts.orderNow)} to order before the next review`
        }
        trend={trend("orderNow", counts.orderNow)}
        to="/reorder"
      />
      <FigureCard
        title="Out of stock"
        value={counts.out}
        write={format}
        note={`${variants(counts.out)} with none left`}
        trend={trend("out", counts.out)}
        to="/products?tab=out"
      />
      <FigureCard
        title="On the way"
        value={counts.incoming}
        write={format}
        note={[
          nextArrival === null ? "units, no arrival planned" : `units, the next on ${day(nextArrival)}`,
          ...(drafted > 0 ? [`${format(drafted)} of them drafted`] : []),
        ].join(", ")}
        trend={trend("onTheWay", counts.incoming)}
        to="/purchase-orders"
      />
      <FigureCard
        title="Stock value"
        value={withoutCosts ? null : counts.stockValue}
        write={wholeMoney}
        note={withoutCosts ? "Enter what your products cost in Shopify" : "at cost, of what has a cost"}
        trend={trend("stockValue", counts.stockValue)}
        to="/reports/stock-value"
      />
    </InlineGrid>
  );
};

const variants = (count: number) => (count === 1 ? "variant" : "variants");
