// Follows the public board and shows it: the hall's projector, and players' phones.
import { follow } from "/board.js";
import { applyTheme } from "/theme.js";
import { drawChallenges } from "/challenges.js";
import { showWaterfalls } from "/waterfalls.js";
import { countdown, setSchedule } from "/clock.js";
import { turnPages } from "/pages.js";
import { megahertz } from "/format.js";

const element = (id) => document.getElementById(id);
const challenges = new Map();
let known = false;

/** Says aloud what has come on the air since the last update. */
function announce(changed) {
  const news = changed
    .filter((c) => c.active === true && challenges.get(c.id)?.active !== true)
    .map((c) => `${c.name} is on the air${c.frequency === undefined ? "" : ` on ${megahertz(c.frequency)}`}`);
  if (known && news.length > 0) {
    element("news").textContent = `${news.join(". ")}.`;
  }
}

function apply(update) {
  const changed = update.challenges ?? [];
  announce(changed);
  if (update.full) {
    challenges.clear();
  }
  changed.forEach((c) => challenges.set(c.id, c));
  (update.removed ?? []).forEach((id) => challenges.delete(id));
  if (update.event !== undefined || update.full) {
    element("event").textContent = update.event ?? "ChallengeCtl";
    document.title = update.event === undefined ? "ChallengeCtl" : `${update.event} - challenges`;
  }
  if (update.schedule !== undefined || update.full) {
    setSchedule(update.schedule ?? {});
  }
  if (update.paused !== undefined) {
    element("paused").hidden = !update.paused;
    turnPages();
  }
  if (update.challenges ?? update.removed ?? update.schedule ?? update.full) {
    drawChallenges([...challenges.values()]);
  }
  if (update.waterfalls !== undefined || update.full) {
    showWaterfalls(update.waterfalls ?? []);
  }
  known = true;
}

function show(state, text) {
  const link = element("link");
  if (link.dataset.state !== state) {
    link.dataset.state = state;
    link.textContent = text;
  }
  element("offline").hidden = state !== "offline";
}

applyTheme();
countdown(element("clock"), element("countdown"));
follow(apply, show);
