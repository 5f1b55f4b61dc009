import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { listLocationNames } from "../catalog/known-locations.server";
import { cursorIn } from "../lists/keyset";
import { listRules } from "../replenishment/overviews/rule-list.server";
import { authenticate } from "../requests/authenticate.server";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import type { ListedRule } from "../ui/rules/listed-rule";
import { RemovedRule } from "../ui/rules/removed-rule";
import { ruleColumns } from "../ui/rules/rule-columns";
import { LEVEL_NAMES, NO_RULES, PAGE } from "../ui/rules/words";
import { useDownload } from "../ui/use-download";

const LEVELS = ["variant", "product", "supplier"] as const;
type Level = (typeof LEVELS)[number];

export const meta: MetaFunction = () => [{ title: PAGE.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const level = LEVELS.find((level) => level === searchParams.get("level")) ?? "variant";
  const [list, locationNames] = await Promise.all([
    listRules(database, shop, level, cursorIn(searchParams)),
    listLocationNames(database, shop),
  ]);
  return { level, list, locationNames };
}

export default function Rules() {
  const { level, list, locationNames } = useLoaderData<typeof loader>();
  const [removed, setRemoved] = useState<ListedRule>();
  const { download, state } = useDownload("/rules/file");
  return (
    <Page
      title={PAGE.title}
      fullWidth
      backAction={{ content: PAGE.back, url: "/settings" }}
      secondaryActions={[
        { content: PAGE.import, url: "/rules/import" },
        {
          content: state === "failed" ? PAGE.exportFailed : PAGE.export,
          onAction: download,
          loading: state === "loading",
        },
      ]}
    >
      <BlockStack gap="400">
        {removed && <RemovedRule rule={removed} onDone={() => setRemoved(undefined)} />}
        <PagedIndex
          tabs={
            <LinkTabs
              label={PAGE.title}
              tabs={LEVELS.map((name) => ({ name: LEVEL_NAMES[name], to: addressOf(name), current: name === level }))}
            />
          }
          note={PAGE.note}
          address={addressOf(level)}
          previous={list.previous}
          next={list.next}
        >
          {list.rows.length === 0 ? (
            <EmptyList>{NO_RULES[level]}</EmptyList>
          ) : (
            <ListTable
              caption={LEVEL_NAMES[level]}
              columns={ruleColumns({ locationNames, onRemove: setRemoved })}
              rows={list.rows}
              keyOf={({ place: { subject, location } }) => `${subject}/${location}`}
            />
          )}
        </PagedIndex>
      </BlockStack>
    </Page>
  );
}

const addressOf = (level: Level) => (level === "variant" ? "/rules" : `/rules?level=${level}`);
