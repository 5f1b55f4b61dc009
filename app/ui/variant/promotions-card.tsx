import { BlockStack, Button, Text } from "@shopify/polaris";
import { useState } from "react";
import { type KeptPromotion, WHOLE_SHOP } from "../../demand/promotions/promotion";
import { promotionAddress } from "../../demand/promotions/promotion-fields";
import { MarkedDays } from "../marked-days";
import { useNumberFormat } from "../number";
import { onDemand } from "../on-demand";
import { RemovedPromotion } from "../promotions/removed-promotion";
import { RowButtons } from "../row-buttons";
import { TitledCard } from "../titled-card";
import { VARIANT } from "./words";

const EditPromotion = onDemand(() => import("../promotions/edit-promotion").then((module) => module.EditPromotion));

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
      title={VARIANT.promotionsCard.promotionsAndUplifts}
      note={
        promotions.length === 0
          ? VARIANT.promotionsCard.noDaysAreLeftOut
          : VARIANT.promotionsCard.daysThatVelocityAndForecast
      }
      action={
        <Button size="slim" onClick={() => setOpen("new")}>
          {VARIANT.promotionsCard.markDays}
        </Button>
      }
      notices={removed && <RemovedPromotion promotion={removed} onDone={() => setRemoved(undefined)} />}
    >
      {shown.length > 0 && (
        <ul className="Promotions">
          {shown.map((promotion) => (
            <li key={promotion.id}>
              <Marked promotion={promotion} today={today} onEdit={setOpen} onRemove={setRemoved} />
            </li>
          ))}
        </ul>
      )}
      <p className="Promotions-All">
        <Button variant="plain" url="/promotions">
          {promotions.length > SHOWN
            ? VARIANT.promotionsCard.allAndTheShops(format(promotions.length))
            : VARIANT.promotionsCard.allPromotionsOfTheShop}
        </Button>
      </p>
      {open && (
        <EditPromotion
          promotion={open === "new" ? undefined : open}
          subjects={[
            { level: "variant", subject: String(variantId), name: VARIANT.promotionsCard.thisVariant },
            { level: "product", subject: productId, name: VARIANT.allVariantsOfTheProduct },
            { ...WHOLE_SHOP, name: VARIANT.promotionsCard.theWholeShop },
          ]}
          today={today}
          onClose={() => setOpen(undefined)}
        />
      )}
    </TitledCard>
  );
};

/** One of them; what lifts days is changed on its own page. */
const Marked = ({
  promotion,
  today,
  ...buttons
}: {
  promotion: KeptPromotion;
  today: number;
  onEdit: (promotion: KeptPromotion) => void;
  onRemove: (promotion: KeptPromotion) => void;
}) => {
  const format = useNumberFormat();
  const uplift = promotion.percent !== null && VARIANT.promotionsCard.uplift(format(promotion.percent / 100, 2));
  return (
    <>
      <BlockStack>
        <Text as="span" fontWeight="semibold">
          {promotion.name}
        </Text>
        <MarkedDays days={promotion} today={today} />
        <Text as="span" tone="subdued">
          {[uplift, FOR[promotion.level]].filter(Boolean).join(", ")}
        </Text>
      </BlockStack>
      {promotion.percent === null ? (
        <RowButtons row={promotion} address={promotionAddress(promotion)} {...buttons} />
      ) : (
        <Button
          size="slim"
          variant="tertiary"
          url="/uplifts"
          accessibilityLabel={VARIANT.promotionsCard.upliftsNamed(promotion.name)}
        >
          {VARIANT.promotionsCard.uplifts}
        </Button>
      )}
    </>
  );
};

const FOR = {
  shop: VARIANT.promotionsCard.theWholeShop,
  vendor: VARIANT.promotionsCard.everythingOfTheVendor,
  product_type: VARIANT.promotionsCard.everythingOfTheProductType,
  product: VARIANT.allVariantsOfTheProduct,
  variant: VARIANT.promotionsCard.thisVariant,
} satisfies Record<KeptPromotion["level"], string>;
