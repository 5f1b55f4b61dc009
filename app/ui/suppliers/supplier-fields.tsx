import { Banner, BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { decimalAmount } from "../../money/money";
import { fieldText } from "../../replenishment/rules/fields";
import { NUMBER_FIELDS } from "../../replenishment/rules/form";
import type { DecidedRule } from "../../replenishment/rules/place";
import type { EffectiveRule } from "../../replenishment/rules/rule";
import type { SupplierDetails } from "../../suppliers/supplier";
import { NumberInput, PlainNumberInput, TextInput } from "../form-fields";
import { OrderingFields } from "./ordering-fields";
import { OtherContacts } from "./other-contacts";
import { VendorPicker } from "./vendor-picker";

/** Who the supplier is, and what its orders take and need, as fields of a form. A blank number shows the shop's default. */
export const SupplierFields = ({
  details,
  unknownVendors = [],
  rule,
  inherited,
  refusals,
}: {
  /** Of its vendors, those that no product has. */
  unknownVendors?: string[];
  details: SupplierDetails;
  rule: DecidedRule;
  inherited: EffectiveRule;
  refusals: Refusals;
}) => (
  <BlockStack gap="400">
    {Object.keys(refusals).length > 0 && (
      <Banner tone="critical" title="Nothing was saved">
        <p>Mend what is marked below, and save again.</p>
      </Banner>
    )}
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Contact
        </Text>
        <FormLayout>
          <TextInput name="name" label="Name" value={details.name} error={refusals.name} />
          <TextInput
            name="contactName"
            label="Primary contact"
            value={details.contactName}
            help="Orders go to this mail address."
            error={refusals.contactName}
          />
          <FormLayout.Group>
            <TextInput name="email" label="Email" type="email" value={details.email} error={refusals.email} />
            <TextInput name="phone" label="Phone" type="tel" value={details.phone} error={refusals.phone} />
          </FormLayout.Group>
          <OtherContacts contacts={details.contacts} error={refusals.contacts} />
          <TextInput
            name="address"
            label="Address"
            lines={4}
            value={details.address}
            help="As printed on orders."
            error={refusals.address}
          />
          <TextInput name="notes" label="Notes for your team" lines={3} value={details.notes} error={refusals.notes} />
        </FormLayout>
      </BlockStack>
    </Card>
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What it delivers
        </Text>
        <VendorPicker
          chosen={details.vendors}
          unknown={unknownVendors}
          supplier={details.name}
          error={refusals.vendors}
        />
      </BlockStack>
    </Card>
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Ordering
        </Text>
        <FormLayout>
          <FormLayout.Group>
            <TextInput name="currency" label="Currency" value={details.currency} error={refusals.currency} />
            <PlainNumberInput
              name="minimumValue"
              label="Minimum order value"
              inputMode="decimal"
              value={details.minimumValue === null ? "" : decimalAmount(details.minimumValue, details.currency)}
              suffix={details.currency}
              help="The least that an order must be worth."
              error={refusals.minimumValue}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <Decided name="leadTimeDays" help="From ordering to having the goods." {...{ rule, inherited, refusals }} />
            <Decided name="leadTimeDeviation" help="0 when it is always on time." {...{ rule, inherited, refusals }} />
          </FormLayout.Group>
          <FormLayout.Group>
            <Decided name="reviewDays" help="How often you order here." {...{ rule, inherited, refusals }} />
            <Decided
              name="coverDays"
              help="How long an order lasts beyond its lead time."
              {...{ rule, inherited, refusals }}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <Decided name="minimumOrder" help="Of each variant." {...{ rule, inherited, refusals }} />
            <Decided name="casePack" help="Units come in full cases." {...{ rule, inherited, refusals }} />
          </FormLayout.Group>
          <Decided
            name="serviceLevel"
            help="How sure to be not to run out before the next order comes. Higher needs more stock."
            {...{ rule, inherited, refusals }}
          />
        </FormLayout>
        <Text as="p" tone="subdued">
          A blank field takes the shop's default.
        </Text>
        <OrderingFields details={details} refusals={refusals} />
      </BlockStack>
    </Card>
  </BlockStack>
);

type Name =
  | "leadTimeDays"
  | "leadTimeDeviation"
  | "reviewDays"
  | "coverDays"
  | "minimumOrder"
  | "casePack"
  | "serviceLevel";

const Decided = ({
  name,
  rule,
  inherited,
  refusals,
  help,
}: {
  name: Name;
  rule: DecidedRule;
  inherited: EffectiveRule;
  refusals: Refusals;
  help: string;
}) => (
  <NumberInput
    name={name}
    field={NUMBER_FIELDS[name]}
    value={rule[name] === null ? null : Number(fieldText(name, rule[name]))}
    placeholder={fieldText(name, inherited[name])}
    error={refusals[name]}
    help={help}
  />
);
