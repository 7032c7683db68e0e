// Follows the public board over the WebSocket. Nothing is asked again and again: a thousand pages
// cost the server one message each when something has changed.

const RETRY_FIRST_MS = 1000;
const RETRY_MOST_MS = 15000;
const SILENCE_MS = 20000;

/** Calls back with each update, and with the state of the connection: live, reconnecting, offline. */
export function follow(apply, show) {
  let retryMs = RETRY_FIRST_MS;
  let failures = 0;
  let timer;
  let socket;

  function connect() {
    clearTimeout(timer);
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const mine = new WebSocket(`${scheme}//${location.host}/ws/public`);
    socket = mine;
    const tooLong = setTimeout(() => mine.close(), SILENCE_MS);
    mine.addEventListener("message", (message) => {
      clearTimeout(tooLong);
      retryMs = RETRY_FIRST_MS;
      failures = 0;
      show("live", "Live");
      apply(JSON.parse(message.data));
    });
    mine.addEventListener("close", () => {
      clearTimeout(tooLong);
      if (socket === mine) {
        socket = undefined;
        lost();
      }
    });
  }

  // One loss may be a restart or another network; at the second in a row it is said.
  function lost() {
    failures += 1;
    if (failures > 1) {
      show("offline", "Offline");
    } else {
      show("asking", "Reconnecting");
    }
    timer = setTimeout(connect, retryMs * (0.5 + Math.random()));
    retryMs = Math.min(retryMs * 2, RETRY_MOST_MS);
  }

  addEventListener("online", () => {
    if (socket === undefined) {
      connect();
    }
  });
  addEventListener("offline", () => socket?.close());
  connect();
}
