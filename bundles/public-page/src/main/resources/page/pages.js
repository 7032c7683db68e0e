// A list that is longer than the screen turns its pages by itself: nobody scrolls a projector.

const element = (id) => document.getElementById(id);
const EACH_MS = 10000;
const LEAST_ROWS = 3;

const wide = matchMedia("(min-width: 60.01rem)");
let turning = !matchMedia("(prefers-reduced-motion: reduce)").matches;
let pages = [];
let at = 0;
let timer;

/** How many of the rows come on each page: as many as there is room for, and never too few to be worth it. */
function cut(heights, room) {
  const found = [];
  let from = 0;
  let used = 0;
  heights.forEach((height, i) => {
    if (used + height > room && i - from >= LEAST_ROWS) {
      found.push({ from, to: i });
      from = i;
      used = 0;
    }
    used += height;
  });
  found.push({ from, to: heights.length });
  return found;
}

/** What is left of the screen below the head of the table. */
function room() {
  const top = element("rows").getBoundingClientRect().top + scrollY;
  const below = document.querySelector("footer").offsetHeight;
  const padding = parseFloat(getComputedStyle(document.querySelector("main")).paddingBottom);
  return innerHeight - top - below - padding - 2;
}

function show() {
  const { from, to } = pages[at];
  const rows = [...element("rows").children];
  rows.forEach((row, i) => row.classList.toggle("turned", i < from || i >= to));
  element("turn-text").textContent = pages.length < 2 ? "" : `${from + 1} to ${to} of ${rows.length}`;
  element("turn-button").textContent = turning ? "Show all" : "Turn pages";
}

/** After the list has changed, or the room for it. */
export function turnPages() {
  const rows = [...element("rows").children];
  rows.forEach((row) => row.classList.remove("turned"));
  element("turn").hidden = true;
  const heights = rows.map((row) => row.offsetHeight);
  const all = [{ from: 0, to: rows.length }];
  const long = wide.matches && heights.reduce((sum, one) => sum + one, 0) > room();
  element("turn").hidden = !long;
  pages = long && turning ? cut(heights, room()) : all;
  at = Math.min(at, pages.length - 1);
  show();
  if (pages.length < 2) {
    clearInterval(timer);
    timer = undefined;
  } else {
    timer ??= setInterval(() => {
      at = (at + 1) % pages.length;
      show();
    }, EACH_MS);
  }
}

element("turn-button").addEventListener("click", () => {
  turning = !turning;
  turnPages();
});
addEventListener("resize", turnPages);
