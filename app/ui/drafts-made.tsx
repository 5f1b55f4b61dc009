import { Link } from "@remix-run/react";
import { Banner, type BannerHandles, List } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import type { Drafted } from "../purchasing/orders/making/drafted";
import { counted, LINES } from "../words/counted";
import { useNumberFormat } from "./number";
import { SHARED } from "./words";

/**
 * What came of a press that drafts orders, which stays until the page is left. By keyboard one goes on from it: what
 * was pressed may be gone.
 */
export const DraftsMade = ({ drafted }: { drafted: Drafted }) => {
  const format = useNumberFormat();
  const { drafts, drafted: before, withoutSupplier } = drafted;
  const said = useRef<BannerHandles>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of each press anew
  useEffect(() => said.current?.focus(), [drafts]);
  return (
    <Banner
      ref={said}
      tone={drafts.length > 0 ? "success" : "info"}
      title={
        drafts.length === 0 ? SHARED.draftsMade.noDraftWasCreated : SHARED.draftsMade.created(drafts.length, format)
      }
    >
      {drafts.length > 0 && (
        <List>
          {drafts.map(({ id, number, supplier, lines }) => (
            <List.Item key={id}>
              <Link to={`/purchase-orders/${id}`}>{number}</Link>: {supplier}, {counted(lines, LINES, format)}
            </List.Item>
          ))}
        </List>
      )}
      {before > 0 && <p>{SHARED.draftsMade.already(before, format)}</p>}
      {withoutSupplier > 0 && (
        <p>
          {SHARED.draftsMade.noSupplier(
            withoutSupplier,
            <Link to="/reorder/unresolved">{SHARED.draftsMade.sayWhoSellsThem}</Link>,
            format,
          )}
        </p>
      )}
    </Banner>
  );
};
