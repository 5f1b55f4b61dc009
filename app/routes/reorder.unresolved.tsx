import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import type { SaveAnswer } from "../forms/opened";
import { cursorIn } from "../lists/keyset";
import { preferSupplier } from "../replenishment/decisions/prices.server";
import { findVariant } from "../replenishment/overviews/variant.server";
import { listReorderLines, listSuppliersToOrderFrom } from "../replenishment/reorder/list.server";
import { questionOf } from "../replenishment/reorder/unresolved";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { requireSupplier } from "../requests/require-supplier.server";
import { WHOLE_SHOP } from "../sql/zeros";
import { listSellers } from "../suppliers/terms.server";
import { EmptyList } from "../ui/empty-list";
import { ListTable } from "../ui/list-table";
import { Units } from "../ui/number";
import { PagedIndex } from "../ui/paged-index";
import { SellerChoice } from "../ui/reorder/unresolved/seller-choice";
import { REORDER } from "../ui/reorder/words";
import { Sku, VariantName } from "../ui/variant-name";

export const meta: MetaFunction = () => [{ title: REORDER.reorderUnresolved.whoSellsThese }];

const PAGE = "/reorder/unresolved";
/** What is to order now in the whole shop and has no supplier. */
const UNRESOLVED = { tab: "low" as const, location: WHOLE_SHOP, supplier: 0 };

/** Variants to order of which nobody said from whom: with no supplier, or with several of whom none is preferred. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [list, suppliers] = await Promise.all([
    listReorderLines(database, shop, UNRESOLVED, cursorIn(new URL(request.url).searchParams)),
    listSuppliersToOrderFrom(database, shop),
  ]);
  const sellers = await listSellers(
    database,
    shop,
    list.rows.map(({ variantId }) => variantId),
  );
  return {
    ...{ previous: list.previous, next: list.next },
    lines: list.rows.map((line) => ({
      line,
      sellers: sellers.filter(({ variantId }) => variantId === line.variantId),
    })),
    suppliers: suppliers
      .filter(({ supplierId }) => supplierId > 0)
      .map(({ supplierId, name }) => ({ supplierId, name })),
  };
}

/** PUT: a variant is ordered from that supplier. */
export async function action({ request, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database } = await authenticate(context);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const form = await formIn(request);
  const [variant, supplierId] = [String(form.get("variantId")), String(form.get("supplierId") ?? "")];
  if (supplierId === "") return { refusals: { supplierId: REORDER.reorderUnresolved.chooseASupplier } };
  const supplier = await requireSupplier(database, shop, supplierId);
  if (supplier.archivedAt !== null)
    return { refusals: { supplierId: REORDER.reorderUnresolved.isArchived(supplier.name) } };
  const variantId = localIdIn(variant);
  if (!(await findVariant(database, shop, variantId))) throw new Response(null, { status: 404 });
  await preferSupplier(database, shop, supplier.id, variantId, Date.now());
  return { done: REORDER.reorderUnresolved.orderedFromFromNow(supplier.name), refusals: {} };
}

export default function Unresolved() {
  const { lines, suppliers, previous, next } = useLoaderData<typeof loader>();
  return (
    <Page
      title={REORDER.reorderUnresolved.whoSellsThese}
      subtitle={REORDER.reorderUnresolved.unresolvedExplained}
      fullWidth
      backAction={{ content: REORDER.reorder, url: "/reorder" }}
      secondaryActions={[{ content: REORDER.reorderUnresolved.addSupplier, url: "/suppliers/new" }]}
    >
      <PagedIndex address={PAGE} previous={previous} next={next}>
        {lines.length === 0 ? (
          <EmptyList>{REORDER.reorderUnresolved.nothingUnresolved}</EmptyList>
        ) : (
          <ListTable
            caption={REORDER.reorderUnresolved.variantsWithoutASupplier}
            columns={[
              {
                heading: REORDER.product,
                cell: ({ line }) => <VariantName variant={line} variantId={line.variantId} />,
              },
              { heading: REORDER.sku, cell: ({ line }) => <Sku sku={line.sku} /> },
              {
                heading: REORDER.order,
                note: REORDER.units,
                numeric: true,
                cell: ({ line }) => <Units count={line.suggested} />,
              },
              { heading: REORDER.reorderUnresolved.question, cell: ({ sellers }) => questionOf(sellers) },
              {
                heading: REORDER.supplier,
                cell: ({ line, sellers }) => <SellerChoice {...{ line, sellers, suppliers }} action={PAGE} />,
              },
            ]}
            rows={lines}
            keyOf={({ line }) => line.variantId}
          />
        )}
      </PagedIndex>
    </Page>
  );
}
