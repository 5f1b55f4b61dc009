import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { placeIn } from "../lists/keyset";
import { searchText } from "../replenishment/overviews/search";
import { listSuppliers, type SupplierTab } from "../replenishment/overviews/supplier-list.server";
import { findShopRule } from "../replenishment/rules/rules.server";
import { authenticate } from "../requests/authenticate.server";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { SearchBox } from "../ui/search-box";
import { supplierColumns } from "../ui/suppliers/supplier-columns";
import { useDownload } from "../ui/use-download";

export const meta: MetaFunction = () => [{ title: "Suppliers" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const tab: SupplierTab = searchParams.get("tab") === "archived" ? "archived" : "active";
  const text = searchText(searchParams.get("q"));
  const [list, shopRule] = await Promise.all([
    listSuppliers(database, shop, { tab, text, place: placeIn(searchParams) }),
    findShopRule(database, shop),
  ]);
  return { tab, text, list, defaultLeadTime: shopRule.leadTimeDays };
}

export default function Suppliers() {
  const { tab, text, list, defaultLeadTime } = useLoaderData<typeof loader>();
  const { download, state } = useDownload("/suppliers/file");
  return (
    <Page
      title="Suppliers"
      fullWidth
      primaryAction={{ content: "Add supplier", url: "/suppliers/new" }}
      secondaryActions={[
        { content: "Variants without a supplier", url: "/reorder/unresolved" },
        { content: "Import", url: "/suppliers/import" },
        { content: "Import price lists", url: "/prices/import" },
        { content: "Move in from Stocky", url: "/moving-in" },
        {
          content: state === "failed" ? "Export failed, try again" : "Export",
          onAction: download,
          loading: state === "loading",
        },
      ]}
    >
      <PagedIndex
        tabs={
          <LinkTabs
            label="Suppliers"
            tabs={[
              { name: "Active", to: "/suppliers", current: tab === "active" },
              { name: "Archived", to: "/suppliers?tab=archived", current: tab === "archived" },
            ]}
          />
        }
        tools={<SearchBox key={text} action="/suppliers" text={text} label="Search by name" />}
        address={addressOf(tab, text)}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{text ? `No supplier's name holds "${text}".` : EMPTY[tab]}</EmptyList>
        ) : (
          <ListTable
            caption="Suppliers"
            columns={supplierColumns(defaultLeadTime)}
            rows={list.rows}
            keyOf={({ id }) => id}
          />
        )}
      </PagedIndex>
    </Page>
  );
}

function addressOf(tab: SupplierTab, text: string) {
  const search = new URLSearchParams({ ...(tab === "archived" && { tab }), ...(text && { q: text }) });
  return search.size > 0 ? `/suppliers?${search}` : "/suppliers";
}

const EMPTY = {
  active: "No suppliers yet. Add one, or import a file: who delivers what decides lead times and orders.",
  archived: "No supplier is archived.",
} satisfies Record<SupplierTab, string>;
