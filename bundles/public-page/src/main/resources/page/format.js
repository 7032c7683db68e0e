// How numbers and times are written.

/** As radio people write it: 146.520 MHz, and finer only where it is needed. */
export function megahertz(hz) {
  const [whole, fraction] = (hz / 1e6).toFixed(6).split(".");
  return `${whole}.${fraction.slice(0, 3)}${fraction.slice(3).replace(/0+$/, "")} MHz`;
}

/** A time of the day; in the event's time zone, as far as the browser knows it. */
export function clock(iso, zone, seconds = true) {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  if (seconds) {
    options.second = "2-digit";
  }
  try {
    return new Date(iso).toLocaleTimeString([], { ...options, timeZone: zone });
  } catch {
    return new Date(iso).toLocaleTimeString([], options);
  }
}

/** 2 d 03:04:05, 3:04:05, 4:05. */
export function remaining(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (n) => String(n).padStart(2, "0");
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (days > 0) {
    return `${days} d ${two(hours)}:${rest}`;
  }
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0/, "");
}
