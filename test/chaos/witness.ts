import type { Beginning, Fact } from "../oracle/facts";
import { happens, type World, worldFrom } from "../oracle/world";
import { readBeginning, readFacts } from "./dev-store";

/** Sees everything that happens in the dev store, whatever is said of it to the app, and remembers what belonged to what. */
export class Witness {
  readonly facts: Fact[] = [];
  private readonly variantsOf = new Map<string, Set<number>>();

  readonly world: World;

  private constructor(
    readonly beginning: Beginning,
    private seq: number,
  ) {
    this.world = worldFrom(beginning);
  }

  static async begin() {
    const witness = new Witness(await readBeginning(), (await readFacts(0)).at(-1)?.seq ?? 0);
    witness.remember();
    return witness;
  }

  async look() {
    for (const fact of await readFacts(this.seq)) {
      happens(this.world, fact);
      this.facts.push(fact);
      this.seq = fact.seq;
      this.remember();
    }
  }

  /** The variants that a thing of Shopify's is, has, or sold, those that are gone too. */
  variants(kind: "item" | "product" | "order", id: number): number[] {
    return [...(this.variantsOf.get(`${kind}/${id}`) ?? [])];
  }

  private remember() {
    for (const variant of this.world.variants.values()) {
      this.note(`item/${variant.itemId}`, variant.id);
      this.note(`product/${variant.productId}`, variant.id);
    }
    for (const [id, order] of [...this.world.orders].slice(-30))
      for (const { variantId } of order.lines) if (variantId !== null) this.note(`order/${id}`, variantId);
  }

  private note(what: string, variantId: number) {
    this.variantsOf.set(what, (this.variantsOf.get(what) ?? new Set()).add(variantId));
  }
}
