import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { parsedTogether } from "../forms/parsed";
import { saveSupplier } from "../replenishment/decisions/suppliers.server";
import { parseRule } from "../replenishment/rules/form";
import { NOTHING_DECIDED } from "../replenishment/rules/place";
import { effectiveRule } from "../replenishment/rules/rule";
import { findShopRule } from "../replenishment/rules/rules.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { parseSupplier } from "../suppliers/details";
import { NO_DETAILS } from "../suppliers/supplier";
import { useFirstRefusal } from "../ui/refusal";
import { SubmitBelow } from "../ui/submit-below";
import { SupplierFields } from "../ui/suppliers/supplier-fields";
import { PAGES } from "../ui/suppliers/words";

export const meta: MetaFunction = () => [{ title: PAGES.add }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return { currency: shop.currency, shopRule: await findShopRule(database, shop) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const form = await formIn(request);
  const typed = parsedTogether(parseSupplier(form), parseRule(form));
  if (typed.kind === "refused") return { refusals: typed.refusals };
  const [details, rule] = typed.value;
  const saved = await saveSupplier(database, shop, null, { details, rule }, Date.now());
  if (saved.kind === "refused") return { refusals: saved.refusals };
  await askForPlans(env, shop);
  return redirect(`/suppliers/${saved.id}`);
}

export default function NewSupplier() {
  const { currency, shopRule } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const saving = useNavigation().formMethod === "POST";
  const form = useFirstRefusal(saving);
  return (
    <Page title={PAGES.add} backAction={{ content: PAGES.title, url: "/suppliers" }}>
      <Form method="post" ref={form}>
        <BlockStack gap="400">
          <SupplierFields
            details={{ ...NO_DETAILS, name: "", currency, vendors: [] }}
            rule={NOTHING_DECIDED}
            inherited={effectiveRule([{ origin: "shop", rule: shopRule }])}
            refusals={answer?.refusals ?? {}}
          />
          <SubmitBelow label={PAGES.add} saving={saving} />
        </BlockStack>
      </Form>
    </Page>
  );
}
