import { Cover } from "../number";

/** Days of cover, and as a bar: full at twice the lead time and more, red where it does not last the lead time. */
export const CoverBar = ({
  days,
  available,
  leadTimeDays,
}: {
  days: number;
  available: number | null;
  leadTimeDays: number;
}) => {
  const full = Math.max(1, 2 * leadTimeDays);
  const tone = days < leadTimeDays ? "short" : days < full ? "fair" : "long";
  return (
    <span className="CoverBar">
      <Cover days={days} available={available} />
      {available !== null && (
        <span className="CoverBar-Track" aria-hidden>
          <span className="CoverBar-Fill" data-tone={tone} style={{ width: `${Math.min(1, days / full) * 100}%` }} />
        </span>
      )}
    </span>
  );
};
