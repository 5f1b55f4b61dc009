import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { cursorIn } from "../lists/keyset";
import { listPrices } from "../replenishment/overviews/price-list.server";
import { authenticate } from "../requests/authenticate.server";
import { requireSupplier } from "../requests/require-supplier.server";
import type { PriceLine } from "../suppliers/terms";
import { EmptyList } from "../ui/empty-list";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { AddVariant } from "../ui/suppliers/add-variant";
import { priceColumns } from "../ui/suppliers/price-columns";
import { RemovedPrice } from "../ui/suppliers/removed-price";
import { PRICES } from "../ui/suppliers/words";
import { useDownload } from "../ui/use-download";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: PRICES.of(data?.supplier.name ?? "") }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  const list = await listPrices(database, shop, supplier.id, cursorIn(new URL(request.url).searchParams));
  return { supplier, list };
}

export default function PriceList() {
  const { supplier, list } = useLoaderData<typeof loader>();
  const address = `/suppliers/${supplier.id}/prices`;
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<PriceLine>();
  const { download, state } = useDownload(`${address}/file`);
  return (
    <Page
      title={PRICES.title}
      subtitle={PRICES.amountsIn(supplier.name, supplier.currency)}
      fullWidth
      backAction={{ content: supplier.name, url: `/suppliers/${supplier.id}` }}
      primaryAction={{ content: PRICES.addVariant, onAction: () => setAdding(true) }}
      secondaryActions={[
        { content: PRICES.import, url: `${address}/import` },
        {
          content: state === "failed" ? PRICES.exportFailed : PRICES.export,
          onAction: download,
          loading: state === "loading",
        },
      ]}
    >
      <BlockStack gap="400">
        {removed && <RemovedPrice line={removed} supplier={supplier} onDone={() => setRemoved(undefined)} />}
        <PagedIndex address={address} previous={list.previous} next={list.next}>
          {list.rows.length === 0 ? (
            <EmptyList>{PRICES.empty}</EmptyList>
          ) : (
            <ListTable
              caption={PRICES.title}
              columns={priceColumns({ supplier, onRemove: setRemoved })}
              rows={list.rows}
              keyOf={({ variantId }) => variantId}
            />
          )}
        </PagedIndex>
      </BlockStack>
      <AddVariant open={adding} supplier={supplier} onClose={() => setAdding(false)} />
    </Page>
  );
}
