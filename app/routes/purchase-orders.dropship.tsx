import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { zoneOf } from "../days/zone-days";
import { choicesIn } from "../purchasing/dropship/choices";
import { linesOfSale, orderForSale } from "../purchasing/dropship/dropship.server";
import { saleRefusal } from "../purchasing/dropship/sale";
import { draftsOfForm } from "../purchasing/orders/making/from-suggestions.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn, newFormToken } from "../requests/form-token";
import { findSaleToShip, listSalesToShip } from "../requests/sales-to-ship.server";
import type { Admin } from "../shopify/admin";
import { listSupplierNames } from "../suppliers/suppliers.server";
import { DraftsMade } from "../ui/drafts-made";
import { DropshipForm } from "../ui/dropship/dropship-form";
import { Sales } from "../ui/dropship/sales";
import { DROPSHIP } from "../ui/dropship/words";

export const meta: MetaFunction = () => [{ title: DROPSHIP.purchaseOrdersDropship.dropshipASale }];

const LONGEST_NAME = 40;

/** Sales to choose from, or the one that the address names. Shopify is asked: nothing of a sale but its units is kept here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database, admin } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const text = (searchParams.get("q") ?? "").trim().slice(0, LONGEST_NAME);
  const now = Date.now();
  const here = { text, now, timeZone: zoneOf(shop.timeZone, now), formToken: newFormToken() };
  const id = searchParams.get("sale");
  if (id !== null) {
    const found = await asked(() => saleToShip(admin(), id));
    if (found === undefined) return { ...here, kind: "unanswered" as const };
    if (found.sale === undefined) throw new Response(null, { status: 404 });
    const [lines, suppliers] = await Promise.all([
      linesOfSale(database, shop, found.sale),
      listSupplierNames(database, shop),
    ]);
    return {
      ...here,
      kind: "sale" as const,
      sale: found.sale,
      refusal: saleRefusal(found.sale) ?? null,
      lines,
      suppliers,
    };
  }
  const sales = await asked(() => listSalesToShip(admin(), text));
  return sales ? { ...here, kind: "sales" as const, sales } : { ...here, kind: "unanswered" as const };
}

/** One draft a supplier, for the buyer of the sale. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, staff, admin } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const form = await formIn(request);
  const formToken = formTokenIn(form);
  const before = await draftsOfForm(database, shop, formToken);
  if (before.length > 0) return { drafts: before, refusals: {} };
  const found = await asked(() => saleToShip(admin(), String(form.get("sale"))));
  if (found === undefined) return { refusals: { lines: DROPSHIP.purchaseOrdersDropship.shopifyDidNotAnswerTry } };
  const refusal = found.sale ? saleRefusal(found.sale) : DROPSHIP.purchaseOrdersDropship.thisSaleIsNotThere;
  if (!found.sale || refusal) return { refusals: { lines: refusal ?? "" } };
  const [lines, suppliers] = await Promise.all([
    linesOfSale(database, shop, found.sale),
    listSupplierNames(database, shop),
  ]);
  const { choices, refusals } = choicesIn(form, lines, suppliers);
  if (Object.keys(refusals).length > 0) return { refusals };
  const made = await orderForSale(database, shop, found.sale, { choices, lines }, formToken, staff, Date.now());
  return made.kind === "drafted" ? { drafts: made.drafts, refusals: {} } : { refusals: { lines: made.reason } };
}

const saleToShip = async (admin: Admin, id: string) => ({
  sale: /^[1-9]\d{0,18}$/.test(id) ? await findSaleToShip(admin, id) : undefined,
});

/** Undefined where Shopify does not answer: the page says so. */
async function asked<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await question();
  } catch (error) {
    console.warn(JSON.stringify({ at: "dropship", unread: String(error) }));
    return undefined;
  }
}

export default function Dropship() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const drafts = answer && "drafts" in answer ? answer.drafts : undefined;
  const chosen = data.kind === "sale" ? data.sale.name : undefined;
  return (
    <Page
      title={chosen ? DROPSHIP.purchaseOrdersDropship.dropship(chosen) : DROPSHIP.purchaseOrdersDropship.dropshipASale}
      subtitle={DROPSHIP.purchaseOrdersDropship.suppliersShipStraight}
      backAction={
        chosen
          ? { content: DROPSHIP.salesLabel, url: "/purchase-orders/dropship" }
          : { content: DROPSHIP.purchaseOrdersDropship.purchaseOrders, url: "/purchase-orders" }
      }
    >
      <BlockStack gap="400">
        {drafts && <DraftsMade drafted={{ drafts, drafted: 0, withoutSupplier: 0 }} />}
        {data.kind === "unanswered" && (
          <Banner tone="warning" title={DROPSHIP.purchaseOrdersDropship.shopifyDidNotAnswer}>
            <p>{DROPSHIP.purchaseOrdersDropship.salesAreReadFromShopify}</p>
          </Banner>
        )}
        {data.kind === "sales" && <Sales {...data} />}
        {/* Anew once drafts are made: rows that are read anew leave alone what is typed. */}
        {data.kind === "sale" && (
          <DropshipForm
            key={`${data.sale.id} ${drafts?.map(({ id }) => id)}`}
            {...data}
            refusals={answer?.refusals ?? {}}
          />
        )}
      </BlockStack>
    </Page>
  );
}
