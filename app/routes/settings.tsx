import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { listLeftOut } from "../catalog/known-locations.server";
import { zoneOf } from "../days/zone-days";
import { ordersLeftOutTexts } from "../demand/left-out/orders-left-out";
import { listChannels } from "../demand/left-out/orders-left-out.server";
import { type Meanwhile, openedIn } from "../forms/opened";
import type { Refusals } from "../forms/parsed";
import { hearsAlerts } from "../outbound/endpoints/form/channels";
import { listEndpoints } from "../outbound/endpoints/list.server";
import { FORMATS } from "../outbound/formats/table";
import { listMailStates } from "../outbound/mail/mails.server";
import { mailWayOf } from "../outbound/mail/way";
import { findAlertMail } from "../replenishment/alerts/mail.server";
import { leftOutFields, leftOutTexts } from "../replenishment/decisions/left-out";
import { saveSettings } from "../replenishment/decisions/settings.server";
import { alertMailFields, defaultsFields, salesRulesFields } from "../replenishment/decisions/settings-fields";
import { parseSettings } from "../replenishment/decisions/settings-form";
import { effectiveRule } from "../replenishment/rules/rule";
import { findShopRule } from "../replenishment/rules/rules.server";
import { findStoredSettings } from "../replenishment/rules/stored-settings.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { SaveBarForm } from "../ui/save-bar-form";
import { AlertMailGroup } from "../ui/settings/alert-mail-group";
import { ChannelsGroup } from "../ui/settings/channels-group";
import { DefaultsGroups } from "../ui/settings/defaults-groups";
import { LocationsLeftOutGroup, OrdersLeftOutGroup } from "../ui/settings/left-out-groups";
import { MailGroup } from "../ui/settings/mail-group";
import { OwnRowsGroup } from "../ui/settings/own-rows-group";
import { PublicLinks } from "../ui/settings/public-links";
import { SalesRulesGroup } from "../ui/settings/sales-rules-group";
import { ShopGroup } from "../ui/settings/shop-group";
import { PAGE } from "../ui/settings/words";
import { useFreshWhile } from "../ui/use-fresh-while";
import { useToast } from "../ui/use-toast";

const MAILS = 5;

export const meta: MetaFunction = () => [{ title: PAGE.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const now = Date.now();
  const [rule, { window, salesRules, ordersLeftOut }, alertMail, mails, endpoints, locations, sources] =
    await Promise.all([
      findShopRule(database, shop),
      findStoredSettings(database, shop),
      findAlertMail(database, shop),
      listMailStates(database, shop, MAILS),
      listEndpoints(database, shop),
      listLeftOut(database, shop),
      listChannels(database, shop),
    ]);
  return {
    rule: effectiveRule([{ origin: "shop", rule }]),
    window,
    locations,
    ordersLeftOut,
    sources,
    salesRules,
    alertMail,
    mails,
    channels: endpoints
      .filter(({ events }) => hearsAlerts(events))
      .map(({ id, name, state, stateReason, failuresInRow, health, pending, held, exhausted, format }) => ({
        ...{ id, name, state, stateReason, failuresInRow, health, pending, held, exhausted },
        formatLabel: FORMATS[format].label,
      })),
    way: mailWayOf(context.settings).kind,
    shopName: shop.name,
    currency: shop.currency,
    timeZone: zoneOf(shop.timeZone, now),
    now,
  };
}

type Answer = { saved: boolean; replanning?: boolean; refusals: Refusals; meanwhile?: Meanwhile };

/** Whole groups may be left out; what one of them refuses keeps all from being saved. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Answer> {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const form = await formIn(request);
  const parsed = parseSettings(form);
  if (parsed.kind === "refused") return { saved: false, refusals: parsed.refusals };
  const saved = await saveSettings(database, shop, parsed.value, openedIn(form), Date.now());
  if (saved.kind === "meanwhile") return { saved: false, refusals: {}, meanwhile: saved.meanwhile };
  for (const kind of saved.jobs) await askForJob(env, shop, kind);
  return { saved: true, replanning: saved.jobs.length > 0, refusals: {} };
}

export default function Settings() {
  const {
    rule,
    window,
    locations,
    ordersLeftOut,
    sources,
    salesRules,
    alertMail,
    mails,
    channels,
    way,
    shopName,
    ...shop
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusals = answer?.refusals ?? {};
  const refused = Object.keys(refusals).length > 0;
  const { origins: _, ...decided } = rule;
  const opened = {
    ...defaultsFields({ ...decided, velocityWindow: window }),
    ...salesRulesFields(salesRules),
    ...alertMailFields(alertMail),
    ...leftOutTexts(leftOutFields(locations)),
    ...ordersLeftOutTexts(ordersLeftOut),
  };
  useToast(answer?.saved ? PAGE.saved : undefined, answer);
  useFreshWhile(mails.some(({ state, attempts }) => state === "queued" && attempts === 0));
  return (
    <Page
      title={PAGE.title}
      secondaryActions={[
        { content: PAGE.documents, url: "/settings/documents" },
        { content: PAGE.rules, url: "/rules" },
        { content: PAGE.promotions, url: "/promotions" },
        { content: PAGE.uplifts, url: "/uplifts" },
        { content: PAGE.keys, url: "/settings/api-keys" },
        { content: PAGE.sync, url: "/sync" },
      ]}
    >
      <BlockStack gap="400">
        {answer?.saved && (
          <Banner tone="success" title={PAGE.saved}>
            {answer.replanning && <p>{PAGE.replanning}</p>}
          </Banner>
        )}
        {refused && (
          <Banner tone="critical" title={PAGE.notSaved}>
            <p>{PAGE.mend}</p>
          </Banner>
        )}
        <SaveBarForm
          id="settings"
          opened={opened}
          saved={answer?.saved ? answer : undefined}
          meanwhile={answer?.meanwhile}
        >
          <Layout>
            <DefaultsGroups rule={rule} window={window} refusals={refusals} />
            <SalesRulesGroup rules={salesRules} />
            <OrdersLeftOutGroup leftOut={ordersLeftOut} sources={sources} refusals={refusals} />
            <LocationsLeftOutGroup locations={locations} />
            <AlertMailGroup mail={alertMail} refusals={refusals} />
          </Layout>
        </SaveBarForm>
        <div className="Settings-Rest">
          <Layout>
            <ChannelsGroup channels={channels} recipients={alertMail.recipients.length} />
            <MailGroup way={way} mails={mails} {...shop} />
            <ShopGroup {...shop} />
            <OwnRowsGroup shopName={shopName} />
          </Layout>
        </div>
      </BlockStack>
      <PublicLinks />
    </Page>
  );
}
