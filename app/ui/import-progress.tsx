import { useFetcher, useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Card, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { IMPORTED, type ImportAnswer, importAnswer } from "./import-answer";
import { useNumberFormat } from "./number";
import { SHARED } from "./words";

const EVERY = 2000;

/** The first import with its counts so far. The page is read anew when it ends. `bare`: within another card. */
export const ImportProgress = ({ bare = false }: { bare?: boolean }) => {
  const { answer, begin, beginning } = useImport();
  if (answer?.state === "failed") return <ImportFailed error={answer.error} begin={begin} beginning={beginning} />;
  const running = <ImportRunning answer={answer} />;
  return bare ? running : <Card>{running}</Card>;
};

const ImportRunning = ({ answer }: { answer: ImportAnswer | undefined }) => (
  <BlockStack gap="300">
    <InlineStack gap="200" blockAlign="center">
      <Spinner size="small" accessibilityLabel={SHARED.importProgress.importing} />
      <Text as="p" variant="headingSm">
        {answer?.state === "running"
          ? SHARED.importProgress.readingYourShop
          : SHARED.importProgress.waitingForShopifyToBegin}
      </Text>
    </InlineStack>
    <Text as="p" tone="subdued">
      {SHARED.importProgress.productsStockAndTheOrders}
    </Text>
    <ImportCounts counts={answer?.counts ?? {}} />
  </BlockStack>
);

const ImportCounts = ({ counts }: Pick<ImportAnswer, "counts">) => {
  const format = useNumberFormat();
  return (
    <dl className="Counts" aria-live="polite">
      {IMPORTED.map(([what, name]) => (
        <div key={what}>
          <dt>{name}</dt>
          <dd>{format(counts[what] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
};

interface Failed extends Pick<ImportAnswer, "error"> {
  begin: () => void;
  beginning: boolean;
}

const ImportFailed = ({ error, begin, beginning }: Failed) => (
  <Banner
    tone="critical"
    title={SHARED.importProgress.theImportStopped}
    action={{ content: SHARED.importProgress.importAgain, onAction: begin, loading: beginning }}
  >
    <p>{error ?? SHARED.importProgress.shopifyDidNotAnswerAs}</p>
    <p>{SHARED.importProgress.whatWasReadSoFar}</p>
  </Banner>
);

function useImport() {
  const { load, submit, data, state } = useFetcher();
  const { revalidate } = useRevalidator();
  const answer = importAnswer.safeParse(data).data;
  const ended = answer?.state === "done" || answer?.state === "failed";

  useEffect(() => {
    if (answer?.state === "done") revalidate();
  }, [answer?.state, revalidate]);

  useEffect(() => {
    if (ended || state !== "idle") return;
    const timer = setTimeout(() => load("/import"), data ? EVERY : 0);
    return () => clearTimeout(timer);
  }, [ended, state, data, load]);

  return {
    answer,
    begin: () => submit(null, { method: "post", action: "/import" }),
    beginning: state !== "idle",
  };
}
