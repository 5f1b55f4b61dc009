import { useFetcher } from "@remix-run/react";
import { Badge, type BadgeProps, Banner, BlockStack, Button, Card, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Paged } from "../../lists/keyset";
import type { Count } from "../../stock/counts/count";
import {
  availableBelow,
  mayBeCommitted,
  REVIEW_TABS,
  type ReviewLine,
  type ReviewSums,
  type ReviewTab,
} from "../../stock/counts/review";
import { isLate, isPosting, WRITE_WORDS, type WriteState } from "../../stock/writes/inventory-write";
import { whoDid } from "../../words/who";
import { Since } from "../day";
import { EmptyList } from "../empty-list";
import { LateWrites } from "../late-writes";
import { LinkTabs } from "../link-tabs";
import { type Column, ListTable } from "../list-table";
import { useMoney } from "../money";
import { Units, useNumberFormat } from "../number";
import { PagedIndex } from "../paged-index";
import { useFreshWhile } from "../use-fresh-while";
import { VariantName } from "../variant-name";
import { REVIEW, TAB_NAMES } from "./words";

/** Every line beside what was there at its first scan, before anything is written, and what became of it afterwards. */
export const CountReview = ({
  count,
  sums,
  list,
  tab,
  currency,
  staff,
  ...clock
}: {
  count: Count;
  sums: ReviewSums;
  list: Paged<ReviewLine>;
  tab: ReviewTab;
  currency: string;
  staff: string;
  now: number;
  timeZone: Zone;
}) => {
  useFreshWhile(list.rows.some(({ posting }) => isPosting(posting)));
  const address = (tab: ReviewTab) =>
    tab === "differences" ? `/counts/${count.id}` : `/counts/${count.id}?tab=${tab}`;
  const counts = {
    ...{ differences: sums.differences, matching: sums.matching },
    ...{ uncounted: sums.lines - sums.counted, all: sums.lines },
  };
  return (
    <BlockStack gap="400">
      {list.rows.some((line) => isLate(line, clock.now)) && <LateWrites />}
      <Sums count={count} sums={sums} currency={currency} staff={staff} {...clock} />
      <PagedIndex
        tabs={
          <LinkTabs
            label={REVIEW.tabs}
            tabs={REVIEW_TABS.map((each) => ({
              ...{ name: TAB_NAMES[each], to: address(each), current: each === tab, count: counts[each] },
            }))}
          />
        }
        address={address(tab)}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{tab === "differences" ? REVIEW.noDifference : REVIEW.nothingHere}</EmptyList>
        ) : (
          <ListTable
            caption={REVIEW.caption}
            columns={columns(currency, count.state === "in_review")}
            rows={list.rows}
            keyOf={({ lineId }) => lineId}
          />
        )}
      </PagedIndex>
    </BlockStack>
  );
};

const Sums = ({
  count: { state, reviewedAt, endedAt, endedBy },
  sums: { more, fewer, value, differences, withoutCost, untracked, shared },
  currency,
  staff,
  ...clock
}: {
  count: Count;
  sums: ReviewSums;
  currency: string;
  staff: string;
  now: number;
  timeZone: Zone;
}) => {
  const format = useNumberFormat();
  const money = useMoney(currency);
  const when = endedAt ?? reviewedAt;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {differences === 0 ? REVIEW.nothingDiffers : REVIEW.differ(differences, more, fewer, format)}
        </Text>
        <Text as="p">
          {REVIEW.value(money(value))}
          {withoutCost > 0 && REVIEW.withoutCost(withoutCost, format)}
        </Text>
        <Text as="p" tone="subdued">
          {REVIEW.expectedIs}
        </Text>
        {when !== null && (
          <Text as="p" tone="subdued">
            {REVIEW.became(state, endedAt === null ? null : whoDid(endedBy, staff))} <Since at={when} {...clock} />
          </Text>
        )}
        {shared > 0 && state === "in_review" && (
          <Banner title={REVIEW.shared(shared, format)}>
            <p>{REVIEW.sharedSays}</p>
          </Banner>
        )}
        {untracked > 0 && (
          <Banner tone="warning">
            <p>{REVIEW.untracked(untracked, format)}</p>
          </Banner>
        )}
      </BlockStack>
    </Card>
  );
};

const columns = (currency: string, isAsked: boolean): Column<ReviewLine>[] => [
  {
    heading: REVIEW.product,
    cell: (line) => (
      <>
        <VariantName variant={line} variantId={line.variantId} />
        {line.people > 1 && <Badge>{REVIEW.people(line.people)}</Badge>}
        {mayBeCommitted(line) && <span className="Aside">{REVIEW.committed}</span>}
      </>
    ),
  },
  { heading: REVIEW.sku, cell: ({ sku }) => sku || "–" },
  {
    heading: REVIEW.expected,
    numeric: true,
    cell: ({ expected }) => (expected === null ? "–" : <Units count={expected} />),
  },
  {
    heading: REVIEW.counted,
    numeric: true,
    cell: ({ counted }) => (counted === null ? "–" : <Units count={counted} />),
  },
  { heading: REVIEW.difference, numeric: true, cell: (line) => <Difference line={line} isAsked={isAsked} /> },
  {
    heading: REVIEW.worth,
    numeric: true,
    cell: ({ change, value }) => <Value change={change} value={value} currency={currency} />,
  },
  { heading: REVIEW.inShopify, cell: (line) => <Posting line={line} /> },
];

const Difference = ({ line, isAsked }: { line: ReviewLine; isAsked: boolean }) => {
  const format = useNumberFormat();
  const { change } = line;
  if (change === null) return <>–</>;
  const below = isAsked ? availableBelow(line) : undefined;
  return (
    <>
      {change > 0 ? `+${format(change)}` : format(change)}
      {below !== undefined && (
        <span className="Aside">
          <Text as="span" tone="critical">
            {REVIEW.below(format(below))}
          </Text>
        </span>
      )}
    </>
  );
};

const Value = ({ change, value, currency }: { change: number | null; value: number | null; currency: string }) => {
  const money = useMoney(currency);
  if (change === null) return <>–</>;
  return <>{value === null ? REVIEW.noCost : money(value)}</>;
};

const Posting = ({ line: { lineId, posting, refusal } }: { line: ReviewLine }) => {
  const { submit, state } = useFetcher();
  if (posting === null) return <>–</>;
  return (
    <BlockStack gap="100">
      <div>
        <Badge tone={POSTING_TONES[posting]}>{WRITE_WORDS[posting]}</Badge>
      </div>
      {posting === "refused" && (
        <>
          <Text as="span" tone="critical">
            {refusal}
          </Text>
          <div>
            <Button
              size="slim"
              loading={state !== "idle"}
              onClick={() => submit(null, { method: "post", action: `/counts/lines/${lineId}/posting` })}
            >
              {REVIEW.again}
            </Button>
          </div>
        </>
      )}
    </BlockStack>
  );
};

const POSTING_TONES = {
  queued: "attention",
  sending: "attention",
  confirmed: "success",
  refused: "critical",
  uncertain: "warning",
} satisfies Record<WriteState, BadgeProps["tone"]>;
