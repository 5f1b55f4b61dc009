import { useMoney } from "../money";
import { WRITTEN } from "./words";

/** What is unknown and what is free are two words. */
export const CostOfOne = ({ minor, currency }: { minor: number | null; currency: string }) => {
  const money = useMoney(currency);
  if (minor === null) return <>{WRITTEN.noCost}</>;
  return <>{minor === 0 ? WRITTEN.free : money(minor)}</>;
};
