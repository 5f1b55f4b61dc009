import { NODE } from "./node";
import { PHP } from "./php";
import { PYTHON } from "./python";
import { RUBY } from "./ruby";

/** Receivers to copy, of the standard format, in the order in which the page shows them. */
export const RECEIVERS = [
  { language: "Node", file: "receiver.mjs", code: NODE },
  { language: "Python", file: "receiver.py", code: PYTHON },
  { language: "PHP", file: "receiver.php", code: PHP },
  { language: "Ruby", file: "config.ru", code: RUBY },
] as const;
