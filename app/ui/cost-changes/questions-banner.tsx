import { Banner } from "@shopify/polaris";

/** New costs wait for a word, wherever costs are looked at. */
export const QuestionsBanner = ({ questions }: { questions: number }) =>
  questions > 0 ? (
    <Banner
      tone="info"
      title={questions === 1 ? "1 new cost waits for you" : `${questions} new costs wait for you`}
      action={{ content: "Decide", url: "/costs" }}
    >
      <p>Shopify's cost is changed once you say so.</p>
    </Banner>
  ) : null;
