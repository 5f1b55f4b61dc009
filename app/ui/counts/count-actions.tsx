import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { type Count, ENDED, type Move, mayMove } from "../../stock/counts/count";
import type { ReviewSums } from "../../stock/counts/review";
import { DownloadButton } from "../download-button";
import { useNumberFormat } from "../number";
import { WaitingBanner } from "../scanning/waiting-banner";
import { useToast } from "../use-toast";
import { ACTIONS, MOVE_NAMES } from "./words";

/** Of a count that goes on: scanned codes that nobody has given to a line yet, and what Evenstock does not have yet. Both would be lost. */
export type WaitingCounts = { codes: number; unsent: number };
export const NOTHING_WAITS: WaitingCounts = { codes: 0, unsent: 0 };

const yesOrNo = (said: boolean) => (said ? "yes" : "no");

/** What may become of a count, by its state. */
export const CountActions = ({
  count,
  waiting,
  uncounted,
  formToken,
}: {
  count: Count;
  waiting: WaitingCounts;
  uncounted?: ReviewSums;
  formToken: string;
}) => {
  const format = useNumberFormat();
  const { submit, state, data } = useFetcher<{ done?: string; refusal?: string }>();
  const [restIsNone, setRestIsNone] = useState(false);
  const [belowIsMeant, setBelowIsMeant] = useState(false);
  useToast(data?.done, data);
  const move = (move: Move) =>
    submit(
      {
        ...{ move, formToken, restIsNone: yesOrNo(restIsNone), belowIsMeant: yesOrNo(belowIsMeant) },
        reviewedAt: String(count.reviewedAt ?? ""),
      },
      { method: "post", action: `/counts/${count.id}/moves` },
    );
  // What a field held as the button was pressed is on its way: it comes first.
  const [isToReview, setToReview] = useState(false);
  useEffect(() => {
    if (!isToReview || waiting.unsent > 0) return;
    setToReview(false);
    if (waiting.codes === 0) move("review");
  });
  const left = uncounted ? uncounted.lines - uncounted.counted : 0;
  const below = count.state === "in_review" ? (uncounted?.below ?? 0) : 0;
  const button = (each: Move, variant?: "primary") =>
    mayMove(count.state, each) && (
      <Button
        variant={variant}
        loading={state !== "idle" || isToReview}
        disabled={(each === "review" && waiting.codes > 0) || (each === "complete" && below > 0 && !belowIsMeant)}
        onClick={() => (each === "review" ? setToReview(true) : move(each))}
      >
        {MOVE_NAMES[each]}
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
        <WaitingBanner waiting={waiting.codes} />
        {count.state === "in_review" && left > 0 && (
          <Checkbox
            label={ACTIONS.restIsNone(left, format)}
            helpText={ACTIONS.restHelp}
            checked={restIsNone}
            onChange={setRestIsNone}
          />
        )}
        {below > 0 && (
          <Checkbox
            label={ACTIONS.belowIsMeant(below, format)}
            helpText={ACTIONS.belowHelp}
            checked={belowIsMeant}
            onChange={setBelowIsMeant}
          />
        )}
        <InlineStack gap="200" align="end" blockAlign="center">
          {count.lineCount > 0 && (
            <DownloadButton address={`/counts/${count.id}/file`}>{ACTIONS.download}</DownloadButton>
          )}
          {!ENDED.includes(count.state) && <CancelCount loading={state !== "idle"} onCancel={() => move("cancel")} />}
          {button("reopen")}
          {button("start", "primary")}
          {button("review", "primary")}
          {button("complete", "primary")}
        </InlineStack>
      </BlockStack>
    </Card>
  );
};

/** Asked about first, since it cannot be taken back. */
const CancelCount = ({ loading, onCancel }: { loading: boolean; onCancel: () => void }) => {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button variant="tertiary" onClick={() => setAsked(true)}>
        {MOVE_NAMES.cancel}
      </Button>
    );
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span">{ACTIONS.cancelling}</Text>
      <Button tone="critical" loading={loading} onClick={onCancel}>
        {MOVE_NAMES.cancel}
      </Button>
      <Button onClick={() => setAsked(false)}>{ACTIONS.keep}</Button>
    </InlineStack>
  );
};
