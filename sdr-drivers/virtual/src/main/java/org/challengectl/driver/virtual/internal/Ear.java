package org.challengectl.driver.virtual.internal;

/** One receiver on the air. All but the ring is used under the air's lock only. */
final class Ear {

  private final String name;
  private final double actualHz;
  private final int sampleRateHz;
  private final DeviceTraits traits;
  private final boolean saturating;
  private final SampleRing ring;
  private final NoisePool noise;
  private final float sigma;
  private long startNanos;
  private long heard;
  private int due;
  private float[] block = new float[0];

  /**
   * @param saturating whether samples end at full scale
   * @param ring takes what is heard; what it has no room for is lost
   */
  Ear(
      String name,
      double frequencyHz,
      int sampleRateHz,
      DeviceTraits traits,
      AirSettings settings,
      boolean saturating,
      SampleRing ring) {
    this.name = name;
    this.actualHz = frequencyHz * (1 + traits.errorPpm() * 1e-6);
    this.sampleRateHz = sampleRateHz;
    this.traits = traits;
    this.saturating = saturating;
    this.ring = ring;
    this.noise = new NoisePool(System.identityHashCode(this) * 0x9E3779B97F4A7C15L);
    this.sigma = sigma(settings);
  }

  private float sigma(AirSettings settings) {
    double density = traits.noiseDbfsPerHz().orElse(settings.noiseDbfsPerHz());
    double inBand = traits.noiseDbfs().orElse(density + 10 * Math.log10(sampleRateHz));
    return (float) Math.sqrt(Decibels.toPower(inBand + traits.gainDb()) / 2);
  }

  String name() {
    return name;
  }

  double actualHz() {
    return actualHz;
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  DeviceTraits traits() {
    return traits;
  }

  /** Its first sample is that of the given moment. */
  void start(long nanos) {
    startNanos = nanos;
    heard = 0;
  }

  long startNanos() {
    return startNanos;
  }

  /** Starts a block that ends at the given moment: there is nothing but noise yet. */
  void begin(long untilNanos) {
    due = (int) (Samples.in(untilNanos - startNanos, sampleRateHz) - heard);
    if (block.length < 2 * due) {
      block = new float[2 * due + 64];
    }
    noise.fill(block, due, sigma);
  }

  /** Samples in this block. */
  int due() {
    return due;
  }

  /** What arrives is added here. */
  float[] block() {
    return block;
  }

  /** Hands the block over. */
  void end() {
    if (saturating) {
      for (int i = 0; i < 2 * due; i++) {
        block[i] = Math.max(-1f, Math.min(1f, block[i]));
      }
    }
    ring.offer(block, due);
    heard += due;
  }

  /** The air stood still for a while. */
  void skip(long nanos) {
    startNanos += nanos;
    ring.lose(Samples.in(nanos, sampleRateHz));
  }

  SampleRing ring() {
    return ring;
  }
}
