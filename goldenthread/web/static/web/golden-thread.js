// Small conveniences. Every page works without this file.
import { initAll } from "../vendor/govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
initAll();

const polite = document.getElementById("gt-polite");

function announce(words) {
  if (polite && words && polite.textContent !== words) polite.textContent = words;
}

// The offer to undo goes away after the seconds it names; without scripts it stays until the next page.
function startUndo(form) {
  let left = Number(form.dataset.seconds || 10);
  const shown = form.querySelector("[data-left]");
  const tick = setInterval(() => {
    if (form.contains(document.activeElement)) return;
    left -= 1;
    if (shown) shown.textContent = `(${left} s)`;
    if (left > 0) return;
    clearInterval(tick);
    form.dataset.gone = "";
  }, 1000);
}

function prepare(root) {
  root.querySelectorAll("[data-undo]:not([data-ready])").forEach((form) => {
    form.dataset.ready = "";
    startUndo(form);
  });
}

prepare(document);

// After part of a page is refreshed: say what changed, and put the focus back where the person was.
let focused = "";
document.addEventListener("htmx:before:swap", () => {
  focused = document.activeElement?.id || "";
});
document.addEventListener("htmx:after:swap", () => {
  prepare(document);
  const news = document.querySelector("[data-announce]");
  if (news) announce(news.dataset.announce);
  const wanted = document.querySelector("[data-focus]");
  const before = focused && document.getElementById(focused);
  if (wanted) {
    wanted.removeAttribute("data-focus");
    wanted.focus();
  } else if (before && document.activeElement !== before) {
    before.focus({ preventScroll: true });
  }
});

// An error summary takes the focus, so that it is read first.
document.querySelector(".govuk-error-summary")?.focus();
