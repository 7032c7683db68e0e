package org.challengectl.cli.internal.demo;

import java.util.List;
import org.challengectl.protocol.RecordingInfo;
import org.challengectl.protocol.TransmissionInfo;

/**
 * What {@code demo --json} prints.
 *
 * @param complete whether every challenge was transmitted and recorded
 */
record DemoReport(
    boolean complete,
    List<String> challenges,
    List<TransmissionInfo> transmissions,
    List<RecordedPicture> recordings) {

  /**
   * A recording and its picture's file.
   *
   * @param png path of the picture; null if there is none
   */
  record RecordedPicture(RecordingInfo recording, String png) {}
}
