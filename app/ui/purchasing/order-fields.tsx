import { BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import { isoDay } from "../../days/iso-day";
import type { Refusals } from "../../forms/parsed";
import { LINE_ORDERS, type Order } from "../../purchasing/orders/order";
import { ENDED, isEditable } from "../../purchasing/orders/purchase-order";
import { useLongDay } from "../day";
import { Choice, TextInput } from "../form-fields";
import { DayInput } from "./day-input";
import { FIELDS } from "./order-words";

type Saved = { field: "shipToId" | "paymentAccountId"; id: number; name: string; offered: number };

/** What of an order is typed beside its lines: what the supplier reads apart from what the team alone does. */
export const OrderFields = ({
  order,
  today,
  places,
  saved,
  shopCurrency,
  refusals,
}: {
  order: Order;
  today: number;
  places: { id: number; name: string }[];
  saved: Saved[];
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
    <ForSupplier order={order} saved={saved} refusals={refusals} />
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

/** To be read alone, once the supplier has it. Nothing is to be chosen where the shop has saved none. */
const ForSupplier = ({ order, saved, refusals }: { order: Order; saved: Saved[]; refusals: Refusals }) => {
  const offered = (field: Saved["field"]) =>
    saved.filter((each) => each.field === field && (each.offered || each.id === order[field]));
  const [addresses, accounts] = [offered("shipToId"), offered("paymentAccountId")];
  return (
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
            {order.saleName === null && addresses.length > 0 && (
              <SavedChoice
                {...{ field: "shipToId", label: FIELDS.shipTo, none: FIELDS.byLocation }}
                {...{ order, saved: addresses, refusals }}
              />
            )}
            {accounts.length > 0 && (
              <SavedChoice
                {...{ field: "paymentAccountId", label: FIELDS.paidFrom, none: FIELDS.notSaid }}
                {...{ order, saved: accounts, refusals }}
              />
            )}
            <Choice
              name="lineOrder"
              label={FIELDS.lineOrder}
              value={order.lineOrder}
              options={LINE_ORDERS.map((value) => ({ value, label: FIELDS.lineOrders[value] }))}
              error={refusals.lineOrder}
            />
          </FormLayout>
        ) : (
          <>
            <Text as="p">{order.supplierNote ?? FIELDS.noNote}</Text>
            <Text as="p" tone="subdued">
              {order.terms ?? FIELDS.noTerms}
            </Text>
            <input type="hidden" name="supplierNote" value={order.supplierNote ?? ""} />
            <input type="hidden" name="terms" value={order.terms ?? ""} />
            <input type="hidden" name="shipToId" value={order.shipToId ?? ""} />
            <input type="hidden" name="paymentAccountId" value={order.paymentAccountId ?? ""} />
            <input type="hidden" name="lineOrder" value={order.lineOrder} />
          </>
        )}
      </BlockStack>
    </Card>
  );
};

const SavedChoice = ({
  field,
  label,
  none,
  order,
  saved,
  refusals,
}: {
  field: Saved["field"];
  label: string;
  none: string;
  order: Order;
  saved: Saved[];
  refusals: Refusals;
}) => (
  <Choice
    name={field}
    label={label}
    value={String(order[field] ?? "")}
    options={[{ value: "", label: none }, ...saved.map(({ id, name }) => ({ value: String(id), label: name }))]}
    error={refusals[field]}
  />
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
