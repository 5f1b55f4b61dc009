import { Banner, BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { decimalAmount } from "../../money/money";
import { fieldText } from "../../replenishment/rules/fields";
import { NUMBER_FIELDS } from "../../replenishment/rules/number-fields";
import type { DecidedRule } from "../../replenishment/rules/place";
import type { EffectiveRule } from "../../replenishment/rules/rule";
import type { SupplierDetails } from "../../suppliers/supplier";
import { fieldOf, NumberInput, PlainNumberInput, TextInput } from "../form-fields";
import { OrderingFields } from "./ordering-fields";
import { OtherContacts } from "./other-contacts";
import { VendorPicker } from "./vendor-picker";
import { FIELDS } from "./words";

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
      <Banner tone="critical" title={FIELDS.notSaved}>
        <p>{FIELDS.mend}</p>
      </Banner>
    )}
    <ContactCard details={details} refusals={refusals} />
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {FIELDS.delivers}
        </Text>
        <VendorPicker
          chosen={details.vendors}
          unknown={unknownVendors}
          supplier={details.name}
          error={refusals.vendors}
        />
      </BlockStack>
    </Card>
    <OrderingCard {...{ details, rule, inherited, refusals }} />
  </BlockStack>
);

const ContactCard = ({ details, refusals }: { details: SupplierDetails; refusals: Refusals }) => {
  const field = fieldOf(details, refusals);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {FIELDS.contact}
        </Text>
        <FormLayout>
          <TextInput {...field("name")} label={FIELDS.name} />
          <TextInput {...field("contactName")} label={FIELDS.primary} help={FIELDS.primaryHelp} />
          <FormLayout.Group>
            <TextInput {...field("email")} label={FIELDS.email} type="email" />
            <TextInput {...field("phone")} label={FIELDS.phone} type="tel" />
          </FormLayout.Group>
          <OtherContacts contacts={details.contacts} error={refusals.contacts} />
          <TextInput {...field("address")} label={FIELDS.address} lines={4} help={FIELDS.addressHelp} />
          <TextInput {...field("notes")} label={FIELDS.notes} lines={3} />
        </FormLayout>
      </BlockStack>
    </Card>
  );
};

const OrderingCard = ({
  details,
  rule,
  inherited,
  refusals,
}: {
  details: SupplierDetails;
  rule: DecidedRule;
  inherited: EffectiveRule;
  refusals: Refusals;
}) => (
  <Card>
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        {FIELDS.ordering}
      </Text>
      <FormLayout>
        <FormLayout.Group>
          <TextInput {...fieldOf(details, refusals)("currency")} label={FIELDS.currency} />
          <PlainNumberInput
            name="minimumValue"
            label={FIELDS.minimumValue}
            inputMode="decimal"
            value={details.minimumValue === null ? "" : decimalAmount(details.minimumValue, details.currency)}
            suffix={details.currency}
            help={FIELDS.minimumValueHelp}
            error={refusals.minimumValue}
          />
        </FormLayout.Group>
        <FormLayout.Group>
          <Decided name="leadTimeDays" help={FIELDS.leadTimeHelp} {...{ rule, inherited, refusals }} />
          <Decided name="leadTimeDeviation" help={FIELDS.deviationHelp} {...{ rule, inherited, refusals }} />
        </FormLayout.Group>
        <FormLayout.Group>
          <Decided name="reviewDays" help={FIELDS.reviewHelp} {...{ rule, inherited, refusals }} />
          <Decided name="coverDays" help={FIELDS.coverHelp} {...{ rule, inherited, refusals }} />
        </FormLayout.Group>
        <FormLayout.Group>
          <Decided name="minimumOrder" help={FIELDS.minimumOrderHelp} {...{ rule, inherited, refusals }} />
          <Decided name="casePack" help={FIELDS.casePackHelp} {...{ rule, inherited, refusals }} />
        </FormLayout.Group>
        <Decided name="serviceLevel" help={FIELDS.serviceLevelHelp} {...{ rule, inherited, refusals }} />
      </FormLayout>
      <Text as="p" tone="subdued">
        {FIELDS.blank}
      </Text>
      <OrderingFields details={details} refusals={refusals} />
    </BlockStack>
  </Card>
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
