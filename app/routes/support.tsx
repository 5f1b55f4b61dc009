import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Contact, publicPage } from "../ui/frame/public-page";

export function loader({ context: { settings } }: LoaderFunctionArgs) {
  return publicPage("Support · Evenstock", <Support email={settings.SUPPORT_EMAIL} />);
}

const Support = ({ email }: { email: string | undefined }) => (
  <>
    <h1>Support</h1>
    <p className="lead">
      Ask <Contact email={email} />. Say your shop&rsquo;s address and, if it is about one product, its SKU; never send
      a password.
    </p>
    <h2>A figure looks wrong</h2>
    <p>
      Open the variant. Its page shows the sum behind the reorder point with every number in it, which rule set each,
      and each change of its stock. Days on which nothing was available are left out of the velocity; cancelled and test
      orders never count.
    </p>
    <h2>A product or an order is missing</h2>
    <p>
      Changes in Shopify arrive within seconds, seldom later. Orders from before the installation reach back 60 days,
      unless your shop has let Evenstock read older ones.
    </p>
    <h2>The first import does not end</h2>
    <p>
      Home shows how far it is; you can leave the page meanwhile. Where it failed, Home says why and begins again at the
      press of a button. Nothing that was read is lost or counted twice.
    </p>
    <h2>Evenstock does not open</h2>
    <p>
      Open it from Apps in your Shopify admin. If Shopify no longer lets it in, install it again from there: your rules
      and settings are gone after an uninstall, catalogue and sales are read anew.
    </p>
  </>
);
