// The challenges: those on the air in big type, and all of them in a table.
import { clock, megahertz } from "/format.js";
import { zone } from "/clock.js";
import { turnPages } from "/pages.js";

const element = (id) => document.getElementById(id);
const rows = new Map();

function made(name, className, text) {
  const one = document.createElement(name);
  one.className = className;
  one.textContent = text;
  return one;
}

function stateOf(challenge) {
  if (challenge.active === undefined) {
    return "";
  }
  return challenge.active ? "On the air" : "Quiet";
}

function cell(text, className) {
  const td = made("td", text === "" ? `${className} nothing` : className, text);
  td.setAttribute("role", "cell");
  return td;
}

function row(challenge) {
  const tr = document.createElement("tr");
  tr.setAttribute("role", "row");
  tr.classList.toggle("on-air", challenge.active === true);
  const name = made("th", "name", challenge.name);
  name.scope = "row";
  name.setAttribute("role", "rowheader");
  tr.append(
    name,
    cell(stateOf(challenge), "state"),
    cell(challenge.frequency === undefined ? "" : megahertz(challenge.frequency), "frequency"),
    cell(challenge.modulation ?? "", "modulation"),
    cell(challenge.last_tx_time === undefined ? "" : clock(challenge.last_tx_time, zone(), false), "time"),
  );
  return tr;
}

function card(challenge) {
  const li = document.createElement("li");
  li.append(made("span", "air-name", challenge.name));
  if (challenge.frequency !== undefined) {
    li.append(made("span", "air-frequency", megahertz(challenge.frequency)));
  }
  if (challenge.modulation !== undefined) {
    li.append(made("span", "air-modulation", challenge.modulation));
  }
  return li;
}

/** Only rows that have changed are made anew, so that a long list does not flicker. */
function rowOf(challenge) {
  const key = `${JSON.stringify(challenge)} ${zone()}`;
  const known = rows.get(challenge.id);
  if (known?.key === key) {
    return known.tr;
  }
  const tr = row(challenge);
  rows.set(challenge.id, { key, tr });
  return tr;
}

export function drawChallenges(challenges) {
  const sorted = challenges.sort((a, b) =>
    a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: "base" }),
  );
  const ids = new Set(sorted.map((c) => c.id));
  [...rows.keys()].filter((id) => !ids.has(id)).forEach((id) => rows.delete(id));
  const active = sorted.filter((c) => c.active === true);
  element("air").replaceChildren(...active.map(card));
  element("silence").hidden = active.length > 0;
  element("rows").replaceChildren(...sorted.map(rowOf));
  element("empty").hidden = sorted.length > 0;
  element("empty").textContent = "There are no challenges yet.";
  turnPages();
}
