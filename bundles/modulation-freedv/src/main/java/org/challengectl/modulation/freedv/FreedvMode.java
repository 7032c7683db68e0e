package org.challengectl.modulation.freedv;

import java.util.Arrays;
import java.util.List;

/** The modes of FreeDV for single sideband, with what {@code freedv_api.h} calls them. */
enum FreedvMode {
  M1600("1600", 0, 0.5, true),
  M700C("700C", 6, 1.0, false),
  M700D("700D", 7, 2.0, true),
  M700E("700E", 13, 1.0, true);

  private final String label;
  private final int number;
  private final double syncSeconds;
  private final boolean text;

  /**
   * @param syncSeconds that a receiver may need until it understands; silence is said for as long
   * @param text whether the frames have room for characters
   */
  FreedvMode(String label, int number, double syncSeconds, boolean text) {
    this.label = label;
    this.number = number;
    this.syncSeconds = syncSeconds;
    this.text = text;
  }

  static FreedvMode of(String label) {
    return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst().orElseThrow();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(m -> m.label).toList();
  }

  int number() {
    return number;
  }

  double syncSeconds() {
    return syncSeconds;
  }

  boolean carriesText() {
    return text;
  }
}
