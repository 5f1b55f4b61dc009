import type { KeptPromotion } from "../../demand/promotions/promotion";
import { promotionFields } from "../../demand/promotions/promotion-fields";
import { Removed } from "../removed";
import { PROMOTIONS } from "./words";

export const RemovedPromotion = ({ promotion, onDone }: { promotion: KeptPromotion; onDone: () => void }) => (
  <Removed
    title={PROMOTIONS.removedPromotion.isRemovedItsDaysCount(promotion.name)}
    fields={promotionFields(promotion)}
    action="/promotions?index"
    method="post"
    onDone={onDone}
  />
);
