import { Button } from "@shopify/polaris";
import type { LostVariant } from "../../purchasing/moving-in/lost";
import { FindVariants, FoundLine } from "../find-variants";
import { nameOfLost } from "./lost-table";

export const LinkDialog = ({
  lost,
  onChoose,
  onClose,
}: {
  lost: LostVariant;
  onChoose: (variantId: number) => void;
  onClose: () => void;
}) => (
  <FindVariants open onClose={onClose} title={`Which product is ${nameOfLost(lost)} now?`}>
    {(variant) => (
      <FoundLine key={variant.variantId} variant={variant}>
        <Button
          accessibilityLabel={`Link to ${variant.productTitle} ${variant.sku}`}
          onClick={() => onChoose(variant.variantId)}
        >
          Link
        </Button>
      </FoundLine>
    )}
  </FindVariants>
);
