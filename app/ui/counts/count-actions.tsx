import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { type Count, ENDED, type Move, mayMove } from "../../stock/counts/count";
import type { ReviewSums } from "../../stock/counts/review";
import { DownloadButton } from "../download-button";
import { useNumberFormat } from "../number";
import { useToast } from "../use-toast";

const WORDS = {
  start: "Start counting",
  review: "Finish and review",
  reopen: "Go on counting",
  complete: "Approve and change stock in Shopify",
  cancel: "Cancel count",
} satisfies Record<Move, string>;

/** What may become of a count, by its state. */
export const CountActions = ({
  count,
  uncounted,
  formToken,
}: {
  count: Count;
  uncounted?: ReviewSums;
  formToken: string;
}) => {
  const format = useNumberFormat();
  const { submit, state, data } = useFetcher<{ done?: string; refusal?: string }>();
  const [restIsNone, setRestIsNone] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  useToast(data?.done, data);
  const move = (move: Move) =>
    submit(
      { move, formToken, restIsNone: restIsNone ? "yes" : "no" },
      { method: "post", action: `/counts/${count.id}/moves` },
    );
  const left = uncounted ? uncounted.lines - uncounted.counted : 0;
  const button = (each: Move, primary = false) =>
    mayMove(count.state, each) && (
      <Button variant={primary ? "primary" : undefined} loading={state !== "idle"} onClick={() => move(each)}>
        {WORDS[each]}
      </Button>
    );
  return (
    <Card>
      <BlockStack gap="300">
        {data?.refusal && (
          <Banner tone="critical">
            <p>{data.refusal}</p>
          </Banner>
        )}
        {count.state === "in_review" && left > 0 && (
          <Checkbox
            label={`Take the ${format(left)} ${left === 1 ? "line" : "lines"} that nobody counted as 0`}
            helpText="Otherwise they stay as they are."
            checked={restIsNone}
            onChange={setRestIsNone}
          />
        )}
        <InlineStack gap="200" align="end" blockAlign="center">
          {count.lineCount > 0 && <DownloadButton address={`/counts/${count.id}/file`}>Download CSV</DownloadButton>}
          {!ENDED.includes(count.state) &&
            (cancelling ? (
              <InlineStack gap="200" blockAlign="center">
                <Text as="span">Nothing is written to Shopify. This cannot be taken back.</Text>
                <Button tone="critical" loading={state !== "idle"} onClick={() => move("cancel")}>
                  {WORDS.cancel}
                </Button>
                <Button onClick={() => setCancelling(false)}>Keep it</Button>
              </InlineStack>
            ) : (
              <Button variant="tertiary" onClick={() => setCancelling(true)}>
                {WORDS.cancel}
              </Button>
            ))}
          {button("reopen")}
          {button("start", true)}
          {button("review", true)}
          {button("complete", true)}
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
