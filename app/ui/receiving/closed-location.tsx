import { Banner, Box } from "@shopify/polaris";
import { CLOSED_LOCATION } from "./words";

/** Goods are on their way to a location that Shopify has closed since. */
export const ClosedLocation = ({ name }: { name: string | null }) => (
  <Box paddingBlockEnd="400">
    <Banner tone="warning" title={CLOSED_LOCATION.title(name)}>
      <p>{CLOSED_LOCATION.about}</p>
    </Banner>
  </Box>
);
