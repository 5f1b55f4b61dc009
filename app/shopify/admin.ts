import type { Operation } from "./operation";

/** A shop's Admin API, with a token that is kept fresh. Throws where Shopify does not answer as it should. */
export interface Admin {
  request<Answer, Variables extends Record<string, unknown>>(
    operation: Operation<Answer, Variables>,
    variables: Variables,
  ): Promise<Answer>;
  /** The file a bulk operation wrote, from that byte on. */
  download(url: string, from: number): Promise<ReadableStream<Uint8Array>>;
}
