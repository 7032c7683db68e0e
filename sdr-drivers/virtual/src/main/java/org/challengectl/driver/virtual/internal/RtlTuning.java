package org.challengectl.driver.virtual.internal;

/**
 * What an rtl_tcp client has asked for.
 *
 * @param frequencyHz in the middle of the band
 * @param sampleRateHz complex samples per second
 * @param manualGain whether {@code gainTenthDb} counts; automatic otherwise
 * @param gainTenthDb of the tuner
 * @param digitalAgc whether the level is automatic in any case
 * @param ppm what the client takes its crystal to be off by
 */
record RtlTuning(
    long frequencyHz,
    int sampleRateHz,
    boolean manualGain,
    int gainTenthDb,
    boolean digitalAgc,
    int ppm) {

  /** What a real one starts with. */
  static final RtlTuning INITIAL = new RtlTuning(100_000_000, 2_048_000, false, 0, false, 0);

  /** The gains of an R820T, tenths of dB. */
  private static final int[] GAINS = {
    0, 9, 14, 27, 37, 77, 87, 125, 144, 157, 166, 197, 207, 229, 254, 280, 297, 328, 338, 364, 372,
    386, 402, 421, 434, 439, 445, 480, 496
  };

  static final int GAIN_COUNT = GAINS.length;

  /** The tuner gain at which the air's 0 dBFS are the samples' 0 dBFS. */
  private static final int NOMINAL_GAIN_TENTH_DB = 297;

  /**
   * What a command changes. Commands that mean nothing here change nothing.
   *
   * @param value its four bytes, unsigned
   * @return null if the value is absurd
   */
  RtlTuning after(int command, long value) {
    int number = (int) value;
    return switch (command) {
      case 0x01 ->
          value < 100_000
              ? null
              : new RtlTuning(value, sampleRateHz, manualGain, gainTenthDb, digitalAgc, ppm);
      case 0x02 ->
          value < 225_001 || value > 3_200_000
              ? null
              : new RtlTuning(frequencyHz, number, manualGain, gainTenthDb, digitalAgc, ppm);
      case 0x03 ->
          new RtlTuning(frequencyHz, sampleRateHz, number != 0, gainTenthDb, digitalAgc, ppm);
      case 0x04 ->
          number < -100 || number > 1000
              ? null
              : new RtlTuning(frequencyHz, sampleRateHz, manualGain, number, digitalAgc, ppm);
      case 0x05 ->
          number < -1000 || number > 1000
              ? null
              : new RtlTuning(
                  frequencyHz, sampleRateHz, manualGain, gainTenthDb, digitalAgc, number);
      case 0x08 ->
          new RtlTuning(frequencyHz, sampleRateHz, manualGain, gainTenthDb, number != 0, ppm);
      case 0x0d -> value < GAINS.length ? after(0x04, GAINS[number]) : null;
      default -> this;
    };
  }

  /** Whether the same samples serve both. */
  boolean hearsAs(RtlTuning other) {
    return frequencyHz == other.frequencyHz
        && sampleRateHz == other.sampleRateHz
        && ppm == other.ppm;
  }

  /** Where a crystal without error puts the tuner that corrects for one. */
  double actualHz() {
    return frequencyHz / (1 + ppm * 1e-6);
  }

  boolean isAutomatic() {
    return !manualGain || digitalAgc;
  }

  float manualFactor() {
    return Decibels.toAmplitude((gainTenthDb - NOMINAL_GAIN_TENTH_DB) / 10.0);
  }
}
