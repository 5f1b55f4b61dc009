import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { dayOf } from "../days/calendar";
import { addressOf, filterIn } from "../replenishment/reorder/list";
import { listOrderLinesAfter, type OrderLine } from "../replenishment/reorder/order-list.server";
import { orderSheets } from "../replenishment/reorder/order-sheet";
import { authenticate } from "../requests/authenticate.server";
import { EmptyList } from "../ui/empty-list";
import { OrderSheetTable } from "../ui/reorder/order-sheet-table";
import { REORDER } from "../ui/reorder/words";

/** Some fifty pages; whoever orders more sends a file. */
const MOST_LINES = 2000;

export const meta: MetaFunction = () => [{ title: REORDER.reorderPrint.orderList }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const filter = filterIn(searchParams);
  const { lines, more } = await firstLines(database, shop, filter);
  return {
    ...{ filter, more, shopName: shop.name ?? shop.domain, today: dayOf(Date.now(), shop.timeZone) },
    sheets: orderSheets(lines, shop),
  };
}

async function firstLines(database: D1Database, shop: { id: number }, filter: ReturnType<typeof filterIn>) {
  const lines: OrderLine[] = [];
  while (lines.length < MOST_LINES) {
    const found = await listOrderLinesAfter(database, shop, filter, lines.at(-1));
    lines.push(...found);
    if (found.length === 0) return { lines, more: false };
  }
  return { lines, more: true };
}

export default function OrderListOnPaper() {
  const { filter, more, sheets, shopName, today } = useLoaderData<typeof loader>();
  return (
    <Page
      title={REORDER.reorderPrint.orderList}
      backAction={{ content: REORDER.reorder, url: addressOf(filter) }}
      primaryAction={{ content: REORDER.print, onAction: () => window.print(), disabled: sheets.length === 0 }}
    >
      <BlockStack gap="400">
        {more && (
          <Banner tone="warning">
            <p>{REORDER.reorderPrint.theFirstLinesChoose(MOST_LINES)}</p>
          </Banner>
        )}
        {sheets.length === 0 && <EmptyList>{REORDER.reorderPrint.nothingIsToBeOrdered}</EmptyList>}
        {sheets.map((sheet) => (
          <OrderSheetTable key={sheet.supplier ?? ""} sheet={sheet} shopName={shopName} today={today} />
        ))}
      </BlockStack>
    </Page>
  );
}
