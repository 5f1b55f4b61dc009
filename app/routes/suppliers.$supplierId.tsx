import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Layout, Page } from "@shopify/polaris";
import { dayOf } from "../days/calendar";
import { isoDay } from "../days/iso-day";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { parsedTogether } from "../forms/parsed";
import { findBoughtFrom } from "../purchasing/orders/lists/bought-from.server";
import { listOrdersOf } from "../purchasing/orders/lists/list.server";
import { saveTypedSupplier } from "../replenishment/decisions/suppliers.server";
import { ruleFields } from "../replenishment/rules/fields";
import { parseRule } from "../replenishment/rules/form";
import { NOTHING_DECIDED, placeOfSupplier } from "../replenishment/rules/place";
import { effectiveRule } from "../replenishment/rules/rule";
import { findRule, findShopRule } from "../replenishment/rules/rules.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { requireSupplier } from "../requests/require-supplier.server";
import { parseSupplier } from "../suppliers/details";
import { detailsFields } from "../suppliers/supplier-fields";
import { countTerms } from "../suppliers/suppliers.server";
import { listSpellings, unknownVendors } from "../suppliers/vendors/vendors.server";
import { OrdersCard } from "../ui/purchasing/orders-card";
import { SaveBarForm } from "../ui/save-bar-form";
import { ArchiveCard } from "../ui/suppliers/archive-card";
import { BuyingCard } from "../ui/suppliers/buying-card";
import { PriceListCard } from "../ui/suppliers/price-list-card";
import { SupplierFields } from "../ui/suppliers/supplier-fields";
import { PAGES } from "../ui/suppliers/words";
import { useListAddress } from "../ui/use-list-address";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.supplier.name ?? PAGES.one }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  const today = dayOf(Date.now(), shop.timeZone);
  const [rule, shopRule, lines, written, orders, bought] = await Promise.all([
    findRule(database, shop, placeOfSupplier(supplier.id)),
    findShopRule(database, shop),
    countTerms(database, shop, supplier.id),
    listSpellings(database, shop, supplier.vendors),
    listOrdersOf(database, shop, { supplierId: supplier.id }, 10),
    findBoughtFrom(database, shop, supplier.id, Number(isoDay(today).slice(0, 4))),
  ]);
  return {
    supplier,
    unknown: unknownVendors(supplier.vendors, written),
    rule: rule ?? NOTHING_DECIDED,
    shopRule,
    lines,
    ...{ orders, bought, today },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, env } = await authenticate(context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const form = await formIn(request);
  const typed = parsedTogether(parseSupplier(form), parseRule(form));
  if (typed.kind === "refused") return { refusals: typed.refusals };
  const [details, rule] = typed.value;
  const saved = await saveTypedSupplier(
    database,
    shop,
    supplier,
    { details, rule, opened: openedIn(form) },
    Date.now(),
  );
  if (saved.kind === "meanwhile") return { refusals: {}, meanwhile: saved.meanwhile };
  if (saved.kind === "refused") return { refusals: saved.refusals };
  await askForPlans(env, shop);
  return { done: PAGES.saved, refusals: {} };
}

export default function SupplierPage() {
  const { supplier, unknown, rule, shopRule, lines, orders, bought, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const list = useListAddress("/suppliers");
  useToast(answer?.done, answer);
  return (
    <Page
      title={supplier.name}
      titleMetadata={supplier.archivedAt === null ? undefined : <Badge>{PAGES.archived}</Badge>}
      backAction={{ content: PAGES.title, url: list }}
      secondaryActions={[{ content: PAGES.performance, url: `/suppliers/${supplier.id}/performance` }]}
    >
      <Layout>
        <Layout.Section>
          <SaveBarForm
            id="supplier"
            opened={{ ...detailsFields(supplier), ...ruleFields(rule) }}
            saved={answer?.done && answer}
            meanwhile={answer?.meanwhile}
          >
            <SupplierFields
              details={supplier}
              unknownVendors={unknown}
              rule={rule}
              inherited={effectiveRule([{ origin: "shop", rule: shopRule }])}
              refusals={answer?.refusals ?? {}}
            />
          </SaveBarForm>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <BuyingCard supplierId={supplier.id} {...bought} />
            <OrdersCard orders={orders} today={today} none={PAGES.noOrders} />
            <PriceListCard supplier={supplier} lines={lines} />
            <ArchiveCard supplier={supplier} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
