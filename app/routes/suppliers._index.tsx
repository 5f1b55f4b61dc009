import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { cursorIn } from "../lists/keyset";
import { searchText } from "../replenishment/overviews/search";
import { listSuppliers, type SupplierTab } from "../replenishment/overviews/supplier-list.server";
import { findShopRule } from "../replenishment/rules/rules.server";
import { authenticate } from "../requests/authenticate.server";
import { EmptyList } from "../ui/empty-list";
import { FilterBar } from "../ui/filters/filter-bar";
import { withChoices } from "../ui/filters/list-address";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { supplierColumns } from "../ui/suppliers/supplier-columns";
import { LIST } from "../ui/suppliers/words";
import { useDownload } from "../ui/use-download";

export const meta: MetaFunction = () => [{ title: LIST.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const tab: SupplierTab = searchParams.get("tab") === "archived" ? "archived" : "active";
  const text = searchText(searchParams.get("q"));
  const sort = searchParams.get("sort") === "-name" ? ("-name" as const) : undefined;
  const [list, shopRule] = await Promise.all([
    listSuppliers(database, shop, { tab, text, cursor: cursorIn(searchParams), ...(sort && { sort }) }),
    findShopRule(database, shop),
  ]);
  return { tab, text, sort: sort ?? null, list, defaultLeadTime: shopRule.leadTimeDays };
}

export default function Suppliers() {
  const { tab, text, sort, list, defaultLeadTime } = useLoaderData<typeof loader>();
  const address = addressOf(tab, text, sort);
  const { download, state } = useDownload("/suppliers/file");
  return (
    <Page
      title={LIST.title}
      fullWidth
      primaryAction={{ content: LIST.add, url: "/suppliers/new" }}
      secondaryActions={[
        { content: LIST.without, url: "/reorder/unresolved" },
        { content: LIST.import, url: "/suppliers/import" },
        { content: LIST.importPrices, url: "/prices/import" },
        { content: LIST.movingIn, url: "/moving-in" },
        {
          content: state === "failed" ? LIST.exportFailed : LIST.export,
          onAction: download,
          loading: state === "loading",
        },
      ]}
    >
      <PagedIndex
        tabs={
          <LinkTabs
            label={LIST.title}
            tabs={[
              { name: LIST.active, to: addressOf("active", text, sort), current: tab === "active" },
              { name: LIST.archived, to: addressOf("archived", text, sort), current: tab === "archived" },
            ]}
          />
        }
        tools={
          <FilterBar
            address={address}
            search={{ text, label: LIST.search }}
            sort={{
              ...{ name: "sort", label: LIST.sort, any: LIST.aToZ, value: sort ?? "" },
              options: [{ value: "-name", label: LIST.zToA }],
            }}
          />
        }
        address={address}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{text ? LIST.noMatch(text) : EMPTY[tab]}</EmptyList>
        ) : (
          <ListTable
            caption={LIST.title}
            columns={supplierColumns(defaultLeadTime)}
            rows={list.rows}
            keyOf={({ id }) => id}
            sorting={{
              sort: sort ?? "name",
              to: (next) => withChoices(address, { sort: next === "-name" ? next : "" }),
            }}
          />
        )}
      </PagedIndex>
    </Page>
  );
}

function addressOf(tab: SupplierTab, text: string, sort: string | null) {
  const search = new URLSearchParams({
    ...(tab === "archived" && { tab }),
    ...(text && { q: text }),
    ...(sort && { sort }),
  });
  return search.size > 0 ? `/suppliers?${search}` : "/suppliers";
}

const EMPTY = {
  active: LIST.none,
  archived: LIST.noneArchived,
} satisfies Record<SupplierTab, string>;
