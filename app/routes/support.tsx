import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Contact, publicPage } from "../ui/frame/public-page";
import { PUBLIC } from "../ui/frame/public-words";

export function loader({ context: { settings } }: LoaderFunctionArgs) {
  return publicPage(PUBLIC.support.title, <Support email={settings.SUPPORT_EMAIL} />);
}

const Support = ({ email }: { email: string | undefined }) => (
  <>
    <h1>{PUBLIC.supportLabel}</h1>
    <p className="lead">{PUBLIC.support.ask(<Contact email={email} />)}</p>
    <h2>{PUBLIC.support.wrongFigure}</h2>
    <p>{PUBLIC.support.wrongFigureTold}</p>
    <h2>{PUBLIC.support.missing}</h2>
    <p>{PUBLIC.support.missingTold}</p>
    <h2>{PUBLIC.support.importStands}</h2>
    <p>{PUBLIC.support.importStandsTold}</p>
    <h2>{PUBLIC.support.doesNotOpen}</h2>
    <p>{PUBLIC.support.doesNotOpenTold}</p>
  </>
);
