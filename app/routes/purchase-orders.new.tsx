import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, InlineStack, Page, Text } from "@shopify/polaris";
import { listKnownLocations } from "../catalog/known-locations.server";
import { orderAddress } from "../purchasing/orders/lists/order-list";
import { createOrder } from "../purchasing/orders/making/create.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn, newFormToken } from "../requests/form-token";
import { listSupplierNames } from "../suppliers/suppliers.server";
import { Choice } from "../ui/form-fields";
import { ONE } from "../ui/purchasing/order-words";
import { useFirstRefusal } from "../ui/refusal";

export const meta: MetaFunction = () => [{ title: ONE.new }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [suppliers, locations] = await Promise.all([
    listSupplierNames(database, shop),
    listKnownLocations(database, shop),
  ]);
  const open = locations.filter(({ active }) => active).map(({ id, name }) => ({ id, name: name ?? ONE.aLocation }));
  return { suppliers, locations: open, formToken: newFormToken() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const form = await formIn(request);
  const order = {
    ...{ supplierId: Number(form.get("supplierId")), locationId: Number(form.get("locationId")) },
    ...{ source: "hand" as const, lines: [], formToken: formTokenIn(form) },
  };
  const created = await createOrder(database, shop, order, staff, Date.now());
  if (created.kind === "refused") return { refusals: created.refusals };
  return redirect(orderAddress(created));
}

export default function NewPurchaseOrder() {
  const { suppliers, locations, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const saving = useNavigation().formMethod === "POST";
  const form = useFirstRefusal(saving);
  const options = (all: { id: number; name: string }[]) =>
    all.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Page title={ONE.new} backAction={{ content: ONE.list, url: "/purchase-orders" }}>
      <Form method="post" ref={form}>
        <input type="hidden" name="formToken" value={formToken} />
        <BlockStack gap="400">
          <Card>
            {suppliers.length === 0 ? (
              <Text as="p">{ONE.noSuppliers}</Text>
            ) : (
              <FormLayout>
                <Choice
                  name="supplierId"
                  label={ONE.supplier}
                  value={String(suppliers[0]?.id ?? "")}
                  options={options(suppliers)}
                  error={answer?.refusals.supplierId}
                />
                <Choice
                  name="locationId"
                  label={ONE.location}
                  value={String(locations[0]?.id ?? "")}
                  options={options(locations)}
                  error={answer?.refusals.locationId}
                />
              </FormLayout>
            )}
          </Card>
          <div className="BesideCards">
            <InlineStack align="end">
              {suppliers.length === 0 ? (
                <Button url="/suppliers/new" variant="primary">
                  {ONE.addSupplier}
                </Button>
              ) : (
                <Button submit variant="primary" loading={saving}>
                  {ONE.create}
                </Button>
              )}
            </InlineStack>
          </div>
        </BlockStack>
      </Form>
    </Page>
  );
}
