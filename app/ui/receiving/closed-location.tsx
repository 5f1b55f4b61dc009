import { Banner, Box } from "@shopify/polaris";
import { CLOSED_LOCATION } from "./words";

/** Goods are on their way to a location that Shopify has closed since, or it is being counted. */
export const ClosedLocation = ({ name, counted = false }: { name: string | null; counted?: boolean }) => (
  <Box paddingBlockEnd="400">
    <Banner tone="warning" title={CLOSED_LOCATION.title(name)}>
      <p>{CLOSED_LOCATION[counted ? "counted" : "about"]}</p>
    </Banner>
  </Box>
);
