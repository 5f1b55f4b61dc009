import { Link } from "@remix-run/react";
import type { AppProviderProps } from "@shopify/polaris";

type PolarisLinkProps = React.ComponentProps<NonNullable<AppProviderProps["linkComponent"]>>;

/** Lets Polaris's buttons and back actions move within the app without loading it anew. */
export const PolarisLink = ({ url = "", external, target, download, children, ...rest }: PolarisLinkProps) => (
  <Link to={url} target={external ? "_blank" : target} {...rest}>
    {children}
  </Link>
);
