import { Banner, Link } from "@shopify/polaris";
import { LATE_WORDS } from "../stock/writes/inventory-write";

/** Where changes of stock wait for Shopify later than usual. */
export const LateWrites = () => (
  <Banner tone="warning" title={LATE_WORDS.title}>
    <p>
      {LATE_WORDS.nothingIsLost} <Link url="/sync">{LATE_WORDS.where}</Link>
    </p>
  </Banner>
);
