import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { zoneOf } from "../days/zone-days";
import { authenticate } from "../requests/authenticate.server";
import { listApiKeys } from "../session/api-keys/api-keys.server";
import { SCOPE_NAMES, SCOPES } from "../session/api-keys/scopes";
import { EmptyList } from "../ui/empty-list";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { apiKeyColumns, type ListedKey } from "../ui/settings/api-keys/api-key-columns";
import { ApiKeySecret } from "../ui/settings/api-keys/api-key-secret";
import { CreateApiKey } from "../ui/settings/api-keys/create-api-key";
import { RevokeApiKey } from "../ui/settings/api-keys/revoke-api-key";
import { KEYS } from "../ui/settings/words";

export const meta: MetaFunction = () => [{ title: KEYS.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const keys = await listApiKeys(database, shop);
  const now = Date.now();
  return {
    keys: keys.map(({ scopes, ...key }) => ({ ...key, may: scopes.map((scope) => SCOPES[scope].label) })),
    scopes: SCOPE_NAMES.map((name) => ({ name, ...SCOPES[name] })),
    address: `${context.settings.APP_URL}/api/v1`,
    timeZone: zoneOf(shop.timeZone, now),
    now,
  };
}

export default function ApiKeys() {
  const { keys, scopes, address, timeZone, now } = useLoaderData<typeof loader>();
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const [revoking, setRevoking] = useState<ListedKey>();
  return (
    <Page
      title={KEYS.title}
      subtitle={KEYS.subtitle}
      fullWidth
      backAction={{ content: KEYS.back, url: "/settings" }}
      primaryAction={{ content: KEYS.add, onAction: () => setCreating(true) }}
    >
      <BlockStack gap="400">
        {made && <ApiKeySecret made={made} onDone={() => setMade(undefined)} />}
        <PagedIndex address="/settings/api-keys" previous={null} next={null} note={KEYS.api(address)}>
          {keys.length === 0 ? (
            <EmptyList>{KEYS.none}</EmptyList>
          ) : (
            <ListTable
              caption={KEYS.title}
              columns={apiKeyColumns({ now, timeZone, onRevoke: setRevoking })}
              rows={keys}
              keyOf={({ id }) => id}
            />
          )}
        </PagedIndex>
      </BlockStack>
      {creating && <CreateApiKey scopes={scopes} onMade={setMade} onClose={() => setCreating(false)} />}
      {revoking && <RevokeApiKey apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </Page>
  );
}
