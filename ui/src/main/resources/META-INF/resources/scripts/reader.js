// Opens a chapter where the address wants it: at the words that were looked for, or at its section.
const seen = new WeakSet();

function open() {
  for (const place of document.querySelectorAll(".chapter [data-opened]")) {
    if (!seen.has(place) && !place.closest("#first-page")) {
      seen.add(place);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      place.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
  }
}

new MutationObserver(open).observe(document.body, { childList: true, subtree: true });
open();
