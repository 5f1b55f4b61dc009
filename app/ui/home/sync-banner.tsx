import { Banner } from "@shopify/polaris";
import { HOME } from "./words";

/** Numbers are behind: said on Home, and only then. */
export const SyncBanner = ({ behind }: { behind: boolean }) =>
  behind ? (
    <Banner
      tone="warning"
      title={HOME.syncBanner.numbersMayBeBehind}
      action={{ content: HOME.syncBanner.syncHealth, url: "/sync" }}
    >
      <p>{HOME.syncBanner.changesInShopifyHaveReached}</p>
    </Banner>
  ) : null;
