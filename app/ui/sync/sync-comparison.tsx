import { useFetcher, useRevalidator } from "@remix-run/react";
import { Banner, Button, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Zone } from "../../days/zone";
import { Moment } from "../day";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { type ComparisonAnswer, comparisonAnswer } from "./sync-answers";
import { SYNC } from "./words";

const ADDRESS = "/sync/comparisons";
const EVERY = 2000;

/** The last comparison with Shopify, and the next. */
export const SyncComparison = ({ first, timeZone }: { first: ComparisonAnswer; timeZone: Zone }) => {
  const { answer, begin, beginning } = useComparison(first);
  const isRunning = answer.state === "running";
  return (
    <TitledCard
      title={SYNC.comparisonWithShopify}
      note={SYNC.syncComparison.nightlyComparison}
      action={
        <Button onClick={begin} loading={isRunning || beginning}>
          {SYNC.syncComparison.compareWithShopifyNow}
        </Button>
      }
      notices={isRunning ? <Progress {...answer} /> : <Last {...answer} timeZone={timeZone} />}
    />
  );
};

const Progress = ({ counts }: ComparisonAnswer) => {
  const format = useNumberFormat();
  return (
    <div aria-live="polite">
      <Text as="p">{SYNC.syncComparison.comparingYouMayLeaveThis}</Text>
      <dl className="Counts">
        {COUNTED.map(([name, word]) => (
          <div key={name}>
            <dt>{word}</dt>
            <dd>{format(counts[name] ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

const Last = ({ last, counts, timeZone }: ComparisonAnswer & { timeZone: Zone }) => {
  const format = useNumberFormat();
  if (!last) return <Text as="p">{SYNC.syncComparison.noComparisonYet}</Text>;
  const { failure, checked, drifted, finishedAt, startedAt } = last;
  if (failure !== null)
    return (
      <Banner tone="warning" title={SYNC.syncComparison.comparisonFailed}>
        <p>{failure}</p>
        <p>{SYNC.syncComparison.comparisonTriedAgain}</p>
      </Banner>
    );
  const others = MENDED.flatMap(([name, word]) => (counts[name] ? [`${format(counts[name])} ${word}`] : []));
  return (
    <>
      <p>
        {drifted === 0
          ? SYNC.syncComparison.allStockLevelsWereAs(format(checked))
          : SYNC.syncComparison.ofStockLevelsDiffered(format(drifted), format(checked))}
        {others.length > 0 && SYNC.syncComparison.alsoBroughtUpToDate(others.join(", "))}
      </p>
      <p>{SYNC.syncComparison.ended(<Moment at={finishedAt ?? startedAt} timeZone={timeZone} />)}</p>
    </>
  );
};

const COUNTED = [
  ["products", SYNC.syncComparison.products],
  ["variants", SYNC.syncComparison.variants],
  ["levels", SYNC.stockLevels],
  ["orders", SYNC.changedOrders],
] as const;

const MENDED = [
  ["products_mended", "products"],
  ["variants_mended", "variants"],
  ["items_mended", "costs"],
  ["lines_mended", SYNC.syncComparison.linesOfOrders],
  ["orders_gone", SYNC.syncComparison.deletedOrders],
] as const;

function useComparison(first: ComparisonAnswer) {
  const { load, submit, data, state } = useFetcher();
  const { revalidate } = useRevalidator();
  const [askedAfter, setAskedAfter] = useState<number>();
  const told = comparisonAnswer.safeParse(data).data;
  // Asking has the page read anew as well: whichever knows of the newer comparison.
  const answer = told && latestOf(told) >= latestOf(first) ? told : first;
  // Between the asking and its first step it does not run yet.
  const isAwaited = askedAfter === latestOf(answer) && answer.state !== "running";
  const isOpen = answer.state === "running" || isAwaited;

  useEffect(() => {
    if (!isOpen || state !== "idle") return;
    const timer = setTimeout(() => load(ADDRESS), EVERY);
    return () => clearTimeout(timer);
  }, [isOpen, state, load]);

  const isNewlyEnded = !isOpen && data !== undefined;
  useEffect(() => {
    if (isNewlyEnded) revalidate();
  }, [isNewlyEnded, revalidate]);

  return {
    answer,
    begin: () => {
      setAskedAfter(latestOf(answer));
      submit(null, { method: "post", action: ADDRESS });
    },
    beginning: isAwaited,
  };
}

const latestOf = ({ last }: ComparisonAnswer) => last?.id ?? 0;
