import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Contact, publicPage } from "../ui/frame/public-page";
import { PUBLIC } from "../ui/frame/public-words";

export function loader({ context: { settings } }: LoaderFunctionArgs) {
  return publicPage(PUBLIC.privacy.privacyEvenstock, <Privacy email={settings.SUPPORT_EMAIL} />);
}

const Privacy = ({ email }: { email: string | undefined }) => (
  <>
    <h1>{PUBLIC.privacyLabel}</h1>
    <p className="lead">{PUBLIC.privacy.evenstockKeepsWhatItTakes}</p>
    <h2>{PUBLIC.privacy.whatIsStoredOfYour}</h2>
    <ul>
      <li>{PUBLIC.privacy.itsAddressNameTimeZone}</li>
      <li>{PUBLIC.privacy.productsAndVariantsTitlesSkus}</li>
      <li>{PUBLIC.privacy.locationsStockLevelsAndEach}</li>
      <li>{PUBLIC.privacy.orderLinesShopifysNumbers}</li>
      <li>{PUBLIC.privacy.whatYouEnterRulesSettings}</li>
      <li>{PUBLIC.privacy.yourPurchaseOrdersAndWhat}</li>
    </ul>
    <h2>{PUBLIC.privacy.whatIsNot}</h2>
    <p>{PUBLIC.privacy.noBuyersNameAddressMail}</p>
    <h2>{PUBLIC.privacy.whereAndWhoSees}</h2>
    <p>{PUBLIC.privacy.inTheCloudflareAccount}</p>
    <h2>{PUBLIC.privacy.howLong}</h2>
    <ul>
      <li>{PUBLIC.privacy.orderLinesDaysTotals}</li>
      <li>{PUBLIC.privacy.whatShopifySentAndEvenstock}</li>
      <li>{PUBLIC.privacy.settingsDeletesEverythingAtOnce}</li>
      <li>{PUBLIC.privacy.onUninstallingThePermissionRules}</li>
      <li>{PUBLIC.privacy.everythingElseIsErasedWhen}</li>
    </ul>
    <h2>{PUBLIC.privacy.yourRightsAndYourBuyers}</h2>
    <p>{PUBLIC.privacy.shopifysRequestsAboutABuyer(<Contact email={email} />)}</p>
  </>
);
