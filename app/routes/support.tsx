import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Contact, publicPage } from "../ui/frame/public-page";
import { PUBLIC } from "../ui/frame/public-words";

export function loader({ context: { settings } }: LoaderFunctionArgs) {
  return publicPage(PUBLIC.support.supportEvenstock, <Support email={settings.SUPPORT_EMAIL} />);
}

const Support = ({ email }: { email: string | undefined }) => (
  <>
    <h1>{PUBLIC.supportLabel}</h1>
    <p className="lead">{PUBLIC.support.askSayYourShopsAddress(<Contact email={email} />)}</p>
    <h2>{PUBLIC.support.aFigureLooksWrong}</h2>
    <p>{PUBLIC.support.openTheVariantItsPage}</p>
    <h2>{PUBLIC.support.aProductOrAnOrder}</h2>
    <p>{PUBLIC.support.changesInShopifyArriveWithin}</p>
    <h2>{PUBLIC.support.theFirstImportDoesNot}</h2>
    <p>{PUBLIC.support.homeShowsHowFar}</p>
    <h2>{PUBLIC.support.evenstockDoesNotOpen}</h2>
    <p>{PUBLIC.support.openItFromApps}</p>
  </>
);
