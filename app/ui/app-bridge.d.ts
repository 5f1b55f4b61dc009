import type { DetailedHTMLProps, HTMLAttributes } from "react";

/** What the pages use of App Bridge, which comes from Shopify's CDN and no package. */
declare global {
  interface Window {
    shopify?: { toast: { show(message: string, options?: { isError?: boolean }): void } };
  }
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ui-nav-menu": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
}
