package org.challengectl.protocol.listen;

import java.util.Set;

/** Sample rates of the channels that can be listened to. */
public final class ListenRates {

  /** For SSB and CW, for FM and AM, and for wide FM; flat to 0.4 of it on either side. */
  public static final Set<Integer> ALL = Set.of(12_000, 24_000, 48_000);

  /** Frames of samples in a second. */
  public static final int FRAMES_PER_SECOND = 25;

  private ListenRates() {}
}
