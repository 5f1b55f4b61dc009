import { Banner } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { isCurrency } from "../../money/money";
import { SYNC } from "./words";

/** What Shopify says of the shop and this version of Evenstock does not know, with what it does instead. */
export const SyncNotes = ({ timeZone, currency }: { timeZone: Zone; currency: string }) => (
  <>
    {!timeZone.isKnown && (
      <Banner tone="warning" title={SYNC.syncNotes.theTimeZoneIsNot(timeZone.name)}>
        <p>{SYNC.syncNotes.timeZoneUnknown}</p>
      </Banner>
    )}
    {!isCurrency(currency) && (
      <Banner tone="warning" title={SYNC.syncNotes.theCurrencyIsNotKnown(currency)}>
        <p>{SYNC.syncNotes.currencyUnknown}</p>
      </Banner>
    )}
  </>
);
