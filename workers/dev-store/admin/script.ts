/** Plain JavaScript of every admin page: forms post JSON to the shop's doors, then the page is read again. */
export const ADMIN_SCRIPT = `
const shop = document.body.dataset.shop;
const toasts = document.getElementById("toasts");
function toast(message, { isError = false, duration = 4000, id } = {}) {
  const box = document.createElement("div");
  box.textContent = message;
  if (id) box.dataset.id = id;
  if (isError) box.className = "error";
  toasts.append(box);
  setTimeout(() => box.remove(), duration);
}
document.getElementById("shop")?.addEventListener("change", (event) => {
  location.href = "/admin/" + (event.target.dataset.page === "evenstock" ? "apps/evenstock" : event.target.dataset.page) + "?shop=" + event.target.value;
});
function readFields(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || (field.type === "checkbox" && field.dataset.list && !field.checked)) continue;
    const value = field.type === "checkbox" ? field.checked : field.dataset.number !== undefined ? Number(field.value) : field.value;
    if (field.dataset.optional !== undefined && field.value === "") continue;
    if (field.dataset.list) (body[field.dataset.list] ??= []).push(field.value);
    else put(body, field.name.split("."), value);
  }
  return body;
}
/* "lines.0.quantity" is the quantity of the first line. */
function put(body, [name, ...rest], value) {
  if (rest.length === 0) body[name] = value;
  else put((body[name] ??= /^\\d+$/.test(rest[0]) ? [] : {}), rest, value);
}
addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.dataset.post === undefined) return;
  event.preventDefault();
  if (form.dataset.confirm && !confirm(form.dataset.confirm)) return;
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await fetch("/" + shop + form.dataset.post, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(readFields(form)) });
  const result = await answer.json();
  button.disabled = false;
  if (!answer.ok) return toast(result.error, { isError: true, duration: 7000 });
  if (form.dataset.then) location.href = form.dataset.then;
  else { sessionStorage.setItem("dev-store-toast", form.dataset.done || "Done"); location.reload(); }
});
/* On a phone the menu is wider than the screen. */
const showCurrent = () => document.querySelector(".menu [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
showCurrent();
const { refresh } = document.querySelector("main").dataset;
if (refresh) setInterval(() => {
  const busy = document.querySelector("details[open]") || document.activeElement?.matches("input, select, button");
  if (!document.hidden && !busy) location.reload();
}, refresh * 1000);
const done = sessionStorage.getItem("dev-store-toast");
if (done) { sessionStorage.removeItem("dev-store-toast"); toast(done); }
`;
