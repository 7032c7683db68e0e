package org.challengectl.modulation.fhss;

import org.challengectl.signal.Band;

/**
 * Which channel is used when: channel {@code k} lies {@code k * spacing} from the challenge's
 * frequency, and {@code k} is drawn anew for each hop.
 */
final class HopPlan {

  private final int[] channels;
  private final double spacingHz;
  private final double hopRateHz;

  private HopPlan(int[] channels, double spacingHz, double hopRateHz) {
    this.channels = channels;
    this.spacingHz = spacingHz;
    this.hopRateHz = hopRateHz;
  }

  /** The largest channel number in a span; the smallest is its negative. 0 if only one fits. */
  static int highestChannel(double spanHz, double spacingHz) {
    return (int) ((spanHz / 2 - spacingHz) / spacingHz);
  }

  static HopPlan draw(
      String seed, int highestChannel, double spacingHz, double hopRateHz, double seconds) {
    int[] channels = new int[(int) Math.max(1, Math.round(seconds * hopRateHz))];
    PythonRandom random = new PythonRandom(seed);
    for (int n = 0; n < channels.length; n++) {
      channels[n] = random.randint(-highestChannel, highestChannel);
    }
    return new HopPlan(channels, spacingHz, hopRateHz);
  }

  int hops() {
    return channels.length;
  }

  double seconds() {
    return channels.length / hopRateHz;
  }

  double offsetHz(int hop) {
    return channels[hop] * spacingHz;
  }

  /** First sample of a hop; for the number of hops, the end. */
  long startSample(int hop, int sampleRateHz) {
    return Math.round(hop * (double) sampleRateHz / hopRateHz);
  }

  /** All that is used, from the lowest hop's lower edge to the highest hop's upper edge. */
  Band occupied(Band oneChannel) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int hop = 0; hop < channels.length; hop++) {
      lowest = Math.min(lowest, offsetHz(hop));
      highest = Math.max(highest, offsetHz(hop));
    }
    return new Band(lowest + oneChannel.lowHz(), highest + oneChannel.highHz());
  }
}
