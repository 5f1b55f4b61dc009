import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Refusals } from "../../forms/parsed";
import { quantityField, supplierField } from "../../purchasing/dropship/choices";
import { type DropshipLine, leftToAsk, type Sale } from "../../purchasing/dropship/sale";
import { EmptyList } from "../empty-list";
import { Choice, TextInput } from "../form-fields";
import { ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { Refusal, useFirstRefusal } from "../refusal";
import { SubmitBelow } from "../submit-below";
import { Sku, VariantName } from "../variant-name";
import { DROPSHIP } from "./words";

type Supplier = { id: number; name: string };

/** Which of a sale's lines suppliers ship, how much of them, and who. */
export const DropshipForm = ({
  sale,
  refusal,
  lines,
  suppliers,
  refusals,
  ...opened
}: {
  sale: Sale;
  refusal: string | null;
  lines: DropshipLine[];
  suppliers: Supplier[];
  formToken: string;
  refusals: Refusals;
}) => {
  const [formToken] = useState(opened.formToken);
  const saving = useNavigation().formMethod === "POST";
  const form = useFirstRefusal(saving);
  if (refusal !== null)
    return (
      <Banner title={refusal}>
        <p>{DROPSHIP.dropshipForm.thereIsNothing}</p>
      </Banner>
    );
  return (
    <Form method="post" ref={form}>
      <input type="hidden" name="formToken" value={formToken} />
      <input type="hidden" name="sale" value={sale.id} />
      <BlockStack gap="400">
        <Card padding="0">
          {lines.length === 0 ? (
            <EmptyList>{DROPSHIP.dropshipForm.noneOfItsLines}</EmptyList>
          ) : (
            <ListTable
              caption={DROPSHIP.dropshipForm.lines(sale.name)}
              columns={[
                {
                  heading: DROPSHIP.dropshipForm.product,
                  cell: (line) => <VariantName variant={line} variantId={line.variantId} />,
                },
                { heading: DROPSHIP.dropshipForm.sku, cell: ({ sku }) => <Sku sku={sku} /> },
                {
                  heading: DROPSHIP.dropshipForm.toShip,
                  note: DROPSHIP.dropshipForm.units,
                  numeric: true,
                  cell: (line) => <ToShip line={line} />,
                },
                {
                  heading: DROPSHIP.dropshipForm.supplierShips,
                  note: DROPSHIP.dropshipForm.units,
                  cell: (line) => <Quantity line={line} refusals={refusals} />,
                },
                {
                  heading: DROPSHIP.dropshipForm.supplier,
                  cell: (line) => <From {...{ line, suppliers, refusals }} />,
                },
              ]}
              rows={lines}
              keyOf={({ variantId }) => variantId}
            />
          )}
        </Card>
        <Text as="p" tone="subdued">
          {DROPSHIP.dropshipForm.theOrdersPaperNames(sale.name)}
        </Text>
        <Refusal>{refusals.lines}</Refusal>
        <SubmitBelow
          label={DROPSHIP.dropshipForm.createDrafts}
          saving={saving}
          disabled={lines.length === 0 || suppliers.length === 0}
        />
      </BlockStack>
    </Form>
  );
};

const ToShip = ({ line: { toShip, asked } }: { line: DropshipLine }) => {
  const format = useNumberFormat();
  return (
    <>
      {format(toShip)}
      {asked > 0 && <span className="Aside">{DROPSHIP.dropshipForm.onOrdersAlready(format(asked))}</span>}
    </>
  );
};

const Quantity = ({ line, refusals }: { line: DropshipLine; refusals: Refusals }) => (
  <TextInput
    name={quantityField(line.variantId)}
    label={DROPSHIP.dropshipForm.unitsWithProductTitle(line.productTitle, line.sku)}
    labelHidden
    inputMode="numeric"
    value={String(leftToAsk(line))}
    error={refusals[quantityField(line.variantId)]}
  />
);

const From = ({ line, suppliers, refusals }: { line: DropshipLine; suppliers: Supplier[]; refusals: Refusals }) => (
  <Choice
    name={supplierField(line.variantId)}
    label={DROPSHIP.dropshipForm.supplierWithProductTitle(line.productTitle, line.sku)}
    labelHidden
    value={String(line.supplierId ?? "")}
    options={[
      ...(line.supplierId === null ? [{ value: "", label: DROPSHIP.dropshipForm.choose }] : []),
      ...suppliers.map(({ id, name }) => ({ value: String(id), label: name })),
    ]}
    error={refusals[supplierField(line.variantId)]}
  />
);
