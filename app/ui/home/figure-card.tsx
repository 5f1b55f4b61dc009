import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Trend } from "../../replenishment/home/figures";
import { Sparkline } from "./sparkline";

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
    <span className="FigureCard-Number">{value === null ? "–" : write(value)}</span>
    <Text as="span" tone="subdued">
      {note}
    </Text>
    <Sparkline values={value === null ? [] : trend.values} />
    <span className="FigureCard-Change">{value !== null && <Change trend={trend} write={write} />}</span>
  </BlockStack>
);

const Change = ({ trend: { change }, write }: Pick<Figure, "trend" | "write">) => {
  if (!change) return <>No day to compare with yet</>;
  const when = change.days === 7 ? "a week ago" : change.days === 1 ? "yesterday" : `${change.days} days ago`;
  if (change.by === 0) return <>Same as {when}</>;
  return (
    <>
      {write(Math.abs(change.by))} {change.by > 0 ? "more" : "less"} than {when}
    </>
  );
};
