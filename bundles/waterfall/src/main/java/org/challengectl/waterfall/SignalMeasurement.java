package org.challengectl.waterfall;

/**
 * What was heard of one expected signal. Frequencies are relative to the middle of the captured
 * band, times to its first sample, levels to full scale (a complex sample of magnitude one is 0
 * dBFS).
 *
 * @param heard whether a signal was found where it was expected; if not, all numbers but {@code
 *     noiseDbfsPerHz} are NaN
 * @param steady found only because it stands above its neighbourhood from the first sample to the
 *     last, never seen to start or stop; without noise before the signal nothing else can be said,
 *     with it this is more likely a spur of the receiver than a transmission
 * @param centreOffsetHz centre of gravity of the power in the occupied band
 * @param occupiedLowHz lower edge of the occupied band: 0.5 % of the power lies below it
 * @param occupiedHighHz upper edge: 0.5 % of the power lies above it (ITU-R SM.443, 99 %)
 * @param snrDb mean signal power in the occupied band from start to stop, key-up pauses included,
 *     over the noise power in that band; at most {@value #MAX_SNR_DB}, which also stands for no
 *     noise at all
 * @param startSeconds when it began
 * @param stopSeconds when it ended
 * @param peakDbfs signal power of the strongest row (about 20 ms, more in captures of many minutes)
 * @param noiseDbfsPerHz noise power density where the signal was expected; {@link
 *     Double#NEGATIVE_INFINITY} if there is none, NaN if there were no samples
 */
public record SignalMeasurement(
    boolean heard,
    boolean steady,
    double centreOffsetHz,
    double occupiedLowHz,
    double occupiedHighHz,
    double snrDb,
    double startSeconds,
    double stopSeconds,
    double peakDbfs,
    double noiseDbfsPerHz) {

  /** No ratio beyond this is told. */
  public static final double MAX_SNR_DB = 120;

  /** Nothing was found. */
  public static SignalMeasurement notHeard(double noiseDbfsPerHz) {
    double none = Double.NaN;
    return new SignalMeasurement(
        false, false, none, none, none, none, none, none, none, noiseDbfsPerHz);
  }

  /** Width of the band that holds 99 % of the power; NaN if nothing was heard. */
  public double occupiedBandwidthHz() {
    return occupiedHighHz - occupiedLowHz;
  }

  /** Time on the air; NaN if nothing was heard. */
  public double seconds() {
    return stopSeconds - startSeconds;
  }
}
