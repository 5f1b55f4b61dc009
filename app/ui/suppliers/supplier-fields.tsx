import { Banner, BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { decimalAmount } from "../../money/money";
import { fieldText } from "../../replenishment/rules/fields";
import { NUMBER_FIELDS } from "../../replenishment/rules/number-fields";
import type { DecidedRule } from "../../replenishment/rules/place";
import type { EffectiveRule } from "../../replenishment/rules/rule";
import type { SupplierDetails } from "../../suppliers/supplier";
import { NumberInput, PlainNumberInput, TextInput } from "../form-fields";
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
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {FIELDS.contact}
        </Text>
        <FormLayout>
          <TextInput name="name" label={FIELDS.name} value={details.name} error={refusals.name} />
          <TextInput
            name="contactName"
            label={FIELDS.primary}
            value={details.contactName}
            help={FIELDS.primaryHelp}
            error={refusals.contactName}
          />
          <FormLayout.Group>
            <TextInput name="email" label={FIELDS.email} type="email" value={details.email} error={refusals.email} />
            <TextInput name="phone" label={FIELDS.phone} type="tel" value={details.phone} error={refusals.phone} />
          </FormLayout.Group>
          <OtherContacts contacts={details.contacts} error={refusals.contacts} />
          <TextInput
            name="address"
            label={FIELDS.address}
            lines={4}
            value={details.address}
            help={FIELDS.addressHelp}
            error={refusals.address}
          />
          <TextInput name="notes" label={FIELDS.notes} lines={3} value={details.notes} error={refusals.notes} />
        </FormLayout>
      </BlockStack>
    </Card>
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
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {FIELDS.ordering}
        </Text>
        <FormLayout>
          <FormLayout.Group>
            <TextInput name="currency" label={FIELDS.currency} value={details.currency} error={refusals.currency} />
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
