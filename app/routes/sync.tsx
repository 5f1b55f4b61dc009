import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { readmissionOf } from "../../workers/deliveries/readmit";
import { zoneOf } from "../days/zone-days";
import { listTopicHealth } from "../deliveries/counts.server";
import { countQuarantined, listQuarantined } from "../deliveries/quarantine.server";
import { isFailing, listJobs } from "../jobs/jobs.server";
import { authenticate } from "../requests/authenticate.server";
import { markOf } from "../requests/mark.server";
import { isGranted, PERMISSIONS } from "../session/permissions";
import { findShopAccess } from "../session/scopes.server";
import { findSubscriptionsCheckedAt } from "../shops/shops.server";
import { findLastReconciliation, listDrifts } from "../stock/comparison/reconciliations.server";
import { isLate } from "../stock/writes/inventory-write";
import { listUnsettledWrites } from "../stock/writes/inventory-writes.server";
import { Changed } from "../ui/changed";
import { DriftTable } from "../ui/sync/drift-table";
import { SyncAccess } from "../ui/sync/sync-access";
import { SyncComparison } from "../ui/sync/sync-comparison";
import { SyncDeliveries } from "../ui/sync/sync-deliveries";
import { SyncFailing } from "../ui/sync/sync-failing";
import { SyncImport } from "../ui/sync/sync-import";
import { SyncNotes } from "../ui/sync/sync-notes";
import { SyncQuarantine } from "../ui/sync/sync-quarantine";
import { SyncSubscriptions } from "../ui/sync/sync-subscriptions";
import { SyncWrites } from "../ui/sync/sync-writes";
import { SYNC } from "../ui/sync/words";

const WRITES = 50;
const ASIDE = 10;
const DRIFTS = 5;

export const meta: MetaFunction = () => [{ title: SYNC.syncHealth }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const now = Date.now();
  const { searchParams } = new URL(request.url);
  const aside = /^\d{1,15}$/.exec(searchParams.get("aside") ?? "");
  const [topics, kinds, deliveries, drifts, last, access, checkedAt, writes, jobs, seen] = await Promise.all([
    listTopicHealth(database, shop, now),
    countQuarantined(database, shop),
    listQuarantined(database, shop, { before: aside ? Number(aside[0]) : null, limit: ASIDE + 1 }),
    listDrifts(database, shop, { after: null, limit: DRIFTS + 1 }),
    findLastReconciliation(database, shop.id),
    findShopAccess(database, shop),
    findSubscriptionsCheckedAt(database, shop),
    listUnsettledWrites(database, shop, WRITES),
    listJobs(database, shop),
    markOf(database, shop, "sync"),
  ]);
  const shown = deliveries.slice(0, ASIDE);
  const comparing = jobs.find(({ kind }) => kind === "reconcile");
  const job = jobs.find(({ kind }) => kind === "import");
  return {
    seen: seen ?? "",
    currency: shop.currency,
    clock: { timeZone: zoneOf(shop.timeZone, now), now },
    topics,
    kinds,
    deliveries: shown.map((delivery) => ({ ...delivery, comesBack: readmissionOf(delivery, shop.domain).kind })),
    nextAside: deliveries.length > ASIDE ? (shown.at(-1)?.id ?? null) : null,
    drifts: drifts.slice(0, DRIFTS),
    moreDrifts: drifts.length > DRIFTS,
    comparison: { state: comparing?.state ?? ("waiting" as const), counts: comparing?.counts ?? {}, last },
    job: job ?? null,
    permissions: PERMISSIONS.map((each) => ({ ...each, granted: isGranted(access.scopes, each.scope) })),
    token: access.token,
    refusedAt: access.refusedAt,
    waiting: access.waiting,
    grantAddress: `/auth?shop=${shop.domain}`,
    checkedAt: checkedAt ?? 0,
    failing: jobs.filter(isFailing),
    writes: writes.map(({ id, state, changes, createdAt, named }) => ({
      id,
      state,
      createdAt,
      named,
      items: changes.length,
      late: isLate({ posting: state, askedAt: createdAt }, now),
      units: changes.reduce((sum, { delta }) => sum + delta, 0),
    })),
  };
}

export default function SyncHealth() {
  const { clock, topics, kinds, deliveries, nextAside, drifts, moreDrifts, comparison, job, ...rest } =
    useLoaderData<typeof loader>();
  const { permissions, token, refusedAt, waiting, grantAddress, checkedAt, writes, failing } = rest;
  return (
    <Page title={SYNC.syncHealth} backAction={{ content: SYNC.sync.settings, url: "/settings" }}>
      <Changed of="sync" what={SYNC.sync.something} seen={rest.seen} />
      <BlockStack gap="400">
        <SyncNotes timeZone={clock.timeZone} currency={rest.currency} />
        <SyncFailing jobs={failing} {...clock} />
        <SyncWrites writes={writes} {...clock} />
        <SyncComparison first={comparison} timeZone={clock.timeZone} />
        <DriftTable
          drifts={drifts}
          next={moreDrifts ? "/sync/drift" : null}
          more={SYNC.sync.allThatDiffered}
          {...clock}
        />
        <SyncDeliveries topics={topics} {...clock} />
        <SyncQuarantine deliveries={deliveries} kinds={kinds} next={nextAside} {...clock} />
        <SyncSubscriptions checkedAt={checkedAt} timeZone={clock.timeZone} />
        <SyncImport job={job} timeZone={clock.timeZone} />
        <SyncAccess
          permissions={permissions}
          token={token}
          refusedAt={refusedAt}
          waiting={waiting}
          grantAddress={grantAddress}
          timeZone={clock.timeZone}
        />
      </BlockStack>
    </Page>
  );
}
