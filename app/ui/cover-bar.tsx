import { Badge } from "@shopify/polaris";
import { Cover } from "./number";
import { SHARED } from "./words";

/**
 * Days of cover, and as a bar: full at twice the lead time and more. Its colour says what the line says: red where an order is
 * due, amber where it soon is. What is sold out is the most urgent of all.
 */
export const CoverBar = ({
  days,
  available,
  leadTimeDays,
  due,
}: {
  days: number;
  available: number | null;
  leadTimeDays: number;
  due: "now" | "soon" | "later";
}) => {
  if (isSoldOut({ available, cover: days })) return <SoldOut />;
  const full = Math.max(1, 2 * leadTimeDays);
  return (
    <span className="CoverBar">
      <Cover days={days} available={available} />
      {available !== null && (
        <span className="CoverBar-Track" aria-hidden>
          <span className="CoverBar-Fill" data-due={due} style={{ width: `${Math.min(1, days / full) * 100}%` }} />
        </span>
      )}
    </span>
  );
};

export const isSoldOut = ({ available, cover }: { available: number | null; cover: number }) =>
  available !== null && available <= 0 && cover === 0;

/** Stands for the days of cover: there are none. */
export const SoldOut = () => <Badge tone="critical">{SHARED.coverBar.soldOut}</Badge>;
