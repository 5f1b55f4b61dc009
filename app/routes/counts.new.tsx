import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { listKnownLocations } from "../catalog/known-locations.server";
import { listProductTypes } from "../catalog/types/product-types.server";
import { dayOf } from "../days/calendar";
import { isoDay } from "../days/iso-day";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn, newFormToken } from "../requests/form-token";
import { parseCount } from "../stock/counts/count-form";
import { createCount } from "../stock/counts/counts.server";
import { findSupplier, listSupplierNames } from "../suppliers/suppliers.server";
import { listVariantsOf } from "../suppliers/terms.server";
import { listVendors } from "../suppliers/vendors/vendors.server";
import { CountFields } from "../ui/counts/count-fields";
import { PAGES } from "../ui/counts/words";
import { useFirstRefusal } from "../ui/refusal";
import { SubmitBelow } from "../ui/submit-below";

export const meta: MetaFunction = () => [{ title: PAGES.new }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [locations, suppliers, vendors, productTypes] = await Promise.all([
    listKnownLocations(database, shop),
    listSupplierNames(database, shop),
    listVendors(database, shop),
    listProductTypes(database, shop),
  ]);
  return {
    locations: locations.filter(({ active }) => active).map(({ id, name }) => ({ id, name: name ?? PAGES.aLocation })),
    suppliers: suppliers.map(({ id, name }) => ({ id, name })),
    productTypes,
    vendors: vendors.map(({ vendor }) => vendor).filter((vendor) => vendor !== ""),
    ...{ name: PAGES.named(isoDay(dayOf(Date.now(), shop.timeZone))), formToken: newFormToken() },
  };
}

/** A draft, with the lines that were chosen. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const form = await formIn(request);
  const formToken = formTokenIn(form);
  const parsed = parseCount(form);
  if ("refusals" in parsed) return parsed;
  const { vendor, productType, supplierId, ...count } = parsed;
  const supplier = count.choice === "supplier" ? await findSupplier(database, shop, supplierId) : undefined;
  if (count.choice === "supplier" && !supplier) return { refusals: { supplierId: PAGES.noSupplier } };
  const variantIds = supplier ? await listVariantsOf(database, shop, supplier.id) : count.variantIds;
  const named = { vendor, product_type: productType, supplier: supplier?.name ?? "" };
  const chosen = Object.entries(named).find(([choice]) => choice === count.choice)?.[1] ?? null;
  const name = count.name || PAGES.one;
  const made = await createCount(database, shop, { ...count, name, chosen, variantIds, formToken }, staff, Date.now());
  if (made.kind === "refused") return { refusals: { [made.field]: made.reason } };
  return redirect(`/counts/${made.id}`);
}

export default function NewCount() {
  const { formToken, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const saving = useNavigation().formMethod === "POST";
  const form = useFirstRefusal(saving);
  return (
    <Page title={PAGES.new} backAction={{ content: PAGES.title, url: "/counts" }}>
      <Form method="post" ref={form}>
        <input type="hidden" name="formToken" value={formToken} />
        <BlockStack gap="400">
          <Card>
            <CountFields {...choices} refusals={answer?.refusals ?? {}} />
          </Card>
          <SubmitBelow label={PAGES.create} saving={saving} />
        </BlockStack>
      </Form>
    </Page>
  );
}
