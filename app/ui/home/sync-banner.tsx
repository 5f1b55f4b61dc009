import { Banner } from "@shopify/polaris";

/** Numbers are behind: said on Home, and only then. */
export const SyncBanner = ({ behind }: { behind: boolean }) =>
  behind ? (
    <Banner tone="warning" title="Numbers may be behind" action={{ content: "Sync health", url: "/sync" }}>
      <p>Changes in Shopify have reached Evenstock more than half an hour late. What comes late is still counted.</p>
    </Banner>
  ) : null;
