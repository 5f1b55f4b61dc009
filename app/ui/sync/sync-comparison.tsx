import { useFetcher, useRevalidator } from "@remix-run/react";
import { Banner, Button, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Zone } from "../../days/zone";
import { Moment } from "../day";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { type ComparisonAnswer, comparisonAnswer } from "./sync-answers";

const ADDRESS = "/sync/comparisons";
const EVERY = 2000;

/** The last comparison with Shopify, and the next. */
export const SyncComparison = ({ first, timeZone }: { first: ComparisonAnswer; timeZone: Zone }) => {
  const { answer, begin, beginning } = useComparison(first);
  const isRunning = answer.state === "running";
  return (
    <TitledCard
      title="Comparison with Shopify"
      note="Each night all products, stock and changed orders are compared with Shopify, and what differs is put right: so nothing that was lost on its way stays lost."
      action={
        <Button onClick={begin} loading={isRunning || beginning}>
          Compare with Shopify now
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
      <Text as="p">Comparing. You may leave this page: it goes on.</Text>
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
  if (!last) return <Text as="p">None has run yet. The first one comes tonight.</Text>;
  const { failure, checked, drifted, finishedAt, startedAt } = last;
  if (failure !== null)
    return (
      <Banner tone="warning" title="The last comparison did not end well">
        <p>{failure}</p>
        <p>What it had put right stays so. It is tried again in the night.</p>
      </Banner>
    );
  const others = MENDED.flatMap(([name, word]) => (counts[name] ? [`${format(counts[name])} ${word}`] : []));
  return (
    <>
      <p>
        {drifted === 0
          ? `All ${format(checked)} stock levels were as Shopify has them.`
          : `${format(drifted)} of ${format(checked)} stock levels differed and were put right.`}
        {others.length > 0 && ` Also brought up to date: ${others.join(", ")}.`}
      </p>
      <p>
        Ended <Moment at={finishedAt ?? startedAt} timeZone={timeZone} />.
      </p>
    </>
  );
};

const COUNTED = [
  ["products", "Products"],
  ["variants", "Variants"],
  ["levels", "Stock levels"],
  ["orders", "Changed orders"],
] as const;

const MENDED = [
  ["products_mended", "products"],
  ["variants_mended", "variants"],
  ["items_mended", "costs"],
  ["lines_mended", "lines of orders"],
  ["orders_gone", "deleted orders"],
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
