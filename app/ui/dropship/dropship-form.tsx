import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { quantityField, supplierField } from "../../purchasing/dropship/choices";
import { type DropshipLine, leftToAsk, type Sale } from "../../purchasing/dropship/sale";
import { EmptyList } from "../empty-list";
import { Choice, TextInput } from "../form-fields";
import { ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { Sku, VariantName } from "../variant-name";

type Supplier = { id: number; name: string };

/** Which of a sale's lines suppliers ship, how much of them, and who. */
export const DropshipForm = ({
  sale,
  refusal,
  lines,
  suppliers,
  formToken,
  refusals,
}: {
  sale: Sale;
  refusal: string | null;
  lines: DropshipLine[];
  suppliers: Supplier[];
  formToken: string;
  refusals: Refusals;
}) => {
  const saving = useNavigation().formMethod === "POST";
  if (refusal !== null)
    return (
      <Banner title={refusal}>
        <p>There is nothing that a supplier could ship for it.</p>
      </Banner>
    );
  return (
    <Form method="post">
      <input type="hidden" name="formToken" value={formToken} />
      <input type="hidden" name="sale" value={sale.id} />
      <BlockStack gap="400">
        <Card padding="0">
          {lines.length === 0 ? (
            <EmptyList>None of its lines is a product that Evenstock knows.</EmptyList>
          ) : (
            <ListTable
              caption={`Lines of ${sale.name}`}
              columns={[
                { heading: "Product", cell: (line) => <VariantName variant={line} variantId={line.variantId} /> },
                { heading: "SKU", cell: ({ sku }) => <Sku sku={sku} /> },
                { heading: "To ship", note: "units", numeric: true, cell: (line) => <ToShip line={line} /> },
                {
                  heading: "Supplier ships",
                  note: "units",
                  cell: (line) => <Quantity line={line} refusals={refusals} />,
                },
                { heading: "Supplier", cell: (line) => <From {...{ line, suppliers, refusals }} /> },
              ]}
              rows={lines}
              keyOf={({ variantId }) => variantId}
            />
          )}
        </Card>
        <Text as="p" tone="subdued">
          {`The order's paper names the sale, ${sale.name}, and nothing of the customer: Evenstock reads and keeps no customer's address. Write it into the mail when you send the order; it goes with the mail and is not kept.`}
        </Text>
        {refusals.lines && <InlineError fieldID="lines" message={refusals.lines} />}
        <div className="BesideCards">
          <InlineStack align="end">
            <Button submit variant="primary" loading={saving} disabled={lines.length === 0 || suppliers.length === 0}>
              Create drafts
            </Button>
          </InlineStack>
        </div>
      </BlockStack>
    </Form>
  );
};

const ToShip = ({ line: { toShip, asked } }: { line: DropshipLine }) => {
  const format = useNumberFormat();
  return (
    <>
      {format(toShip)}
      {asked > 0 && <span className="Aside">{`${format(asked)} on orders already`}</span>}
    </>
  );
};

const Quantity = ({ line, refusals }: { line: DropshipLine; refusals: Refusals }) => (
  <TextInput
    name={quantityField(line.variantId)}
    label={`Units of ${line.productTitle} ${line.sku}`}
    labelHidden
    inputMode="numeric"
    value={String(leftToAsk(line))}
    error={refusals[quantityField(line.variantId)]}
  />
);

const From = ({ line, suppliers, refusals }: { line: DropshipLine; suppliers: Supplier[]; refusals: Refusals }) => (
  <Choice
    name={supplierField(line.variantId)}
    label={`Supplier of ${line.productTitle} ${line.sku}`}
    labelHidden
    value={String(line.supplierId ?? "")}
    options={[
      ...(line.supplierId === null ? [{ value: "", label: "Choose" }] : []),
      ...suppliers.map(({ id, name }) => ({ value: String(id), label: name })),
    ]}
    error={refusals[supplierField(line.variantId)]}
  />
);
