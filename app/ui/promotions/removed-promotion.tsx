import type { KeptPromotion } from "../../demand/promotions/promotion";
import { promotionFields } from "../../demand/promotions/promotion-fields";
import { Removed } from "../removed";

export const RemovedPromotion = ({ promotion, onDone }: { promotion: KeptPromotion; onDone: () => void }) => (
  <Removed
    title={`"${promotion.name}" is removed: its days count again`}
    fields={promotionFields(promotion)}
    action="/promotions?index"
    method="post"
    onDone={onDone}
  />
);
