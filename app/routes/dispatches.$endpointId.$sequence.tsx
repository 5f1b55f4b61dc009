import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { zoneOf } from "../days/zone-days";
import { findDispatch } from "../outbound/dispatches/one.server";
import { EVENTS } from "../outbound/events/catalogue";
import { authenticate } from "../requests/authenticate.server";
import { dispatchIn } from "../requests/outbound/dispatch-in";
import { CodeBlock } from "../ui/code-block";
import { Moment } from "../ui/day";
import { AttemptCards } from "../ui/dispatches/attempt-cards";
import { DispatchBadge } from "../ui/dispatches/dispatch-badge";
import { NextTry } from "../ui/dispatches/dispatch-columns";
import { ResendCard } from "../ui/dispatches/resend-card";
import { ONE, PAGE } from "../ui/dispatches/words";
import { TitledCard } from "../ui/titled-card";
import { useListAddress } from "../ui/use-list-address";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? ONE.one }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const named = dispatchIn(params);
  const dispatch = named && (await findDispatch(database, shop, named.endpointId, named.sequence));
  if (!dispatch) throw new Response(null, { status: 404 });
  const { event, ...rest } = dispatch;
  const now = Date.now();
  return {
    dispatch: { ...rest, publicId: event.publicId, type: event.type, at: event.at },
    title: EVENTS[event.type].title,
    clock: { now, timeZone: zoneOf(shop.timeZone, now) },
  };
}

/** One event on its way to one endpoint: what was sent, each attempt, and what was answered. */
export default function Dispatch() {
  const { dispatch, title, clock } = useLoaderData<typeof loader>();
  const { endpointId, endpointName, sequence, state, attempts, body } = dispatch;
  return (
    <Page
      title={title}
      subtitle={ONE.to(endpointName)}
      titleMetadata={<DispatchBadge state={state} />}
      backAction={{ content: PAGE.title, url: useListAddress("/dispatches") }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AttemptCards attempts={attempts} {...clock} />
            <TitledCard
              title={ONE.body}
              note={body === null ? ONE.letGo : attempts.length > 0 ? ONE.asSent : ONE.toBeSent}
            >
              {body !== null && <CodeBlock label={ONE.body} code={body} />}
            </TitledCard>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <TitledCard title={ONE.about} notices={<Facts dispatch={dispatch} clock={clock} />} />
            <ResendCard endpointId={endpointId} sequence={sequence} state={state} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

const Facts = ({ dispatch, clock }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, "dispatch" | "clock">) => {
  const { endpointId, endpointName, sequence, state, reason } = dispatch;
  return (
    <dl className="Rule">
      <div>
        <dt>{ONE.happened}</dt>
        <dd>
          <Moment at={dispatch.at} timeZone={clock.timeZone} />
        </dd>
      </div>
      <div>
        <dt>{ONE.event}</dt>
        <dd>
          <Link to={`/events/${dispatch.type}`}>{dispatch.type}</Link>
        </dd>
      </div>
      <div>
        <dt>{ONE.endpoint}</dt>
        <dd className="Address">
          {dispatch.endpointState === "deleted" ? (
            ONE.deleted(endpointName)
          ) : (
            <Link to={`/endpoints/${endpointId}`}>{endpointName}</Link>
          )}
          <span className="Aside">{dispatch.shownUrl}</span>
        </dd>
      </div>
      <div>
        <dt>{ONE.sequence}</dt>
        <dd>{sequence}</dd>
      </div>
      <div>
        <dt>{ONE.webhookId}</dt>
        <dd className="Address">{dispatch.publicId}</dd>
      </div>
      {(reason || state === "pending") && (
        <div>
          <dt>{state === "pending" ? ONE.next : ONE.why}</dt>
          <dd>
            {reason ?? (
              <NextTry nextAttemptAt={dispatch.nextAttemptAt} attempts={dispatch.attemptsMade} now={clock.now} />
            )}
          </dd>
        </div>
      )}
    </dl>
  );
};
