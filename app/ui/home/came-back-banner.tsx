import { Banner } from "@shopify/polaris";
import type { OrdersAtHome } from "../../purchasing/orders/lists/order-list";
import { orderAddress } from "../../purchasing/orders/lists/order-list";
import { useNumberFormat } from "../number";
import { HOME } from "./words";

/** Suppliers do not have orders that were mailed: said until each is dealt with. */
export const CameBackBanner = ({ cameBack, id, number }: Pick<OrdersAtHome, "cameBack" | "id" | "number">) => {
  const format = useNumberFormat();
  if (id === null || number === null) return null;
  const one = cameBack === 1;
  return (
    <Banner
      tone="critical"
      title={one ? HOME.cameBack.one(number) : HOME.cameBack.several(cameBack, format)}
      action={{
        content: one ? HOME.cameBack.open(number) : HOME.cameBack.openAll,
        url: one ? orderAddress({ id }) : "/purchase-orders?tab=sent",
      }}
    >
      <p>{HOME.cameBack.says}</p>
    </Banner>
  );
};
