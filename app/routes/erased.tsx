import { publicPage } from "../ui/frame/public-page";
import { PUBLIC } from "../ui/frame/public-words";

export const loader = () => publicPage(PUBLIC.erased.title, <Erased />);

/** Outside the admin's frame: within it, the next request would install the app again. */
const Erased = () => (
  <>
    <h1>{PUBLIC.erased.heading}</h1>
    <p className="lead">{PUBLIC.erased.told}</p>
    <h2>{PUBLIC.erased.afresh}</h2>
    <p>{PUBLIC.erased.afreshTold}</p>
    <h2>{PUBLIC.erased.leaving}</h2>
    <p>{PUBLIC.erased.leavingTold}</p>
  </>
);
