import { Banner } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { isCurrency } from "../../money/money";

/** What Shopify says of the shop and this version of Evenstock does not know, with what it does instead. */
export const SyncNotes = ({ timeZone, currency }: { timeZone: Zone; currency: string }) => (
  <>
    {!timeZone.isKnown && (
      <Banner tone="warning" title={`The time zone ${timeZone.name} is not known here`}>
        <p>
          Until it is, days begin and end, and times are shown, in UTC. Whoever runs Evenstock can put it right with a
          newer version of it.
        </p>
      </Banner>
    )}
    {!isCurrency(currency) && (
      <Banner tone="warning" title={`The currency ${currency} is not known here`}>
        <p>
          Amounts in it are kept with two decimals. Whoever runs Evenstock can put it right with a newer version of it.
        </p>
      </Banner>
    )}
  </>
);
