import { Link, useFetcher } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { useEffect } from "react";
import type { KeptPromotion } from "../../demand/promotions/promotion";
import { promotionAddress } from "../../demand/promotions/promotion-fields";
import { useLongDay } from "../day";
import type { Column } from "../list-table";
import { useNumberFormat } from "../number";
import { useThisList } from "../use-list-address";

/** A promotion in a list, with the name of what it is for. */
type Listed = KeptPromotion & { of: string | null; sku: string };

export const promotionColumns = ({
  today,
  onEdit,
  onRemove,
}: {
  today: number;
  onEdit: (promotion: Listed) => void;
  onRemove: (promotion: Listed) => void;
}): Column<Listed>[] => [
  { heading: "Name", cell: ({ name }) => name },
  { heading: "For", cell: (promotion) => <Subject promotion={promotion} /> },
  { heading: "Days", cell: (promotion) => <Days promotion={promotion} today={today} /> },
  { heading: "Change", cell: (promotion) => <PromotionButtons {...{ promotion, onEdit, onRemove }} /> },
];

const Subject = ({ promotion: { level, subject, of, sku } }: { promotion: Listed }) => {
  const list = useThisList();
  if (level === "shop") return <>The whole shop</>;
  if (of === null) return <>No longer in Shopify</>;
  const address = level === "variant" ? `/products/${subject}` : `/products?${new URLSearchParams({ q: of })}`;
  return (
    <>
      <Link className="RowLink" to={address} state={list} prefetch="none">
        {of}
      </Link>
      <span className="Aside">{level === "product" ? "all its variants" : sku}</span>
    </>
  );
};

export const Days = ({ promotion: { fromDay, toDay }, today }: { promotion: KeptPromotion; today: number }) => {
  const date = useLongDay();
  const format = useNumberFormat();
  const count = toDay - fromDay + 1;
  const when = toDay < today ? "past" : fromDay > today ? "to come" : "now";
  return (
    <>
      <span>{count === 1 ? date(fromDay) : `${date(fromDay)} – ${date(toDay)}`}</span>
      <span className="Aside">{`${format(count)} ${count === 1 ? "day" : "days"}, ${when}`}</span>
    </>
  );
};

/** What can be done with one; removing offers a way back where it stood. */
export function PromotionButtons<One extends KeptPromotion>({
  promotion,
  onEdit,
  onRemove,
}: {
  promotion: One;
  onEdit: (promotion: One) => void;
  onRemove: (promotion: One) => void;
}) {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  useEffect(() => {
    if (data?.done) onRemove(promotion);
  }, [data, promotion, onRemove]);
  return (
    <InlineStack gap="200" wrap={false}>
      <Button
        size="slim"
        variant="tertiary"
        accessibilityLabel={`Change ${promotion.name}`}
        onClick={() => onEdit(promotion)}
      >
        Change
      </Button>
      <Button
        size="slim"
        variant="tertiary"
        tone="critical"
        accessibilityLabel={`Remove ${promotion.name}`}
        loading={state !== "idle"}
        onClick={() => submit(null, { method: "delete", action: promotionAddress(promotion) })}
      >
        Remove
      </Button>
    </InlineStack>
  );
}
