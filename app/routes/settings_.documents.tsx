import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { companyFields, parseCompany } from "../purchasing/paper/company";
import {
  findCompany,
  listPaymentAccounts,
  listShipTo,
  logoFrom,
  saveCompany,
} from "../purchasing/paper/company.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { isGranted, PURCHASE_ORDER_SCOPES } from "../session/permissions";
import { listScopes } from "../session/scopes.server";
import { CompanyGroups } from "../ui/documents/company-groups";
import { LogoGroup } from "../ui/documents/logo-group";
import { AccountsGroup, ShipToGroup } from "../ui/documents/saved-places";
import { ShopifyOrdersGroup } from "../ui/documents/shopify-orders-group";
import { DOCUMENTS } from "../ui/documents/words";
import { SaveBarForm } from "../ui/save-bar-form";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction = () => [{ title: DOCUMENTS.page.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [{ logo, ...company }, addresses, accounts, scopes] = await Promise.all([
    findCompany(database, shop),
    listShipTo(database, shop),
    listPaymentAccounts(database, shop),
    listScopes(database, shop),
  ]);
  const picture = logoFrom(logo);
  return {
    ...{ company, addresses, accounts, mayWrite: scopes.includes("write_inventory") },
    tellsOrders: PURCHASE_ORDER_SCOPES.every((scope) => isGranted(scopes, scope)),
    logo: picture ? `data:image/${picture.kind};base64,${logo}` : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const form = await formIn(request);
  const parsed = parseCompany(form);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const saved = await saveCompany(database, shop, parsed.value, openedIn(form), Date.now());
  if (saved.kind === "saved") {
    if (saved.recounted) await askForJob(env, shop, "replan");
    return { done: DOCUMENTS.page.saved, refusals: {} };
  }
  return saved.kind === "meanwhile" ? { refusals: {}, meanwhile: saved.meanwhile } : { refusals: saved.refusals };
}

export default function Documents() {
  const { company, addresses, accounts, mayWrite, tellsOrders, logo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useToast(answer?.done, answer);
  return (
    <Page title={DOCUMENTS.page.title} backAction={{ content: DOCUMENTS.page.settings, url: "/settings" }}>
      <BlockStack gap="400">
        <SaveBarForm
          id="documents"
          opened={companyFields(company)}
          saved={answer?.done && answer}
          meanwhile={answer?.meanwhile}
        >
          <Layout>
            <CompanyGroups company={company} mayWrite={mayWrite} refusals={answer?.refusals ?? {}} />
            <ShopifyOrdersGroup
              choice={company.shopifyOrders}
              tellsOrders={tellsOrders}
              error={answer?.refusals.shopifyOrders}
            />
          </Layout>
        </SaveBarForm>
        <Layout>
          <LogoGroup logo={logo} />
          <ShipToGroup addresses={addresses} />
          <AccountsGroup accounts={accounts} />
        </Layout>
      </BlockStack>
    </Page>
  );
}
