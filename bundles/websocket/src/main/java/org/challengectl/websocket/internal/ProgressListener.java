package org.challengectl.websocket.internal;

/** Is told how far transmissions have got. */
public interface ProgressListener {

  /**
   * A runner reports.
   *
   * @param fraction 0 to 1
   */
  void progress(String agentId, long lease, double fraction);
}
