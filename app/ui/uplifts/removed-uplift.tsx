import type { KeptUplift } from "../../demand/promotions/uplift";
import { upliftFields } from "../../demand/promotions/uplift-fields";
import { Removed } from "../removed";

export const RemovedUplift = ({ uplift, onDone }: { uplift: KeptUplift; onDone: () => void }) => (
  <Removed
    title={`"${uplift.name}" is removed: orders no longer count on it`}
    fields={upliftFields(uplift)}
    action="/uplifts?index"
    method="post"
    onDone={onDone}
  />
);
