import { Link } from "@remix-run/react";
import { Banner, BlockStack, Card, FormLayout, Layout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import type { Company } from "../../purchasing/paper/company";
import { Choice, TextInput } from "../form-fields";
import { DOCUMENTS } from "./words";

/** What documents say of the shop, as fields of a form. */
export const CompanyGroups = ({
  company,
  mayWrite,
  refusals,
}: {
  company: Company;
  /** Whether Shopify lets us change costs in this shop. */
  mayWrite: boolean;
  refusals: Refusals;
}) => (
  <>
    <Layout.AnnotatedSection
      title={DOCUMENTS.companyGroups.company}
      description={DOCUMENTS.companyGroups.standsAtTheHead}
    >
      <Card>
        <FormLayout>
          <TextInput
            name="name"
            label={DOCUMENTS.companyGroups.companyName}
            value={company.name}
            error={refusals.name}
          />
          <FormLayout.Group>
            <TextInput
              name="email"
              label={DOCUMENTS.companyGroups.email}
              type="email"
              value={company.email}
              help={DOCUMENTS.companyGroups.suppliersAnswersComeHere}
              error={refusals.email}
            />
            <TextInput
              name="phone"
              label={DOCUMENTS.companyGroups.phone}
              type="tel"
              value={company.phone}
              error={refusals.phone}
            />
          </FormLayout.Group>
          <TextInput
            name="address"
            label={DOCUMENTS.address}
            lines={4}
            value={company.address}
            error={refusals.address}
          />
          <TextInput
            name="accentColour"
            label={DOCUMENTS.companyGroups.accentColour}
            value={company.accentColour}
            help={DOCUMENTS.companyGroups.as0b5f56Text}
            error={refusals.accentColour}
          />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title={DOCUMENTS.companyGroups.numbers}
      description={DOCUMENTS.companyGroups.aPurchaseOrdersNumber}
    >
      <Card>
        <FormLayout>
          <FormLayout.Group>
            <TextInput
              name="numberPrefix"
              label={DOCUMENTS.companyGroups.prefix}
              value={company.numberPrefix}
              error={refusals.numberPrefix}
            />
            <TextInput
              name="nextNumber"
              label={DOCUMENTS.companyGroups.nextNumber}
              value={String(company.nextNumber)}
              error={refusals.nextNumber}
            />
          </FormLayout.Group>
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title={DOCUMENTS.companyGroups.texts}
      description={DOCUMENTS.companyGroups.whatNewOrdersBegin}
    >
      <Card>
        <FormLayout>
          <TextInput
            name="supplierNote"
            label={DOCUMENTS.companyGroups.notesForTheSupplier}
            lines={3}
            value={company.supplierNote}
            error={refusals.supplierNote}
          />
          <TextInput
            name="terms"
            label={DOCUMENTS.companyGroups.termsAndConditions}
            lines={5}
            value={company.terms}
            error={refusals.terms}
          />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title={DOCUMENTS.companyGroups.costsInShopify}
      description={DOCUMENTS.companyGroups.whatAUnitCosts}
    >
      <Card>
        <BlockStack gap="300">
          {!mayWrite && (
            <Banner tone="warning">
              <p>{DOCUMENTS.companyGroups.shopifyHasNotAllowedEvenstock}</p>
            </Banner>
          )}
          <Choice
            name="costToShopify"
            label={DOCUMENTS.companyGroups.whenACostChanges}
            value={company.costToShopify}
            options={[
              { value: "off", label: DOCUMENTS.companyGroups.leaveShopifysCostAlone },
              { value: "ask", label: DOCUMENTS.companyGroups.askMeFirst },
              { value: "automatic", label: DOCUMENTS.companyGroups.writeItToShopify },
            ]}
            help={DOCUMENTS.companyGroups.aCostAboveThreeTimes}
            error={refusals.costToShopify}
          />
          <p>
            <Link to="/costs">{DOCUMENTS.companyGroups.newCostsAndWhatWas}</Link>
          </p>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  </>
);
