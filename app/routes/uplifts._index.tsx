import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { listProductTypes } from "../catalog/types/product-types.server";
import { dayOf } from "../days/calendar";
import { cursorIn } from "../lists/keyset";
import { NO_ROOM } from "../replenishment/decisions/promotions.server";
import { parseUplift } from "../replenishment/decisions/uplifts/form";
import { listUplifts, type NamedUplift } from "../replenishment/decisions/uplifts/rows.server";
import { addUplift } from "../replenishment/decisions/uplifts/uplifts.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { listVendors } from "../suppliers/vendors/vendors.server";
import { EmptyList } from "../ui/empty-list";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { EditUplift } from "../ui/uplifts/edit-uplift";
import { RemovedUplift } from "../ui/uplifts/removed-uplift";
import { upliftColumns } from "../ui/uplifts/uplift-columns";
import { UPLIFTS } from "../ui/uplifts/words";

export const meta: MetaFunction = () => [{ title: UPLIFTS.upliftsIndex.uplifts }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [list, vendors, types] = await Promise.all([
    listUplifts(database, shop, cursorIn(new URL(request.url).searchParams)),
    listVendors(database, shop),
    listProductTypes(database, shop),
  ]);
  return { list, vendors: vendors.map(({ vendor }) => vendor), types, today: dayOf(Date.now(), shop.timeZone) };
}

/** Another uplift, for what the form says. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const parsed = parseUplift(await formIn(request));
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const plans = await addUplift(database, shop, parsed.value, Date.now());
  if (plans === "refused") return { refusals: { name: NO_ROOM } };
  if (plans === "planning") await askForPlans(env, shop);
  return { done: UPLIFTS.upliftsIndex.upliftSavedOrdersCount, refusals: {} };
}

export default function Uplifts() {
  const { list, vendors, types, today } = useLoaderData<typeof loader>();
  const [open, setOpen] = useState<NamedUplift | "new">();
  const [removed, setRemoved] = useState<NamedUplift>();
  return (
    <Page
      title={UPLIFTS.upliftsIndex.uplifts}
      subtitle={UPLIFTS.upliftsIndex.daysToCome}
      fullWidth
      backAction={{ content: UPLIFTS.upliftsIndex.settings, url: "/settings" }}
      primaryAction={{ content: UPLIFTS.planAnUplift, onAction: () => setOpen("new") }}
      secondaryActions={[{ content: UPLIFTS.upliftsIndex.promotions, url: "/promotions" }]}
    >
      <BlockStack gap="400">
        {removed && <RemovedUplift uplift={removed} onDone={() => setRemoved(undefined)} />}
        <PagedIndex
          address="/uplifts"
          previous={list.previous}
          next={list.next}
          note={UPLIFTS.upliftsIndex.whereTwoHoldOnOne}
        >
          {list.rows.length === 0 ? (
            <EmptyList>{UPLIFTS.upliftsIndex.noDaysAreLiftedPlan}</EmptyList>
          ) : (
            <ListTable
              caption={UPLIFTS.upliftsIndex.uplifts}
              columns={upliftColumns({ today, onEdit: setOpen, onRemove: setRemoved })}
              rows={list.rows}
              keyOf={({ id }) => id}
            />
          )}
        </PagedIndex>
      </BlockStack>
      {open && (
        <EditUplift
          uplift={open === "new" ? undefined : open}
          vendors={vendors}
          types={types}
          today={today}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}
