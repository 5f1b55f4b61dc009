import { publicPage } from "../ui/frame/public-page";
import { PUBLIC } from "../ui/frame/public-words";

export const loader = () => publicPage(PUBLIC.erased.deletedEvenstock, <Erased />);

/** Outside the admin's frame: within it, the next request would install the app again. */
const Erased = () => (
  <>
    <h1>{PUBLIC.erased.everythingIsBeingDeleted}</h1>
    <p className="lead">{PUBLIC.erased.nobodyCanSeeYourShops}</p>
    <h2>{PUBLIC.erased.toStartAfresh}</h2>
    <p>{PUBLIC.erased.openEvenstockFromApps}</p>
    <h2>{PUBLIC.erased.toLeave}</h2>
    <p>{PUBLIC.erased.uninstallItInYourShopify}</p>
  </>
);
