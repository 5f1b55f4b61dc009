import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { listKnownLocations } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { authenticate } from "../requests/authenticate.server";
import { newFormToken } from "../requests/form-token";
import { prefilledIn } from "../stock/transfers/transfer-form";
import { listVariantsToMove } from "../stock/transfers/variants-to-move.server";
import { NewTransferForm } from "../ui/transfers/new-transfer-form";
import { PAGES } from "../ui/transfers/words";

export const meta: MetaFunction = () => [{ title: PAGES.new }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { from, to, lines } = prefilledIn(new URL(request.url).searchParams);
  const [locations, variants] = await Promise.all([
    listKnownLocations(database, shop),
    listVariantsToMove(
      database,
      shop,
      lines.map(({ variantId }) => variantId),
    ),
  ]);
  const units = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
  return {
    ...{ from, to, formToken: newFormToken(), today: dayOf(Date.now(), shop.timeZone) },
    places: locations.filter(({ active }) => active).map(({ id, name }) => ({ id, name: name ?? PAGES.aLocation })),
    lines: variants.map((variant) => ({ ...variant, quantity: units.get(variant.variantId) ?? 1 })),
  };
}

export default function NewTransfer() {
  const opened = useLoaderData<typeof loader>();
  return (
    <Page title={PAGES.new} backAction={{ content: PAGES.title, url: "/transfers" }}>
      {/* Not by what was read: rows that are read anew leave alone what is typed. */}
      <NewTransferForm key={useLocation().key} {...opened} />
    </Page>
  );
}
