import { Link } from "@remix-run/react";
import { Banner, BlockStack, Card, FormLayout, Layout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import type { Company } from "../../purchasing/paper/company";
import { Choice, TextInput } from "../form-fields";

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
    <Layout.AnnotatedSection title="Company" description="Stands at the head of every purchase order.">
      <Card>
        <FormLayout>
          <TextInput name="name" label="Company name" value={company.name} error={refusals.name} />
          <FormLayout.Group>
            <TextInput
              name="email"
              label="Email"
              type="email"
              value={company.email}
              help="Suppliers' answers come here."
              error={refusals.email}
            />
            <TextInput name="phone" label="Phone" type="tel" value={company.phone} error={refusals.phone} />
          </FormLayout.Group>
          <TextInput name="address" label="Address" lines={4} value={company.address} error={refusals.address} />
          <TextInput
            name="accentColour"
            label="Accent colour"
            value={company.accentColour}
            help="As #0b5f56. Text on it is black or white, whichever reads better."
            error={refusals.accentColour}
          />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title="Numbers"
      description="A purchase order's number is the prefix and the next number. It is given once and never changes; there may be gaps."
    >
      <Card>
        <FormLayout>
          <FormLayout.Group>
            <TextInput name="numberPrefix" label="Prefix" value={company.numberPrefix} error={refusals.numberPrefix} />
            <TextInput
              name="nextNumber"
              label="Next number"
              value={String(company.nextNumber)}
              error={refusals.nextNumber}
            />
          </FormLayout.Group>
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection title="Texts" description="What new orders begin with; each order can say something else.">
      <Card>
        <FormLayout>
          <TextInput
            name="supplierNote"
            label="Notes for the supplier"
            lines={3}
            value={company.supplierNote}
            error={refusals.supplierNote}
          />
          <TextInput name="terms" label="Terms and conditions" lines={5} value={company.terms} error={refusals.terms} />
        </FormLayout>
      </Card>
    </Layout.AnnotatedSection>
    <Layout.AnnotatedSection
      title="Costs in Shopify"
      description="What a unit costs on average follows from what you receive, with its share of freight and duty. Shopify's cost per item can follow it."
    >
      <Card>
        <BlockStack gap="300">
          {!mayWrite && (
            <Banner tone="warning">
              <p>
                Shopify has not allowed Evenstock to change items in this shop, so no cost is written. Open the app once
                more from Shopify's admin and grant what it asks for.
              </p>
            </Banner>
          )}
          <Choice
            name="costToShopify"
            label="When a cost changes"
            value={company.costToShopify}
            options={[
              { value: "off", label: "Leave Shopify's cost alone" },
              { value: "ask", label: "Ask me first" },
              { value: "automatic", label: "Write it to Shopify" },
            ]}
            help="A cost above three times the last one, or below a third of it, always asks first."
            error={refusals.costToShopify}
          />
          <p>
            <Link to="/costs">New costs and what was written</Link>
          </p>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  </>
);
