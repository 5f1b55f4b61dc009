import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useState } from "react";
import { linkVariant } from "../purchasing/moving-in/links.server";
import { type LostVariant, linksSchema } from "../purchasing/moving-in/lost";
import { listLostVariants } from "../purchasing/moving-in/lost.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { EmptyList } from "../ui/empty-list";
import { LinkDialog } from "../ui/moving-in/link-dialog";
import { LostTable, linkField } from "../ui/moving-in/lost-table";
import { MOVING_IN } from "../ui/moving-in/words";
import { useNumberFormat } from "../ui/number";
import { TitledCard } from "../ui/titled-card";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction = () => [{ title: MOVING_IN.linkProducts }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return { lost: await listLostVariants(database, shop) };
}

/** Each is that: as a person has confirmed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const links = linksSchema.safeParse(jsonOf((await formIn(request)).get("links")));
  if (!links.success) throw new Response("The links cannot be read.", { status: 400 });
  for (const link of links.data) await linkVariant(database, shop, link, staff, Date.now());
  if (links.data.some(({ lost }) => lost.variantId !== null)) await askForPlans(env, shop);
  return {
    done:
      links.data.length === 1
        ? MOVING_IN.movingInLinks.linked
        : MOVING_IN.movingInLinks.linkedOf(String(links.data.length)),
  };
}

function jsonOf(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

export default function LinkProducts() {
  const { lost } = useLoaderData<typeof loader>();
  const { submit, state, data } = useFetcher<typeof action>();
  const [chosen, setChosen] = useState<LostVariant>();
  useToast(data?.done, data);
  const link = (links: { lost: LostVariant; variantId: number }[]) =>
    submit({ links: linkField(links) }, { method: "post", action: "/moving-in/links" });
  const format = useNumberFormat();
  const sure = lost.flatMap((each) => (each.candidate ? [{ lost: each, variantId: each.candidate.variantId }] : []));
  return (
    <Page
      title={MOVING_IN.linkProducts}
      backAction={{ content: MOVING_IN.movingInLinks.moving, url: "/moving-in" }}
      primaryAction={
        sure.length > 1
          ? {
              content: MOVING_IN.movingInLinks.linkAllAsOffered(format(sure.length)),
              loading: state !== "idle",
              onAction: () => link(sure),
            }
          : undefined
      }
    >
      <TitledCard title={MOVING_IN.movingInLinks.namedAndNotHere} note={MOVING_IN.movingInLinks.skusOfOldOrders}>
        {lost.length === 0 ? (
          <EmptyList>{MOVING_IN.movingInLinks.nothingIsWaiting}</EmptyList>
        ) : (
          <LostTable lost={lost} busy={state !== "idle"} onLink={(each) => link([each])} onChoose={setChosen} />
        )}
      </TitledCard>
      {chosen && (
        <LinkDialog
          lost={chosen}
          onClose={() => setChosen(undefined)}
          onChoose={(variantId) => {
            link([{ lost: chosen, variantId }]);
            setChosen(undefined);
          }}
        />
      )}
    </Page>
  );
}
