import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { dayOf } from "../days/calendar";
import { type KeptPromotion, WHOLE_SHOP } from "../demand/promotions/promotion";
import { cursorIn } from "../lists/keyset";
import { parsePromotion } from "../replenishment/decisions/promotion-form";
import {
  addPromotion,
  listPromotions,
  type NamedPromotion,
  NO_ROOM,
} from "../replenishment/decisions/promotions.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { EmptyList } from "../ui/empty-list";
import { ListTable } from "../ui/list-table";
import { onDemand } from "../ui/on-demand";
import { PagedIndex } from "../ui/paged-index";
import { promotionColumns } from "../ui/promotions/promotion-columns";
import { RemovedPromotion } from "../ui/promotions/removed-promotion";
import { PROMOTIONS } from "../ui/promotions/words";

const EditPromotion = onDemand(() => import("../ui/promotions/edit-promotion").then((module) => module.EditPromotion));

export const meta: MetaFunction = () => [{ title: PROMOTIONS.promotionsIndex.promotions }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const list = await listPromotions(database, shop, cursorIn(new URL(request.url).searchParams));
  return { list, today: dayOf(Date.now(), shop.timeZone) };
}

/** Another promotion: of the whole shop, of a product or of a variant, as the form says. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const parsed = parsePromotion(await formIn(request));
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const plans = await addPromotion(database, shop, parsed.value, Date.now());
  if (plans === "refused") return { refusals: { name: NO_ROOM } };
  if (plans === "planning") await askForPlans(env, shop);
  return { done: PROMOTIONS.promotionsIndex.promotionSavedItsDays, refusals: {} };
}

export default function Promotions() {
  const { list, today } = useLoaderData<typeof loader>();
  const [open, setOpen] = useState<KeptPromotion | "new">();
  const [removed, setRemoved] = useState<NamedPromotion>();
  return (
    <Page
      title={PROMOTIONS.promotionsIndex.promotions}
      subtitle={PROMOTIONS.promotionsIndex.daysThatAreNoGuide}
      fullWidth
      backAction={{ content: PROMOTIONS.promotionsIndex.settings, url: "/settings" }}
      primaryAction={{ content: PROMOTIONS.promotionsIndex.markDays, onAction: () => setOpen("new") }}
      secondaryActions={[{ content: PROMOTIONS.promotionsIndex.uplifts, url: "/uplifts" }]}
    >
      <BlockStack gap="400">
        {removed && <RemovedPromotion promotion={removed} onDone={() => setRemoved(undefined)} />}
        <PagedIndex
          address="/promotions"
          previous={list.previous}
          next={list.next}
          note={PROMOTIONS.promotionsIndex.daysOfOneVariant}
        >
          {list.rows.length === 0 ? (
            <EmptyList>{PROMOTIONS.promotionsIndex.noDaysAreMarkedMark}</EmptyList>
          ) : (
            <ListTable
              caption={PROMOTIONS.promotionsIndex.promotions}
              columns={promotionColumns({ today, onEdit: setOpen, onRemove: setRemoved })}
              rows={list.rows}
              keyOf={({ id }) => id}
            />
          )}
        </PagedIndex>
      </BlockStack>
      {open && (
        <EditPromotion
          promotion={open === "new" ? undefined : open}
          subjects={[{ ...WHOLE_SHOP, name: PROMOTIONS.theWholeShop }]}
          today={today}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}
