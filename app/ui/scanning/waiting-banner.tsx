import { Banner } from "@shopify/polaris";
import { useNumberFormat } from "../number";
import { SCANNING } from "./words";

/** What is counted cannot be finished while codes wait: they would be lost. */
export const WaitingBanner = ({ waiting }: { waiting: number }) => {
  const format = useNumberFormat();
  if (waiting === 0) return null;
  return (
    <Banner tone="warning" title={SCANNING.waitingCodes.waiting(waiting, format)}>
      <p>{SCANNING.waitingCodes.settle}</p>
    </Banner>
  );
};
