import { Link } from "@remix-run/react";
import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { type ListedOrder, orderAddress } from "../../purchasing/orders/lists/order-list";
import { OrderTotal } from "./order-columns";
import { OrderState } from "./order-state";
import { ReceivedBar } from "./received-bar";
import { LIST } from "./words";

/** The newest orders of a supplier or of a variant. */
export const OrdersCard = ({ orders, today, none }: { orders: ListedOrder[]; today: number; none: string }) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {LIST.title}
      </Text>
      {orders.length === 0 && (
        <Text as="p" tone="subdued">
          {none}
        </Text>
      )}
      {orders.map((order) => (
        <InlineStack key={order.id} align="space-between" blockAlign="center" gap="200">
          <BlockStack gap="100">
            <Link to={orderAddress(order)}>{order.number}</Link>
            <OrderState order={order} today={today} />
          </BlockStack>
          <BlockStack gap="100" inlineAlign="end">
            <ReceivedBar received={order.unitsReceived} ordered={order.unitsOrdered} />
            <span>
              <OrderTotal {...order} />
            </span>
          </BlockStack>
        </InlineStack>
      ))}
    </BlockStack>
  </Card>
);
