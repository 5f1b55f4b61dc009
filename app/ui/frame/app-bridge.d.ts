import type { DetailedHTMLProps, HTMLAttributes } from "react";

/** What the pages use of App Bridge, which comes from Shopify's CDN and no package. */
declare global {
  interface Window {
    shopify?: {
      toast: { show(message: string, options?: { isError?: boolean }): void };
      scopes: {
        /** Shopify asks the merchant for these. */
        request(scopes: string[]): Promise<{ result: "granted-all" | "declined-all" }>;
      };
      saveBar: {
        show(id: string): Promise<void>;
        hide(id: string): Promise<void>;
        /** Resolves once no save bar stands in the way, or the merchant leaves all the same. */
        leaveConfirmation(): Promise<void>;
      };
    };
  }
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ui-nav-menu": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
      "ui-save-bar": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
}
