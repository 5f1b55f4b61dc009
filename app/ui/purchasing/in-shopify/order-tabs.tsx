import {
  ORDER_TABS,
  type OrderFilter,
  type OrderTab,
  orderListAddress,
} from "../../../purchasing/orders/lists/order-list";
import { LinkTabs } from "../../link-tabs";
import { TAB_NAMES, TABS } from "../words";

/** Orders by their state, and beside them those that were made in Shopify itself. */
export const OrderTabs = ({
  movedIn,
  current,
  filter = { tab: "all", text: "" },
}: {
  /** Whether anything was moved in from a former system. */
  movedIn: boolean;
  current: OrderTab | "shopify";
  filter?: OrderFilter;
}) => (
  <LinkTabs
    label={TABS.label}
    tabs={[
      ...ORDER_TABS.filter((tab) => tab !== "history" || movedIn || current === tab).map((tab) => ({
        ...{ name: TAB_NAMES[tab], to: orderListAddress({ ...filter, tab }), current: tab === current },
      })),
      { name: TABS.inShopify, to: "/purchase-orders/shopify", current: current === "shopify" },
    ]}
  />
);
