/** What a form lacks, and the field that one goes on from; where none of its own says it, the words themselves. */
const REFUSED = [
  { page: "/suppliers/new", button: "Add supplier", field: "Name" },
  { page: "/endpoints/new", button: "Add endpoint", typed: { Address: "http://" }, field: "Name" },
  { page: "/endpoints/new", button: "Add endpoint", typed: { Name: "Till", Address: "https://till.example/" } },
  { page: "/settings/api-keys", opener: "Create key", button: "Save", field: "Name" },
  { page: "/settings/documents", button: "Add address", field: "Name" },
];

/** What is refused is far from the button, and nobody reads it out: the focus goes to the first of it, which says why. */
export async function goToWhatIsRefused({ merchant: { app, ...merchant }, order }) {
  for (const { page: path, opener, button, typed = {}, field } of [
    ...REFUSED,
    { page: `${order}/costs`, button: "Add", field: "Amount" },
  ]) {
    await merchant.open(path);
    await merchant.settled();
    if (opener) await app.getByRole("button", { name: opener }).press("Enter");
    for (const [label, text] of Object.entries(typed)) await app.getByLabel(label, { exact: true }).fill(text);
    await app.getByRole("button", { name: button, exact: true }).press("Enter");
    await merchant.eventually(`the focus at what ${path} refuses`, async () => (await focused(merchant)).says !== "");
    const { label, says } = await focused(merchant);
    if (label !== field) throw new Error(`${path} goes to "${label}", which says: ${says}`);
  }
}

/** Of a field what stands by it, as a reader of the screen would have it; of what stands alone its words. */
const focused = async (merchant) =>
  (await merchant.frame()).evaluate(() => {
    const at = document.activeElement;
    if (at.getAttribute("role") === "alert") return { says: at.innerText };
    const by = at.ariaInvalid === "true" ? (at.getAttribute("aria-describedby") ?? "").split(" ") : [];
    return {
      label: at.labels?.[0]?.innerText,
      says: by
        .map((id) => document.getElementById(id)?.innerText ?? "")
        .join(" ")
        .trim(),
    };
  });
