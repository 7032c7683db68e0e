// The latest waterfalls, one at a time, in rotation.
import { clock } from "/format.js";
import { zone } from "/clock.js";

const element = (id) => document.getElementById(id);
const SHOWN = 6;
const EACH_MS = 8000;

let waterfalls = [];
let at = 0;
let timer;
let rotating = !matchMedia("(prefers-reduced-motion: reduce)").matches;

function titleOf(waterfall) {
  const when = waterfall.at === undefined ? "" : `, ${clock(waterfall.at, zone(), false)}`;
  return `${waterfall.challenge_name}${when}`;
}

/** A picture is shown when it is there, so that nothing jumps. */
async function draw() {
  const waterfall = waterfalls[at];
  if (waterfall === undefined) {
    return;
  }
  const next = new Image();
  next.src = waterfall.image_url;
  try {
    await next.decode();
  } catch {
    return;
  }
  if (waterfalls[at] !== waterfall) {
    return;
  }
  const title = titleOf(waterfall);
  element("waterfall").src = waterfall.image_url;
  element("waterfall").alt = `Waterfall of ${title}`;
  element("waterfall-caption").textContent = `${title} (${at + 1} of ${waterfalls.length})`;
}

function turn() {
  clearInterval(timer);
  timer = undefined;
  if (rotating && waterfalls.length > 1) {
    timer = setInterval(() => {
      at = (at + 1) % waterfalls.length;
      draw();
    }, EACH_MS);
  }
  const button = element("rotation");
  button.hidden = waterfalls.length < 2;
  button.setAttribute("aria-pressed", String(!rotating));
  button.textContent = rotating ? "Stop rotation" : "Rotate";
}

/** What is new is shown at once. */
export function showWaterfalls(next) {
  waterfalls = next.slice(0, SHOWN);
  at = 0;
  element("gallery").hidden = waterfalls.length === 0;
  draw();
  turn();
}

element("rotation").addEventListener("click", () => {
  rotating = !rotating;
  if (rotating) {
    at = (at + 1) % waterfalls.length;
    draw();
  }
  turn();
});

element("enlarge").addEventListener("click", () => {
  const waterfall = waterfalls[at];
  if (waterfall === undefined) {
    return;
  }
  element("caption").textContent = titleOf(waterfall);
  element("picture").src = waterfall.image_url;
  element("picture").alt = `Waterfall of ${titleOf(waterfall)}`;
  element("viewer").showModal();
});

element("viewer").addEventListener("click", (event) => {
  if (event.target === element("viewer") || event.target === element("picture")) {
    element("viewer").close();
  }
});
