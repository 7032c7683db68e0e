package org.challengectl.scheduler.internal;

/** Names of what the scheduler keeps in the ledger's settings. */
final class Settings {

  /** "true" while the event is paused. */
  static final String PAUSED = "paused";

  /** "true" if nothing new starts outside of the event's day. */
  static final String AUTO_PAUSE = "auto_pause";

  /** Server time, ISO 8601, as of the last sweep: the least that a restart begins with. */
  static final String SERVER_TIME = "server_time";

  /** Not empty once a restored backup has been detected and not yet been dealt with. */
  static final String RESTORE_DETECTED = "restore_detected";

  /** Server time, ISO 8601, before which nothing is granted. */
  static final String SILENT_UNTIL = "silent_until";

  private Settings() {}
}
