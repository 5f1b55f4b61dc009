import { publicPage } from "../ui/frame/public-page";

export const loader = () => publicPage("Deleted · Evenstock", <Erased />);

/** Outside the admin's frame: within it, the next request would install the app again. */
const Erased = () => (
  <>
    <h1>Everything is being deleted</h1>
    <p className="lead">
      Nobody can see your shop&rsquo;s stock, sales, rules, suppliers and settings in Evenstock any more. Their rows are
      erased within minutes. Nothing was changed in Shopify.
    </p>
    <h2>To start afresh</h2>
    <p>
      Open Evenstock from Apps in your Shopify admin. It reads products, stock and past orders once more; what you
      entered yourself has to be entered again, or imported from the files that you exported.
    </p>
    <h2>To leave</h2>
    <p>
      Uninstall it in your Shopify admin, under Settings, Apps. As long as it is installed there, opening it begins
      anew.
    </p>
  </>
);
