import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { filtersSchema } from "../outbound/endpoints/filters";
import { parseEndpoint } from "../outbound/endpoints/form/endpoint-form";
import { FORMATS } from "../outbound/formats/table";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn, newFormToken } from "../requests/form-token";
import { endpointChoices } from "../requests/outbound/endpoint-choices.server";
import { addEndpoint } from "../session/endpoints/changes.server";
import { keeperOf } from "../session/endpoints/keeper.server";
import { EndpointFields } from "../ui/endpoints/endpoint-fields";
import { NewSecret } from "../ui/endpoints/new-secret";
import { PAGES } from "../ui/endpoints/words";
import { useFirstRefusal } from "../ui/refusal";
import { SubmitBelow } from "../ui/submit-below";

export const meta: MetaFunction = () => [{ title: PAGES.add }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return { formToken: newFormToken(), ...(await endpointChoices(database, shop, filtersSchema.parse({}))) };
}

/** One more endpoint, which is on; of a form that comes twice, the same one. Its secret is in no other answer. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, ...visit } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const form = await formIn(request);
  const formToken = formTokenIn(form);
  const typed = parseEndpoint(form);
  if (typed.kind === "refused") return { refusals: typed.refusals };
  const added = await addEndpoint(await keeperOf(visit), shop, typed.value, formToken);
  if (added.kind === "refused") return { refusals: { [added.field ?? ""]: added.reason } };
  return { refusals: {}, created: { id: added.id, secret: added.secret, name: typed.value.name } };
}

export default function NewEndpoint() {
  const { formToken, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const saving = useNavigation().formMethod === "POST";
  const form = useFirstRefusal(saving);
  const created = answer?.created;
  if (created)
    return (
      <Page title={PAGES.isOn(created.name)} backAction={{ content: PAGES.title, url: "/endpoints" }}>
        <NewSecret secret={created.secret} onward={{ label: PAGES.onward, to: `/endpoints/${created.id}` }} />
      </Page>
    );
  return (
    <Page title={PAGES.add} backAction={{ content: PAGES.title, url: "/endpoints" }}>
      <Form method="post" ref={form}>
        <input type="hidden" name="formToken" value={formToken} />
        <BlockStack gap="400">
          <EndpointFields values={BLANK} {...choices} refusals={answer?.refusals ?? {}} />
          <SubmitBelow label={PAGES.add} saving={saving} />
        </BlockStack>
      </Form>
    </Page>
  );
}

const { timeoutS, retries } = FORMATS.standard.policy;
const BLANK = {
  ...{ name: "", events: [], format: "standard" as const, timeout_s: timeoutS, retries, payload: "full" },
  ...{ rate_limit: null, headers: "" },
};
