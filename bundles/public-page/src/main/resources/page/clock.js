// The event's clock, and how long until it starts or ends.
import { clock, remaining } from "/format.js";

let schedule = {};
let draw = () => {};

export function setSchedule(next) {
  schedule = next;
  draw();
}

export function zone() {
  return schedule.timezone;
}

/** What there is to count down to; "" if there is nothing. */
export function countdownText({ start, stop }, now) {
  if (start !== undefined && now < Date.parse(start)) {
    return `starts in ${remaining(Date.parse(start) - now)}`;
  }
  if (stop === undefined) {
    return "";
  }
  const left = Date.parse(stop) - now;
  return left > 0 ? `ends in ${remaining(left)}` : "is over";
}

/** Shows both, each second anew, at the beginning of the second. */
export function countdown(clockElement, countdownElement) {
  draw = () => {
    const now = Date.now();
    clockElement.textContent = clock(now, schedule.timezone);
    countdownElement.textContent = countdownText(schedule, now);
  };
  const tick = () => {
    draw();
    setTimeout(tick, 1000 - (Date.now() % 1000));
  };
  tick();
}
