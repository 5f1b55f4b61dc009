import { useFetcher } from "@remix-run/react";
import { Badge, type BadgeProps, Banner, BlockStack, Button, Card, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Paged } from "../../lists/keyset";
import type { Count } from "../../stock/counts/count";
import {
  mayBeCommitted,
  REVIEW_TABS,
  type ReviewLine,
  type ReviewSums,
  type ReviewTab,
} from "../../stock/counts/review";
import { WRITE_WORDS, type WriteState } from "../../stock/writes/inventory-write";
import { whoDid } from "../../words/who";
import { Since } from "../day";
import { EmptyList } from "../empty-list";
import { LinkTabs } from "../link-tabs";
import { type Column, ListTable } from "../list-table";
import { useMoney } from "../money";
import { Units, useNumberFormat } from "../number";
import { PagedIndex } from "../paged-index";
import { useFreshWhile } from "../use-fresh-while";
import { VariantName } from "../variant-name";

const NAMES = {
  differences: "Differences",
  matching: "Matching",
  uncounted: "Not counted",
  all: "All",
} satisfies Record<ReviewTab, string>;

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
  useFreshWhile(list.rows.some(({ posting }) => posting === "queued" || posting === "sending"));
  const address = (tab: ReviewTab) =>
    tab === "differences" ? `/counts/${count.id}` : `/counts/${count.id}?tab=${tab}`;
  const counts = {
    ...{ differences: sums.differences, matching: sums.matching },
    ...{ uncounted: sums.lines - sums.counted, all: sums.lines },
  };
  return (
    <BlockStack gap="400">
      <Sums count={count} sums={sums} currency={currency} staff={staff} {...clock} />
      <PagedIndex
        tabs={
          <LinkTabs
            label="Lines"
            tabs={REVIEW_TABS.map((each) => ({
              ...{ name: NAMES[each], to: address(each), current: each === tab, count: counts[each] },
            }))}
          />
        }
        address={address(tab)}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>
            {tab === "differences" ? "What was counted is what was expected." : "No line stands here."}
          </EmptyList>
        ) : (
          <ListTable
            caption="Lines of the count"
            columns={columns(currency)}
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
          {differences === 0
            ? "Nothing differs"
            : `${format(differences)} ${differences === 1 ? "line differs" : "lines differ"}: ${format(more)} units more, ${format(fewer)} fewer`}
        </Text>
        <Text as="p">
          Value of the differences at cost: {money(value)}
          {withoutCost > 0 &&
            `, without ${format(withoutCost)} ${withoutCost === 1 ? "line" : "lines"} whose cost is not known`}
        </Text>
        <Text as="p" tone="subdued">
          Expected is what was there at a line's first scan. What was sold or received since stays as it is.
        </Text>
        {when !== null && (
          <Text as="p" tone="subdued">
            {state === "completed" ? "Approved" : state === "cancelled" ? "Cancelled" : "Brought to review"}
            {endedAt !== null && ` by ${whoDid(endedBy, staff)}`} <Since at={when} {...clock} />
          </Text>
        )}
        {shared > 0 && state === "in_review" && (
          <Banner title={`Several people counted ${format(shared)} of the lines`}>
            <p>Their units are added up. If two counted the same shelf, count that line again.</p>
          </Banner>
        )}
        {untracked > 0 && (
          <Banner tone="warning">
            <p>
              {format(untracked)} counted {untracked === 1 ? "line is" : "lines are"} not tracked at this location in
              Shopify, so nothing is changed there.
            </p>
          </Banner>
        )}
      </BlockStack>
    </Card>
  );
};

const columns = (currency: string): Column<ReviewLine>[] => [
  {
    heading: "Product",
    cell: (line) => (
      <>
        <VariantName variant={line} variantId={line.variantId} />
        {line.people > 1 && <Badge>{`${line.people} people`}</Badge>}
        {mayBeCommitted(line) && (
          <span className="Aside">{`Just as many are promised to orders: were those counted too?`}</span>
        )}
      </>
    ),
  },
  { heading: "SKU", cell: ({ sku }) => sku || "–" },
  {
    heading: "Expected",
    numeric: true,
    cell: ({ expected }) => (expected === null ? "–" : <Units count={expected} />),
  },
  { heading: "Counted", numeric: true, cell: ({ counted }) => (counted === null ? "–" : <Units count={counted} />) },
  { heading: "Difference", numeric: true, cell: ({ change }) => <Difference units={change} /> },
  {
    heading: "Value",
    numeric: true,
    cell: ({ change, value }) => <Value change={change} value={value} currency={currency} />,
  },
  { heading: "In Shopify", cell: (line) => <Posting line={line} /> },
];

const Difference = ({ units }: { units: number | null }) => {
  const format = useNumberFormat();
  if (units === null) return <>–</>;
  return <>{units > 0 ? `+${format(units)}` : format(units)}</>;
};

const Value = ({ change, value, currency }: { change: number | null; value: number | null; currency: string }) => {
  const money = useMoney(currency);
  if (change === null) return <>–</>;
  return <>{value === null ? "Not known" : money(value)}</>;
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
              Try again
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
