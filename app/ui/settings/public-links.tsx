import { FooterHelp, Link } from "@shopify/polaris";
import { OWN } from "./words";

/** They open beside the admin: pages for everyone are never shown in its frame. */
export const PublicLinks = () => (
  <FooterHelp>
    <Link url="/support" target="_blank">
      {OWN.support}
    </Link>
    {" · "}
    <Link url="/privacy" target="_blank">
      {OWN.stores}
    </Link>
  </FooterHelp>
);
