import { BlockStack, Button, Text } from "@shopify/polaris";
import { useState } from "react";
import { type KeptPromotion, WHOLE_SHOP } from "../../demand/promotions/promotion";
import { promotionAddress } from "../../demand/promotions/promotion-fields";
import { MarkedDays } from "../marked-days";
import { useNumberFormat } from "../number";
import { EditPromotion } from "../promotions/edit-promotion";
import { RemovedPromotion } from "../promotions/removed-promotion";
import { RowButtons } from "../row-buttons";
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
  const format = useNumberFormat();
  const [open, setOpen] = useState<KeptPromotion | "new">();
  const [removed, setRemoved] = useState<KeptPromotion>();
  const shown = promotions.slice(0, SHOWN);
  return (
    <TitledCard
      title="Promotions and uplifts"
      note={
        promotions.length === 0
          ? "No days are left out. Mark a sale, so that it does not pass for how this variant sells."
          : "Days that velocity and forecast leave out, and days to come that orders count on."
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
                <MarkedDays days={promotion} today={today} />
                <Text as="span" tone="subdued">
                  {[
                    promotion.percent !== null && `Uplift × ${format(promotion.percent / 100, 2)}`,
                    FOR[promotion.level],
                  ]
                    .filter(Boolean)
                    .join(", ")}
                </Text>
              </BlockStack>
              {promotion.percent === null ? (
                <RowButtons
                  row={promotion}
                  address={promotionAddress(promotion)}
                  onEdit={setOpen}
                  onRemove={setRemoved}
                />
              ) : (
                <Button size="slim" variant="tertiary" url="/uplifts" accessibilityLabel={`Uplifts: ${promotion.name}`}>
                  Uplifts
                </Button>
              )}
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
  vendor: "Everything of the vendor",
  product: "All variants of the product",
  variant: "This variant",
} satisfies Record<KeptPromotion["level"], string>;
