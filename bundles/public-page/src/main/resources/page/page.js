// Follows the public board: over the WebSocket while it is there, by asking otherwise.

const element = (id) => document.getElementById(id);
const challenges = new Map();
const RETRY_FIRST_MS = 1000;
const RETRY_MOST_MS = 15000;
const ASK_EVERY_MS = 5000;
const SILENCE_MS = 20000;

let retryMs = RETRY_FIRST_MS;
let socketOpen = false;
let known = false;

/** As radio people write it: 146.520 MHz, and finer only where it is needed. */
function megahertz(hz) {
  const [whole, fraction] = (hz / 1e6).toFixed(6).split(".");
  return `${whole}.${fraction.slice(0, 3)}${fraction.slice(3).replace(/0+$/, "")} MHz`;
}

function clock(iso) {
  return new Date(iso).toLocaleTimeString([], {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
}

function cell(text, className) {
  const td = document.createElement("td");
  td.setAttribute("role", "cell");
  td.className = text === "" ? `${className} nothing` : className;
  td.textContent = text;
  return td;
}

function stateOf(challenge) {
  if (challenge.active === undefined) {
    return "";
  }
  return challenge.active ? "On the air" : "Quiet";
}

function row(challenge) {
  const tr = document.createElement("tr");
  tr.setAttribute("role", "row");
  tr.classList.toggle("air", challenge.active === true);
  const name = document.createElement("th");
  name.scope = "row";
  name.setAttribute("role", "rowheader");
  name.textContent = challenge.name;
  tr.append(
    name,
    cell(stateOf(challenge), "state"),
    cell(challenge.frequency === undefined ? "" : megahertz(challenge.frequency), "frequency"),
    cell(challenge.modulation ?? "", "modulation"),
    cell(challenge.last_tx_time === undefined ? "" : clock(challenge.last_tx_time), "time"),
  );
  return tr;
}

function drawChallenges() {
  const sorted = [...challenges.values()].sort((a, b) =>
    a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: "base" }),
  );
  element("rows").replaceChildren(...sorted.map(row));
  element("empty").hidden = sorted.length > 0;
  element("empty").textContent = "There are no challenges yet.";
}

function thumbnail(waterfall) {
  const li = document.createElement("li");
  const button = document.createElement("button");
  const img = document.createElement("img");
  const line = document.createElement("span");
  const when = waterfall.at === undefined ? "" : clock(waterfall.at);
  const title = when === "" ? waterfall.challenge_name : `${waterfall.challenge_name}, ${when}`;
  button.type = "button";
  img.src = waterfall.image_url;
  img.alt = "";
  img.loading = "lazy";
  const name = document.createElement("b");
  name.textContent = waterfall.challenge_name;
  const at = document.createElement("span");
  at.className = "time";
  at.textContent = when;
  line.append(name, at);
  button.setAttribute("aria-label", `Enlarge the waterfall of ${title}`);
  button.append(img, line);
  button.addEventListener("click", () => enlarge(waterfall.image_url, title));
  li.append(button);
  return li;
}

function drawWaterfalls(waterfalls) {
  const list = element("pictures");
  const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  list.replaceChildren(...waterfalls.map(thumbnail));
  if (focused >= 0) {
    list.querySelectorAll("button")[focused]?.focus();
  }
  element("gallery").hidden = waterfalls.length === 0;
}

function enlarge(url, title) {
  element("caption").textContent = title;
  element("picture").src = url;
  element("picture").alt = `Waterfall of ${title}`;
  element("viewer").showModal();
}

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
  if (update.paused !== undefined) {
    element("paused").hidden = !update.paused;
  }
  if (update.challenges !== undefined || update.removed !== undefined || update.full) {
    drawChallenges();
  }
  if (update.waterfalls !== undefined || update.full) {
    drawWaterfalls(update.waterfalls ?? []);
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

function connect() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}/ws/public`);
  const tooLong = setTimeout(() => socket.close(), SILENCE_MS);
  socket.addEventListener("message", (message) => {
    clearTimeout(tooLong);
    socketOpen = true;
    retryMs = RETRY_FIRST_MS;
    show("live", "Live");
    apply(JSON.parse(message.data));
  });
  socket.addEventListener("close", () => {
    clearTimeout(tooLong);
    if (socketOpen) {
      socketOpen = false;
      ask();
    }
    setTimeout(connect, retryMs * (0.5 + Math.random()));
    retryMs = Math.min(retryMs * 2, RETRY_MOST_MS);
  });
}

/** While there is no socket, asks; says so when that fails too. */
async function ask() {
  if (socketOpen) {
    return;
  }
  try {
    const reply = await fetch("/api/public/challenges", { signal: AbortSignal.timeout?.(ASK_EVERY_MS) });
    if (!reply.ok) {
      throw new Error(`status ${reply.status}`);
    }
    const view = await reply.json();
    if (!socketOpen) {
      apply({ ...view, full: true });
      show("asking", "Reconnecting");
    }
  } catch {
    if (!socketOpen) {
      show("offline", "Offline");
    }
  }
}

element("viewer").addEventListener("click", (event) => {
  if (event.target === element("viewer") || event.target === element("picture")) {
    element("viewer").close();
  }
});
addEventListener("online", ask);
setInterval(ask, ASK_EVERY_MS);
setTimeout(ask, RETRY_FIRST_MS);
connect();
