import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { effectiveRule } from "../replenishment/rule";
import { parseDefaults } from "../replenishment/rule-form";
import { findShopRule, findVelocityWindow, saveDefaults } from "../replenishment/rules.server";
import { authenticate } from "../session/authenticate.server";
import { DefaultsForm } from "../ui/defaults-form";
import { PublicLinks } from "../ui/public-links";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction = () => [{ title: "Settings" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const [rule, window] = await Promise.all([findShopRule(database, shop), findVelocityWindow(database, shop)]);
  return { rule: effectiveRule([{ origin: "shop", rule }]), window };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const parsed = parseDefaults(await request.formData());
  if (parsed.kind === "refused") return { saved: false, refusals: parsed.refusals };
  await saveDefaults(database, shop, parsed.value, Date.now());
  await context.env.JOBS.send({ kind: "roll-forward", shop: shop.domain }, { contentType: "json" });
  return { saved: true, refusals: {} };
}

export default function Settings() {
  const { rule, window } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useToast(answer?.saved ? "Settings saved" : undefined, answer);
  return (
    <Page title="Settings">
      <DefaultsForm
        key={JSON.stringify([rule, window])}
        rule={rule}
        window={window}
        saved={answer?.saved ?? false}
        refusals={answer?.refusals ?? {}}
      />
      <PublicLinks />
    </Page>
  );
}
