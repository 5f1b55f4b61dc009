import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { zoneOf } from "../days/zone-days";
import { listCostChanges } from "../purchasing/costs/shopify/cost-changes.server";
import { findCompany } from "../purchasing/paper/company.server";
import { authenticate } from "../requests/authenticate.server";
import { CostQuestions } from "../ui/cost-changes/cost-questions";
import { CostsWritten } from "../ui/cost-changes/costs-written";
import { PAGE } from "../ui/cost-changes/words";

export const meta: MetaFunction = () => [{ title: PAGE.title }];

/** So many of those that ask, and of those that were decided. */
const SHOWN = 100;

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [changes, company] = await Promise.all([listCostChanges(database, shop, SHOWN), findCompany(database, shop)]);
  const now = Date.now();
  return { ...changes, setting: company.costToShopify, now, timeZone: zoneOf(shop.timeZone, now) };
}

export default function NewCosts() {
  const { asked, decided, setting, ...when } = useLoaderData<typeof loader>();
  return (
    <Page
      title={PAGE.title}
      subtitle={SUBTITLES[setting]}
      backAction={{ content: PAGE.back, url: "/purchase-orders" }}
      secondaryActions={[{ content: PAGE.change, url: "/settings/documents" }]}
    >
      <BlockStack gap="400">
        <CostQuestions changes={asked} />
        <CostsWritten changes={decided} {...when} />
      </BlockStack>
    </Page>
  );
}

const SUBTITLES = {
  off: PAGE.off,
  ask: PAGE.ask,
  automatic: PAGE.automatic,
};
