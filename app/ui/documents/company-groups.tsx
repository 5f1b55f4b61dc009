import { Link } from "@remix-run/react";
import { Banner, BlockStack, Card, FormLayout, Layout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import type { Company } from "../../purchasing/paper/company";
import { Choice, fieldOf, TextInput } from "../form-fields";
import { DOCUMENTS } from "./words";

const WORDS = DOCUMENTS.company;

type Fields = { company: Company; refusals: Refusals };

/** What documents say of the shop, as fields of a form. `mayWrite`: whether Shopify lets us change costs in this shop. */
export const CompanyGroups = ({ mayWrite, ...fields }: Fields & { mayWrite: boolean }) => (
  <>
    <CompanyGroup {...fields} />
    <NumbersGroup {...fields} />
    <TextsGroup {...fields} />
    <CostsGroup {...fields} mayWrite={mayWrite} />
  </>
);

const CompanyGroup = ({ company, refusals }: Fields) => {
  const field = fieldOf(company, refusals);
  return (
    <Layout.AnnotatedSection title={WORDS.company} description={WORDS.companyHelp}>
      <Card>
        <FormLayout>
          <TextInput {...field("name")} label={WORDS.name} />
          <FormLayout.Group>
            <TextInput {...field("email")} label={WORDS.email} type="email" help={WORDS.emailHelp} />
            <TextInput {...field("phone")} label={WORDS.phone} type="tel" />
          </FormLayout.Group>
          <TextInput {...field("address")} label={DOCUMENTS.address} lines={4} />
          <TextInput {...field("accentColour")} label={WORDS.accentColour} help={WORDS.accentColourHelp} />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
  );
};

const NumbersGroup = ({ company, refusals }: Fields) => (
  <Layout.AnnotatedSection title={WORDS.numbers} description={WORDS.numbersHelp}>
    <Card>
      <FormLayout>
        <FormLayout.Group>
          <TextInput {...fieldOf(company, refusals)("numberPrefix")} label={WORDS.prefix} />
          <TextInput
            name="nextNumber"
            label={WORDS.nextNumber}
            value={String(company.nextNumber)}
            error={refusals.nextNumber}
          />
        </FormLayout.Group>
      </FormLayout>
    </Card>
  </Layout.AnnotatedSection>
);

const TextsGroup = ({ company, refusals }: Fields) => {
  const field = fieldOf(company, refusals);
  return (
    <Layout.AnnotatedSection title={WORDS.texts} description={WORDS.textsHelp}>
      <Card>
        <FormLayout>
          <TextInput {...field("supplierNote")} label={WORDS.supplierNote} lines={3} />
          <TextInput {...field("terms")} label={WORDS.terms} lines={5} />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
  );
};

const CostsGroup = ({ company, refusals, mayWrite }: Fields & { mayWrite: boolean }) => (
  <Layout.AnnotatedSection title={WORDS.costs} description={WORDS.costsHelp}>
    <Card>
      <BlockStack gap="300">
        {!mayWrite && (
          <Banner tone="warning">
            <p>{WORDS.mayNotWrite}</p>
          </Banner>
        )}
        <Choice
          {...fieldOf(company, refusals)("costToShopify")}
          label={WORDS.costToShopify}
          options={[
            { value: "off", label: WORDS.off },
            { value: "ask", label: WORDS.ask },
            { value: "automatic", label: WORDS.automatic },
          ]}
          help={WORDS.costToShopifyHelp}
        />
        <p>
          <Link to="/costs">{WORDS.costsLink}</Link>
        </p>
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
