import { BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import { isoDay } from "../../days/iso-day";
import type { Refusals } from "../../forms/parsed";
import type { Order } from "../../purchasing/orders/order";
import { ENDED, isEditable } from "../../purchasing/orders/purchase-order";
import { useLongDay } from "../day";
import { Choice, TextInput } from "../form-fields";
import { DayInput } from "./day-input";
import { FIELDS } from "./order-words";

/** What of an order is typed beside its lines: what the supplier reads apart from what the team alone does. */
export const OrderFields = ({
  order,
  today,
  places,
  shopCurrency,
  refusals,
}: {
  order: Order;
  today: number;
  places: { id: number; name: string }[];
  shopCurrency: string;
  refusals: Refusals;
}) => (
  <BlockStack gap="400">
    <Card>
      {!takesPlace(order) && <input type="hidden" name="locationId" value={order.locationId} />}
      {order.currency === shopCurrency && <input type="hidden" name="rate" value={order.rate ?? ""} />}
      <FormLayout>
        {takesPlace(order) && (
          <Choice
            name="locationId"
            label={FIELDS.location}
            value={String(order.locationId)}
            options={places.map(({ id, name }) => ({ value: String(id), label: name }))}
            error={refusals.locationId}
          />
        )}
        {ENDED.includes(order.state) ? (
          <Was day={order.expectedDay} />
        ) : (
          <DayInput
            name="expectedDay"
            label={FIELDS.expected}
            value={dayTyped(order)}
            today={today}
            help={isEditable(order) ? FIELDS.expectedHelp : undefined}
            error={refusals.expectedDay}
          />
        )}
        {order.currency !== shopCurrency && (
          <TextInput
            name="rate"
            label={FIELDS.rate(order.currency, shopCurrency)}
            value={order.rate}
            help={FIELDS.rateHelp}
            error={refusals.rate}
          />
        )}
      </FormLayout>
    </Card>
    <ForSupplier order={order} refusals={refusals} />
    <Card>
      <TextInput
        name="teamNote"
        label={FIELDS.teamNote}
        help={FIELDS.teamNoteHelp}
        value={order.teamNote}
        lines={3}
        error={refusals.teamNote}
      />
    </Card>
  </BlockStack>
);

/** To be read alone, once the supplier has it. */
const ForSupplier = ({ order, refusals }: { order: Order; refusals: Refusals }) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {FIELDS.forSupplier}
      </Text>
      {isEditable(order) ? (
        <FormLayout>
          <TextInput
            name="supplierNote"
            label={FIELDS.note}
            value={order.supplierNote}
            lines={3}
            error={refusals.supplierNote}
          />
          <TextInput name="terms" label={FIELDS.terms} value={order.terms} error={refusals.terms} />
        </FormLayout>
      ) : (
        <>
          <Text as="p">{order.supplierNote ?? FIELDS.noNote}</Text>
          <Text as="p" tone="subdued">
            {order.terms ?? FIELDS.noTerms}
          </Text>
          <input type="hidden" name="supplierNote" value={order.supplierNote ?? ""} />
          <input type="hidden" name="terms" value={order.terms ?? ""} />
        </>
      )}
    </BlockStack>
  </Card>
);

const takesPlace = (order: Order) => isEditable(order) && order.saleName === null;

/** Nothing of it is awaited any more: the day is told, and sent as it was. */
const Was = ({ day }: { day: number | null }) => {
  const long = useLongDay();
  return (
    <Text as="p" tone="subdued">
      {day === null ? FIELDS.wasNotExpected : FIELDS.wasExpected(long(day))}
      <input type="hidden" name="expectedDay" value={dayTyped({ expectedDay: day })} />
    </Text>
  );
};

const dayTyped = ({ expectedDay }: Pick<Order, "expectedDay">) => (expectedDay === null ? "" : isoDay(expectedDay));
