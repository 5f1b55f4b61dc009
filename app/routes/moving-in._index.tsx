import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useState } from "react";
import { listKnownLocations } from "../catalog/known-locations.server";
import { zoneOf } from "../days/zone-days";
import { listKeptFiles } from "../purchasing/moving-in/kept-files.server";
import { authenticate } from "../requests/authenticate.server";
import { GoOn } from "../ui/go-on";
import { ChoosePastFile } from "../ui/moving-in/choose-past-file";
import { KeptFilesCard } from "../ui/moving-in/kept-files-card";
import type { OpenedFile } from "../ui/moving-in/opened-file";
import type { ReviewPastFile } from "../ui/moving-in/review-past-file";
import { MOVING_IN } from "../ui/moving-in/words";

export const meta: MetaFunction = () => [{ title: MOVING_IN.movingInIndex.movingInFromStocky }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [files, locations] = await Promise.all([listKeptFiles(database, shop), listKnownLocations(database, shop)]);
  const now = Date.now();
  return {
    ...{ files, currency: shop.currency, now, timeZone: zoneOf(shop.timeZone, now) },
    places: locations
      .filter(({ active }) => active)
      .map(({ id, name }) => ({ id, name: name ?? MOVING_IN.movingInIndex.aLocation })),
  };
}

export default function MovingIn() {
  const { files, places, currency, now, timeZone } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const [review, setReview] = useState<{ opened: OpenedFile; Review: typeof ReviewPastFile }>();
  const open = async (opened: OpenedFile) => {
    const { ReviewPastFile } = await import("../ui/moving-in/review-past-file");
    setReview({ opened, Review: ReviewPastFile });
  };
  const startOver = () => {
    setReview(undefined);
    revalidate();
  };
  return (
    <Page
      title={MOVING_IN.movingInIndex.movingInFromStocky}
      backAction={{ content: MOVING_IN.purchaseOrders, url: "/purchase-orders" }}
      secondaryActions={[{ content: MOVING_IN.linkProducts, url: "/moving-in/links" }]}
    >
      <GoOn step={review}>
        {review ? (
          <review.Review opened={review.opened} places={places} currency={currency} startOver={startOver} />
        ) : (
          <>
            <ChoosePastFile onOpen={open} currency={currency} />
            <KeptFilesCard files={files} now={now} timeZone={timeZone} currency={currency} onOpen={open} />
          </>
        )}
      </GoOn>
    </Page>
  );
}
