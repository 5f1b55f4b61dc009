import { folded } from "../../words/folded";

type Named = { sku: string | null; barcode: string | null; title: string | null };

/** By what a person links a line to a variant: SKU and barcode, or its title where it has neither; folded. */
export function codesOf({ sku, barcode, title }: Named): string[] {
  const codes = [sku, barcode].flatMap((code) => (code ? [folded(code)] : []));
  return codes.length > 0 || !title ? codes : [folded(title)];
}
