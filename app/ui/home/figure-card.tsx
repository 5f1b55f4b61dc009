import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { CSSProperties, ReactNode } from "react";
import type { Trend } from "../../replenishment/home/figures";
import { Sparkline } from "./sparkline";
import { HOME } from "./words";

interface Figure {
  title: string;
  /** Null: not known. */
  value: number | null;
  /** Writes the value, and a change of it. */
  write: (value: number) => string;
  note: ReactNode;
  trend: Trend;
  /** The list whose count it is. */
  to?: string;
}

/** A number, its change, its month, and the list that it counts. */
export const FigureCard = ({ to, ...figure }: Figure) => (
  <Card>
    {to ? (
      <Link to={to} className="FigureCard FigureCard-Link">
        <Body {...figure} />
      </Link>
    ) : (
      <div className="FigureCard">
        <Body {...figure} />
      </div>
    )}
  </Card>
);

const Body = ({ title, value, write, note, trend }: Omit<Figure, "to">) => (
  <BlockStack gap="100">
    <span className="FigureCard-Title">
      <Text as="h2" variant="headingSm">
        {title}
      </Text>
    </span>
    <Amount text={value === null ? "–" : write(value)} />
    <Text as="span" tone="subdued">
      {note}
    </Text>
    <Sparkline values={value === null ? [] : trend.values} />
    {value !== null && trend.change && <Change change={trend.change} write={write} />}
  </BlockStack>
);

/** Large, and as much smaller as a narrow card asks of a long one. */
const Amount = ({ text }: { text: string }) => (
  <span className="FigureCard-Room">
    <span className="FigureCard-Number" style={{ "--letters": text.length } as CSSProperties}>
      {text}
    </span>
  </span>
);

const Change = ({ change, write }: { change: NonNullable<Trend["change"]>; write: Figure["write"] }) => {
  const when = change.days === 7 ? HOME.figureCard.aWeekAgo : HOME.figureCard.daysAgo(change.days);
  return (
    <span className="FigureCard-Change">
      {change.by === 0
        ? HOME.figureCard.sameAs(when)
        : (change.by > 0 ? HOME.figureCard.more : HOME.figureCard.less)(write(Math.abs(change.by)), when)}
    </span>
  );
};
