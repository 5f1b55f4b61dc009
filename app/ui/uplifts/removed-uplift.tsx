import type { KeptUplift } from "../../demand/promotions/uplift";
import { upliftFields } from "../../demand/promotions/uplift-fields";
import { Removed } from "../removed";
import { UPLIFTS } from "./words";

export const RemovedUplift = ({ uplift, onDone }: { uplift: KeptUplift; onDone: () => void }) => (
  <Removed
    title={UPLIFTS.removedUplift.isRemovedOrdersNoLonger(uplift.name)}
    fields={upliftFields(uplift)}
    action="/uplifts?index"
    method="post"
    onDone={onDone}
  />
);
