import { Button } from "@shopify/polaris";
import type { LostVariant } from "../../purchasing/moving-in/lost";
import { FindVariants, FoundLine } from "../find-variants";
import { nameOfLost } from "./lost-table";
import { MOVING_IN } from "./words";

export const LinkDialog = ({
  lost,
  onChoose,
  onClose,
}: {
  lost: LostVariant;
  onChoose: (variantId: number) => void;
  onClose: () => void;
}) => (
  <FindVariants open onClose={onClose} title={MOVING_IN.linkDialog.whichProductIsNow(nameOfLost(lost))}>
    {(variant) => (
      <FoundLine key={variant.variantId} variant={variant}>
        <Button
          accessibilityLabel={MOVING_IN.linkDialog.link(variant.productTitle, variant.sku)}
          onClick={() => onChoose(variant.variantId)}
        >
          {MOVING_IN.linkOne}
        </Button>
      </FoundLine>
    )}
  </FindVariants>
);
