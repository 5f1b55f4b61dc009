import { Link, useFetcher } from "@remix-run/react";
import { Banner, Button, List } from "@shopify/polaris";
import { useState } from "react";
import type { Drafted } from "../../purchasing/orders/making/drafted";
import { addressOf, type ReorderFilter } from "../../replenishment/reorder/list";
import { useNumberFormat } from "../number";

/** One press, one draft a supplier, with the quantities as they stand. Pressed twice it is the same form. */
export function useDrafts(filter: ReorderFilter) {
  const { submit, state, data } = useFetcher<Drafted & { at: number }>();
  const [formToken, setFormToken] = useState<string>();
  const [last, setLast] = useState(data);
  if (data !== last) {
    setLast(data);
    // Answered: what is pressed from now on is another form.
    setFormToken(undefined);
  }
  const create = () => {
    const token = formToken ?? crypto.randomUUID();
    setFormToken(token);
    submit(
      { formToken: token },
      { method: "post", action: addressOf(filter).replace("/reorder", "/purchase-orders/drafts") },
    );
  };
  return { create, creating: state !== "idle", drafted: data };
}

export const CreateDrafts = ({
  suppliers,
  disabled,
  creating,
  onCreate,
}: {
  /** Of which something is to be ordered. */
  suppliers: number;
  disabled: boolean;
  creating: boolean;
  onCreate: () => void;
}) => {
  const format = useNumberFormat();
  if (suppliers === 0) return null;
  return (
    <Button variant="primary" disabled={disabled} loading={creating} onClick={onCreate}>
      {suppliers === 1 ? "Create 1 draft" : `Create ${format(suppliers)} drafts`}
    </Button>
  );
};

/** What came of it, which stays until the page is left. */
export const DraftsMade = ({ drafted }: { drafted: Drafted }) => {
  const { drafts, drafted: before, withoutSupplier } = drafted;
  return (
    <Banner
      tone={drafts.length > 0 ? "success" : "info"}
      title={
        drafts.length === 0
          ? "No draft was created"
          : drafts.length === 1
            ? "1 draft was created"
            : `${drafts.length} drafts were created`
      }
    >
      {drafts.length > 0 && (
        <List>
          {drafts.map(({ id, number, supplier, lines }) => (
            <List.Item key={id}>
              <Link to={`/purchase-orders/${id}`}>{number}</Link>: {supplier},{" "}
              {lines === 1 ? "1 line" : `${lines} lines`}
            </List.Item>
          ))}
        </List>
      )}
      {before > 0 && (
        <p>{before === 1 ? "1 line is on an open draft already." : `${before} lines are on open drafts already.`}</p>
      )}
      {withoutSupplier > 0 && (
        <p>
          {withoutSupplier === 1 ? "1 line has" : `${withoutSupplier} lines have`} no supplier and{" "}
          {withoutSupplier === 1 ? "is" : "are"} on no draft: <Link to="/reorder?supplier=0">say who sells them</Link>.
        </p>
      )}
    </Banner>
  );
};
