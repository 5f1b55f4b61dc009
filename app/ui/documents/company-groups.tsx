import { Card, FormLayout, Layout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import type { Company } from "../../purchasing/paper/company";
import { TextInput } from "../form-fields";

/** What documents say of the shop, as fields of a form. */
export const CompanyGroups = ({ company, refusals }: { company: Company; refusals: Refusals }) => (
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
  </>
);
