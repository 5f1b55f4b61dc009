import { BlockStack, Card, ChoiceList, Layout, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import type { LeftOut } from "../../catalog/location-names";
import { channelName, type OrdersLeftOut } from "../../demand/left-out/orders-left-out";
import type { Refusals } from "../../forms/parsed";
import { leftOutField } from "../../replenishment/decisions/left-out";
import { Lines, YesNo } from "../form-fields";
import { useFieldError } from "../meanwhile";
import { LOCATIONS_OUT, ORDERS_OUT } from "./words";

type Sources = { channels: string[]; hasUntold: boolean };

/** Orders that no plan expects again. */
export const OrdersLeftOutGroup = ({
  leftOut: { channelsOut, draftsOut, wholesaleOut, tagsOut },
  sources: { channels, hasUntold },
  refusals,
}: {
  leftOut: OrdersLeftOut;
  sources: Sources;
  refusals: Refusals;
}) => (
  <Layout.AnnotatedSection title={ORDERS_OUT.title} description={ORDERS_OUT.description}>
    <Card>
      <BlockStack gap="300">
        <YesNo name="draftsOut" label={ORDERS_OUT.drafts} value={draftsOut} help={ORDERS_OUT.draftsHelp} />
        <YesNo name="wholesaleOut" label={ORDERS_OUT.wholesale} value={wholesaleOut} help={ORDERS_OUT.wholesaleHelp} />
        <Channels chosen={channelsOut} channels={channels} error={refusals.channelsOut} />
        <Lines
          name="tagsOut"
          label={ORDERS_OUT.tags}
          value={tagsOut}
          help={ORDERS_OUT.tagsHelp}
          error={refusals.tagsOut}
        />
        {hasUntold && (
          <Text as="p" tone="subdued">
            {ORDERS_OUT.untold} <Link url="/sync">{ORDERS_OUT.importAgain}</Link>
          </Text>
        )}
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);

/** One that was chosen stays in the list, though no order came from it lately. */
const Channels = ({ chosen, channels, error }: { chosen: string[]; channels: string[]; error: string | undefined }) => {
  const [selected, setSelected] = useState(chosen);
  const all = [...new Set([...channels, ...chosen])];
  return (
    <>
      <ChoiceList
        allowMultiple
        title={ORDERS_OUT.channels}
        choices={all.map((channel) => ({ value: channel, label: channelName(channel) }))}
        selected={selected}
        onChange={setSelected}
        error={useFieldError("channelsOut", error)}
      />
      <input type="hidden" name="channelsOut" value={[...selected].sort().join("\n")} />
    </>
  );
};

/** Locations whose stock no plan counts on. */
export const LocationsLeftOutGroup = ({ locations }: { locations: LeftOut[] }) => (
  <Layout.AnnotatedSection title={LOCATIONS_OUT.title} description={LOCATIONS_OUT.description}>
    <Card>
      <BlockStack gap="300">
        {locations.length === 0 && <Text as="p">{LOCATIONS_OUT.none}</Text>}
        {locations.map(({ id, name, leftOut }) => (
          <YesNo key={id} name={leftOutField(id)} label={LOCATIONS_OUT.one(name)} value={leftOut} />
        ))}
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
