import { Link } from "@remix-run/react";
import { lotLasts } from "../replenishment/plans/lot-lasts";
import { Units, useNumberFormat } from "./number";
import { SHARED } from "./words";

type Order = { suggested: number; heldBack: boolean; velocity: number; drafted?: number };

/** What to order of a variant, as every page says it, with the way to its sum. A nought says why: `enough` where something sells. */
export const Suggested = ({ variantId, order, enough }: { variantId: number; order: Order; enough: string }) => {
  const { suggested, heldBack, velocity, drafted = 0 } = order;
  if (suggested > 0)
    return (
      <span>
        <Link to={`/products/${variantId}#order`} prefetch="none">
          <strong>
            <Units count={suggested} />
          </strong>
        </Link>
        {drafted > 0 && <span className="Aside">{SHARED.suggested.besideDrafted(<Units count={drafted} />)}</span>}
        {heldBack && (
          <span className="Aside">
            <LotLasts units={suggested} velocity={velocity} />
          </span>
        )}
      </span>
    );
  return (
    <span>
      0<span className="Aside">{velocity > 0 ? enough : SHARED.suggested.noSales}</span>
    </span>
  );
};

/** "24 units last 11 years". */
export const LotLasts = ({ units, velocity }: { units: number; velocity: number }) => {
  const format = useNumberFormat();
  return <>{lotLasts(units, velocity, format)}</>;
};
