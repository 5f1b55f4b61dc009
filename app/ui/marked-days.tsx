import type { MarkedDays as Days } from "../demand/promotions/marked-days";
import { useLongDay } from "./day";
import { useNumberFormat } from "./number";
import { SHARED } from "./words";

/** Days that are marked or lifted, how many they are, and whether they are to come. */
export const MarkedDays = ({ days: { fromDay, toDay }, today }: { days: Days; today: number }) => {
  const date = useLongDay();
  const format = useNumberFormat();
  const count = toDay - fromDay + 1;
  const when =
    toDay < today ? SHARED.markedDays.past : fromDay > today ? SHARED.markedDays.toCome : SHARED.markedDays.now;
  return (
    <>
      <span>{count === 1 ? date(fromDay) : `${date(fromDay)} – ${date(toDay)}`}</span>
      <span className="Aside">{SHARED.markedDays.lasting(count, when, format)}</span>
    </>
  );
};
