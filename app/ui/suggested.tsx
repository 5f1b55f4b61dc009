import { Units } from "./number";

/** What to order. A nought says why: `enough` where something sells. */
export const Suggested = ({ units, velocity, enough }: { units: number; velocity: number; enough: string }) =>
  units > 0 ? (
    <strong>
      <Units count={units} />
    </strong>
  ) : (
    <span>
      0<span className="Aside">{velocity > 0 ? enough : "No sales"}</span>
    </span>
  );
