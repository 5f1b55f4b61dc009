import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Contact, publicPage } from "../ui/frame/public-page";
import { PUBLIC } from "../ui/frame/public-words";

export function loader({ context: { settings } }: LoaderFunctionArgs) {
  return publicPage(PUBLIC.privacy.title, <Privacy email={settings.SUPPORT_EMAIL} />);
}

const Privacy = ({ email }: { email: string | undefined }) => (
  <>
    <h1>{PUBLIC.privacyLabel}</h1>
    <p className="lead">{PUBLIC.privacy.inShort}</p>
    <h2>{PUBLIC.privacy.stored}</h2>
    <ul>
      <li>{PUBLIC.privacy.shop}</li>
      <li>{PUBLIC.privacy.catalog}</li>
      <li>{PUBLIC.privacy.stock}</li>
      <li>{PUBLIC.privacy.orders}</li>
      <li>{PUBLIC.privacy.entered}</li>
      <li>{PUBLIC.privacy.purchasing}</li>
    </ul>
    <h2>{PUBLIC.privacy.notStored}</h2>
    <p>{PUBLIC.privacy.buyers}</p>
    <h2>{PUBLIC.privacy.where}</h2>
    <p>{PUBLIC.privacy.whereTold}</p>
    <h2>{PUBLIC.privacy.howLong}</h2>
    <ul>
      <li>{PUBLIC.privacy.daysOfOrders}</li>
      <li>{PUBLIC.privacy.daysOfUnusable}</li>
      <li>{PUBLIC.privacy.deleting}</li>
      <li>{PUBLIC.privacy.uninstalling}</li>
      <li>{PUBLIC.privacy.erasing}</li>
    </ul>
    <h2>{PUBLIC.privacy.rights}</h2>
    <p>{PUBLIC.privacy.rightsTold(<Contact email={email} />)}</p>
  </>
);
