// One key answers a question: only while its card itself has the focus, so that nobody types an answer by accident.

const cards = [...document.querySelectorAll("[data-question]")];

document.querySelectorAll("[data-keys]").forEach((hint) => {
  hint.hidden = false;
});

function go(from, step) {
  const open = cards.filter((card) => card === from || "open" in card.dataset);
  const next = open[open.indexOf(from) + step];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

cards.forEach((card) => {
  card.addEventListener("keydown", (event) => {
    if (event.target !== card || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "n") go(card, 1);
    else if (key === "p") go(card, -1);
    else card.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
  });
});

// The next question takes the focus after an answer, so that the same key answers it too.
function arrive() {
  const wanted = cards.find((card) => `#${card.id}` === window.location.hash);
  wanted?.focus({ preventScroll: true });
}

window.addEventListener("hashchange", arrive);
arrive();
