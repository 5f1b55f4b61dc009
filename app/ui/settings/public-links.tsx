import { FooterHelp, Link } from "@shopify/polaris";

/** They open beside the admin: pages for everyone are never shown in its frame. */
export const PublicLinks = () => (
  <FooterHelp>
    <Link url="/support" target="_blank">
      Support
    </Link>
    {" · "}
    <Link url="/privacy" target="_blank">
      What Evenstock stores
    </Link>
  </FooterHelp>
);
