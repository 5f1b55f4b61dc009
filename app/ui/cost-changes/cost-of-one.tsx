import { useMoney } from "../money";

/** What is unknown and what is free are two words. */
export const CostOfOne = ({ minor, currency }: { minor: number | null; currency: string }) => {
  const money = useMoney(currency);
  if (minor === null) return <>None</>;
  return <>{minor === 0 ? "Free" : money(minor)}</>;
};
