import { InlineGrid } from "@shopify/polaris";
import { type DayFigures, trendOf } from "../../replenishment/home/figures";
import { nounFor, VARIANTS } from "../../words/counted";
import { useShortDay } from "../day";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { FigureCard } from "./figure-card";
import { HOME } from "./words";

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
        title={HOME.orderNow}
        value={counts.orderNow}
        write={format}
        note={
          counts.risk > 0
            ? HOME.figureCards.withOfSalesAtRisk(variants(counts.orderNow), money(counts.risk))
            : HOME.figureCards.toOrderBeforeTheNext(variants(counts.orderNow))
        }
        trend={trend("orderNow", counts.orderNow)}
        to="/reorder"
      />
      <FigureCard
        title={HOME.figureCards.outOfStock}
        value={counts.out}
        write={format}
        note={HOME.figureCards.withNoneLeft(variants(counts.out))}
        trend={trend("out", counts.out)}
        to="/products?tab=out"
      />
      <FigureCard
        title={HOME.figureCards.onTheWay}
        value={counts.incoming}
        write={format}
        note={[
          nextArrival === null
            ? HOME.figureCards.unitsNoArrivalPlanned
            : HOME.figureCards.unitsTheNext(day(nextArrival)),
          ...(drafted > 0 ? [HOME.figureCards.ofThemDrafted(format(drafted))] : []),
        ].join(", ")}
        trend={trend("onTheWay", counts.incoming)}
        to="/purchase-orders"
      />
      <FigureCard
        title={HOME.figureCards.stockValue}
        value={withoutCosts ? null : counts.stockValue}
        write={wholeMoney}
        note={withoutCosts ? HOME.figureCards.enterWhatYourProductsCost : HOME.figureCards.atCostOfWhatHas}
        trend={trend("stockValue", counts.stockValue)}
        to="/reports/stock-value"
      />
    </InlineGrid>
  );
};

const variants = (count: number) => nounFor(count, VARIANTS);
