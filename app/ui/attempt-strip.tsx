import { ATTEMPTS_TOLD, type Health } from "../outbound/endpoints/health";
import { useNumberFormat } from "./number";
import { SHARED } from "./words";

const HEIGHT = 20;
const SHORT = 8;

/** The last hundred attempts side by side, the newest at the right: what failed stands tall, so that colour is not all that tells. */
export const AttemptStrip = ({ health: { strip, successRate } }: { health: Health }) => {
  const format = useNumberFormat();
  if (successRate === null) return <>{SHARED.attemptStrip.noAttemptYet}</>;
  const failed = strip.filter((each) => each === "failed").length;
  return (
    <div className="AttemptStrip">
      <svg viewBox={`0 0 ${ATTEMPTS_TOLD * 2} ${HEIGHT}`} role="img" preserveAspectRatio="none">
        <title>{SHARED.attemptStrip.theLastAttemptsDeliveredFailed(strip.length, strip.length - failed, failed)}</title>
        {(["delivered", "failed"] as const).map((outcome) => (
          <path key={outcome} d={barsOf(strip, outcome)} data-outcome={outcome} />
        ))}
      </svg>
      <span className="Aside">
        {strip.length === 1
          ? SHARED.attemptStrip.theOneAttempt(failed === 0)
          : SHARED.attemptStrip.ofAttemptsDelivered(
              format(successRate * 100, successRate < 1 ? 1 : 0),
              format(strip.length),
            )}
      </span>
    </div>
  );
};

/** A bar for each attempt that came out so. */
function barsOf(strip: Health["strip"], wanted: Health["strip"][number]) {
  const first = ATTEMPTS_TOLD - strip.length;
  const top = wanted === "failed" ? 0 : HEIGHT - SHORT;
  return strip
    .map((outcome, at) => (outcome === wanted ? `M${(first + at) * 2} ${HEIGHT}V${top}h1.6V${HEIGHT}z` : ""))
    .join("");
}
