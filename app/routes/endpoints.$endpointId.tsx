import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { zoneOf } from "../days/zone-days";
import { isClear, merged, openedIn, type SaveAnswer } from "../forms/opened";
import { deleteEndpoint } from "../outbound/endpoints/endpoints.server";
import { endpointTexts, parseEndpointChange } from "../outbound/endpoints/form/endpoint-form";
import { headerLines } from "../outbound/endpoints/form/header-lines";
import { conditionSaid } from "../outbound/endpoints/shown/condition";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { endpointChoices } from "../requests/outbound/endpoint-choices.server";
import { requireEndpoint } from "../requests/outbound/require-endpoint.server";
import { changeEndpoint } from "../session/endpoints/changes.server";
import { listHiddenHeaders, listHiddenNames } from "../session/endpoints/hidden-headers.server";
import { keeperOf } from "../session/endpoints/keeper.server";
import { EndpointBadge } from "../ui/endpoint-badge";
import { DeleteCard } from "../ui/endpoints/delete-card";
import { EndpointFields } from "../ui/endpoints/endpoint-fields";
import { HealthCard } from "../ui/endpoints/health-card";
import { SecretCard } from "../ui/endpoints/secret-card";
import { SwitchCard } from "../ui/endpoints/switch-card";
import { TestCard } from "../ui/endpoints/test-card";
import { PAGES } from "../ui/endpoints/words";
import { SaveBarForm } from "../ui/save-bar-form";
import { useListAddress } from "../ui/use-list-address";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.endpoint.name ?? PAGES.one }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, ...visit } = await authenticate(context);
  const endpoint = await requireEndpoint(visit.database, shop, params.endpointId);
  const [choices, names] = await Promise.all([
    endpointChoices(visit.database, shop, endpoint.filters),
    listHiddenNames(await keeperOf(visit), shop, endpoint.id),
  ]);
  const now = Date.now();
  return { endpoint, choices, headers: headerLines(names), now, timeZone: zoneOf(shop.timeZone, now) };
}

/** An endpoint: changed, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer | Response> {
  const { shop, ...visit } = await authenticate(context);
  const endpoint = await requireEndpoint(visit.database, shop, params.endpointId);
  if (request.method === "DELETE") {
    await deleteEndpoint(visit.database, shop, endpoint.id, Date.now());
    return redirect("/endpoints");
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT, DELETE" } });
  const form = await formIn(request);
  const parsed = parseEndpointChange(form);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const { hiddenHeaders, url, headers, ...typed } = parsed.value;
  const stands = fieldsOf(endpoint);
  const { value, meanwhile } = merged({ ...stands, ...typed }, stands, endpointTexts, openedIn(form));
  if (!isClear(meanwhile)) return { refusals: {}, meanwhile };
  const keeper = await keeperOf(visit);
  const kept = await listHiddenHeaders(keeper, shop, endpoint.id, hiddenHeaders);
  const patch = { ...value, url, headers: { ...headers, ...kept } };
  const changed = await changeEndpoint(keeper, shop, endpoint.id, patch);
  if (changed.kind === "none") throw new Response(null, { status: 404 });
  if (changed.kind === "refused") return { refusals: { [changed.field ?? ""]: changed.reason } };
  return { done: PAGES.saved, refusals: {} };
}

const fieldsOf = ({
  ...endpoint
}: Pick<
  Awaited<ReturnType<typeof requireEndpoint>>,
  "name" | "events" | "filters" | "format" | "payload" | "retries" | "timeoutS" | "rateLimit"
>) => {
  const { name, events, filters, format, payload, retries, timeoutS, rateLimit } = endpoint;
  return { name, events, filters, format, payload, retries, timeout_s: timeoutS, rate_limit: rateLimit };
};

export default function EndpointPage() {
  const { endpoint, choices, headers, ...clock } = useLoaderData<typeof loader>();
  const answer = useActionData<SaveAnswer>();
  const list = useListAddress("/endpoints");
  const fields = fieldsOf(endpoint);
  useToast(answer?.done, answer);
  return (
    <Page
      title={endpoint.name}
      subtitle={conditionSaid(endpoint) ?? ""}
      titleMetadata={<EndpointBadge endpoint={endpoint} />}
      backAction={{ content: PAGES.title, url: list }}
      secondaryActions={[{ content: PAGES.dispatches, url: `/dispatches?endpoint=${endpoint.id}` }]}
    >
      <Layout>
        <Layout.Section>
          <SaveBarForm
            id="endpoint"
            opened={endpointTexts(fields)}
            saved={answer?.done && answer}
            meanwhile={answer?.meanwhile}
          >
            <EndpointFields
              values={{ ...fields, headers }}
              shownUrl={endpoint.shownUrl}
              {...choices}
              refusals={answer?.refusals ?? {}}
            />
          </SaveBarForm>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <TestCard endpointId={endpoint.id} />
            <HealthCard endpoint={endpoint} {...clock} />
            <SwitchCard endpoint={endpoint} />
            <SecretCard endpoint={endpoint} {...clock} />
            <DeleteCard endpoint={endpoint} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
