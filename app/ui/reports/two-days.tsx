import { useNavigate } from "@remix-run/react";
import { Button, TextField } from "@shopify/polaris";
import { useState } from "react";
import { isoDay } from "../../days/iso-day";
import { TWO_DAYS, type TypedDays } from "../../reports/filter/filter";
import { daysRefused, KEPT, type Reach } from "../../reports/filter/span";
import { withChoices } from "../filters/list-address";
import { FILTER } from "./words";

/** Two days, both among those shown; what cannot be is said beside the first. */
export const TwoDays = ({
  typed,
  today,
  address,
  reach = KEPT,
}: {
  typed: TypedDays;
  today: number;
  address: string;
  reach?: Reach;
}) => {
  const navigate = useNavigate();
  const [from, setFrom] = useState(typed.from);
  const [to, setTo] = useState(typed.to);
  const [refused, setRefused] = useState(typed.refusal);
  const show = () => {
    const why = daysRefused({ from, to }, today, reach) ?? null;
    setRefused(why);
    if (why === null) navigate(withChoices(address, { last: TWO_DAYS, from, to }), { preventScrollReset: true });
  };
  const days = { type: "date" as const, autoComplete: "off", min: isoDay(today - reach.days + 1), max: isoDay(today) };
  return (
    <div className="TwoDays">
      <TextField {...days} label={FILTER.from} value={from} onChange={setFrom} error={refused ?? undefined} />
      <TextField {...days} label={FILTER.to} value={to} onChange={setTo} />
      <Button onClick={show}>{FILTER.show}</Button>
    </div>
  );
};
