import { Banner } from "@shopify/polaris";
import { useNumberFormat } from "../number";
import { QUESTIONS } from "./words";

/** New costs wait for a word, wherever costs are looked at. */
export const QuestionsBanner = ({ questions }: { questions: number }) => {
  const format = useNumberFormat();
  return questions > 0 ? (
    <Banner
      tone="info"
      title={QUESTIONS.waiting(questions, format)}
      action={{ content: QUESTIONS.decide, url: "/costs" }}
    >
      <p>{QUESTIONS.once}</p>
    </Banner>
  ) : null;
};
