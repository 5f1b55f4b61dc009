import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useState } from "react";
import { dayOf } from "../days/calendar";
import { zoneOf } from "../days/zone-days";
import { authenticate } from "../requests/authenticate.server";
import { newFormToken } from "../requests/form-token";
import { requireTransfer } from "../requests/require-transfer.server";
import { listDrafts } from "../stock/transfers/drafts.server";
import { isEditable, UNDER_WAY } from "../stock/transfers/transfer";
import { transferAddress } from "../stock/transfers/transfer-list";
import { isPosting } from "../stock/writes/inventory-write";
import { AddVariants } from "../ui/add-variants";
import { ClosedLocation } from "../ui/receiving/closed-location";
import { BegunCounts } from "../ui/transfers/begun-counts";
import { DraftLines } from "../ui/transfers/draft-lines";
import { type PageMove, TransferMoveDialog } from "../ui/transfers/move-dialog";
import { MovedLines } from "../ui/transfers/moved-lines";
import { ReceiveTransfer } from "../ui/transfers/receive-transfer";
import { TransferState } from "../ui/transfers/transfer-columns";
import { TransferFacts } from "../ui/transfers/transfer-facts";
import { TransferTimeline } from "../ui/transfers/transfer-timeline";
import { PAGES } from "../ui/transfers/words";
import { useFreshWhile } from "../ui/use-fresh-while";
import { useListAddress } from "../ui/use-list-address";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.transfer.number ?? PAGES.one }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  const transfer = await requireTransfer(database, shop, params.transferId);
  const drafts = await listDrafts(database, shop, transfer.id);
  const asked = new URL(request.url).searchParams.get("receipt");
  const draft = drafts.find(({ id }) => String(id) === asked) ?? null;
  const now = Date.now();
  const clock = { now, timeZone: zoneOf(shop.timeZone, now), today: dayOf(now, shop.timeZone) };
  return { transfer, drafts, draft, staff, formToken: newFormToken(), ...clock };
}

export default function TransferPage() {
  const { transfer, drafts, draft, formToken, ...context } = useLoaderData<typeof loader>();
  const list = useListAddress("/transfers");
  const [move, setMove] = useState<PageMove>();
  const [adding, setAdding] = useState(false);
  const isUnderWay = UNDER_WAY.includes(transfer.state);
  useFreshWhile(transfer.moves.some(({ lines }) => lines.some(({ posting }) => isPosting(posting))));
  return (
    <Page
      title={transfer.number}
      subtitle={PAGES.way(transfer.from, transfer.to)}
      titleMetadata={<TransferState transfer={transfer} today={context.today} />}
      backAction={{ content: PAGES.title, url: list }}
      primaryAction={
        isEditable(transfer)
          ? { content: PAGES.ship, disabled: transfer.lineCount === 0, onAction: () => setMove("ship") }
          : undefined
      }
      secondaryActions={
        isEditable(transfer) || isUnderWay ? [{ content: PAGES.cancel, onAction: () => setMove("cancel") }] : []
      }
      fullWidth
    >
      {transfer.isClosedThere && (isUnderWay || isEditable(transfer)) && <ClosedLocation name={transfer.to} />}
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {draft === null && <BegunCounts transfer={transfer} drafts={drafts} now={context.now} />}
            {isUnderWay && (
              <ReceiveTransfer key={draft?.id ?? "new"} transfer={transfer} draft={draft} today={context.today} />
            )}
            {isEditable(transfer) ? (
              <DraftLines transfer={transfer} onAdd={() => setAdding(true)} />
            ) : (
              <MovedLines transfer={transfer} />
            )}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <TransferFacts transfer={transfer} today={context.today} />
            <TransferTimeline transfer={transfer} {...context} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      {move && (
        <TransferMoveDialog transfer={transfer} move={move} formToken={formToken} onClose={() => setMove(undefined)} />
      )}
      {adding && (
        <AddVariants
          title={PAGES.addProducts}
          action={`${transferAddress(transfer)}/lines`}
          formToken={formToken}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  );
}
