import { BlockStack, Button, Text } from "@shopify/polaris";
import { useState } from "react";
import { type KeptPromotion, WHOLE_SHOP } from "../../demand/promotions/promotion";
import { EditPromotion } from "../promotions/edit-promotion";
import { Days, PromotionButtons } from "../promotions/promotion-columns";
import { RemovedPromotion } from "../promotions/removed-promotion";
import { TitledCard } from "../titled-card";

const SHOWN = 5;

/** Days that are left out for this variant, and where more of them are marked. */
export const PromotionsCard = ({
  promotions,
  variantId,
  productId,
  today,
}: {
  promotions: KeptPromotion[];
  variantId: number;
  productId: string;
  today: number;
}) => {
  const [open, setOpen] = useState<KeptPromotion | "new">();
  const [removed, setRemoved] = useState<KeptPromotion>();
  const shown = promotions.slice(0, SHOWN);
  return (
    <TitledCard
      title="Promotions"
      note={
        promotions.length === 0
          ? "No days are left out. Mark a sale, so that it does not pass for how this variant sells."
          : "Days that velocity and forecast leave out."
      }
      action={
        <Button size="slim" onClick={() => setOpen("new")}>
          Mark days
        </Button>
      }
      notices={removed && <RemovedPromotion promotion={removed} onDone={() => setRemoved(undefined)} />}
    >
      {shown.length > 0 && (
        <ul className="Promotions">
          {shown.map((promotion) => (
            <li key={promotion.id}>
              <BlockStack>
                <Text as="span" fontWeight="semibold">
                  {promotion.name}
                </Text>
                <Days promotion={promotion} today={today} />
                <Text as="span" tone="subdued">
                  {FOR[promotion.level]}
                </Text>
              </BlockStack>
              <PromotionButtons promotion={promotion} onEdit={setOpen} onRemove={setRemoved} />
            </li>
          ))}
        </ul>
      )}
      <p className="Promotions-All">
        <Button variant="plain" url="/promotions">
          {promotions.length > SHOWN ? `All ${promotions.length} and the shop's` : "All promotions of the shop"}
        </Button>
      </p>
      {open && (
        <EditPromotion
          promotion={open === "new" ? undefined : open}
          subjects={[
            { level: "variant", subject: String(variantId), name: "This variant" },
            { level: "product", subject: productId, name: "All variants of the product" },
            { ...WHOLE_SHOP, name: "The whole shop" },
          ]}
          today={today}
          onClose={() => setOpen(undefined)}
        />
      )}
    </TitledCard>
  );
};

const FOR = {
  shop: "The whole shop",
  product: "All variants of the product",
  variant: "This variant",
} satisfies Record<KeptPromotion["level"], string>;
