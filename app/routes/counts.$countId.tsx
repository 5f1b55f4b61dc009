import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useState } from "react";
import { zoneOf } from "../days/zone-days";
import { cursorIn } from "../lists/keyset";
import { authenticate } from "../requests/authenticate.server";
import { newFormToken } from "../requests/form-token";
import { requireCount } from "../requests/require-count.server";
import { ENDED } from "../stock/counts/count";
import { findTold } from "../stock/counts/entries.server";
import { findReviewSums, listLinesToCount, listReview } from "../stock/counts/lines.server";
import { REVIEW_TABS } from "../stock/counts/review";
import { CountActions, NOTHING_WAITS } from "../ui/counts/count-actions";
import { CountState } from "../ui/counts/count-columns";
import { CountForm } from "../ui/counts/count-form";
import { CountReview } from "../ui/counts/count-review";
import { choiceSaid, PAGES } from "../ui/counts/words";
import { GoOn } from "../ui/go-on";
import { ClosedLocation } from "../ui/receiving/closed-location";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.count.name ?? PAGES.one }];

const PAGE_SIZE = 50;

/** To be counted, a count comes with all of its lines; to be reviewed, with a page of them. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  const count = await requireCount(database, shop, params.countId);
  const now = Date.now();
  const page = {
    ...{ count, staff, now, timeZone: zoneOf(shop.timeZone, now), currency: shop.currency, formToken: newFormToken() },
  };
  if (count.state === "draft" || count.state === "in_progress") {
    const [lines, told] = await Promise.all([
      listLinesToCount(database, shop, count),
      findTold(database, shop, count.id, Number.MAX_SAFE_INTEGER),
    ]);
    return { ...page, counting: { lines, last: told?.last ?? 0 }, review: null };
  }
  const { searchParams } = new URL(request.url);
  const tab = REVIEW_TABS.find((each) => each === searchParams.get("tab")) ?? "differences";
  const [sums, list] = await Promise.all([
    findReviewSums(database, shop, count.id),
    listReview(database, shop, count.id, tab, cursorIn(searchParams), PAGE_SIZE),
  ]);
  return { ...page, counting: null, review: { sums, list, tab } };
}

export default function CountPage() {
  const { count, counting, review, currency, formToken, staff, ...clock } = useLoaderData<typeof loader>();
  const [waiting, setWaiting] = useState(NOTHING_WAITS);
  const actions = (
    <CountActions
      key={`actions ${count.state}`}
      count={count}
      waiting={counting ? waiting : NOTHING_WAITS}
      uncounted={review?.sums}
      formToken={formToken}
    />
  );
  return (
    <Page
      title={count.name}
      titleMetadata={<CountState state={count.state} />}
      subtitle={[count.locationName, choiceSaid(count), count.blind && PAGES.blind].filter(Boolean).join(" · ")}
      backAction={{ content: PAGES.title, url: "/counts" }}
    >
      {count.isLocationClosed && !ENDED.includes(count.state) && <ClosedLocation name={count.locationName} counted />}
      <GoOn step={count.state}>
        {counting && (
          <CountForm key={`form ${count.state}`} count={count} {...counting} start={actions} onWaiting={setWaiting} />
        )}
        {review && <CountReview count={count} {...review} currency={currency} staff={staff} {...clock} />}
        {count.state !== "draft" && actions}
      </GoOn>
    </Page>
  );
}
