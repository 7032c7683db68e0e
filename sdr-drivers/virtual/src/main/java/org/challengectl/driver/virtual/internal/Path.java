package org.challengectl.driver.virtual.internal;

import java.util.Arrays;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.dsp.ComplexResampler;

/**
 * The way of one transmission to one ear. Only what lies in both bands arrives: the overlap is
 * brought to the middle at the transmitter's rate, where mixing turns the spectrum round without
 * folding it, filtered if it is narrower than the lower rate, resampled, and put to its place at
 * the ear's rate. What could alias is 70 dB down; the outermost tenth of the narrower band fades.
 */
final class Path {

  private static final int CHUNK = 1024;

  /** Width of the fading edge of a cut band, as a part of the lower rate. */
  private static final double EDGE = 0.05;

  private static final float[] SILENCE = new float[2 * CHUNK];

  private final Ear ear;
  private final float gain;
  private final int slack;
  private final ComplexOscillator mixIn;
  private final ComplexOscillator mixOut;
  private final ComplexResampler resampler;
  private final BandFilter filter;
  private final boolean filterFirst;
  private final float[] scratch = new float[2 * CHUNK];
  private float[] pending;
  private int pendingSamples;

  private Path(Ear ear, int inRate, double offsetHz, double lowHz, double highHz, float gain) {
    int outRate = ear.sampleRateHz();
    int lower = Math.min(inRate, outRate);
    boolean whole = highHz - lowHz > lower - 1e-3;
    double middle = (lowHz + highHz) / 2;
    double shiftIn = whole && inRate <= outRate ? 0 : offsetHz - middle;
    double shiftOut = whole && outRate <= inRate ? 0 : middle;
    this.ear = ear;
    this.gain = gain;
    mixIn = shiftIn == 0 ? null : new ComplexOscillator(shiftIn, inRate);
    mixOut = shiftOut == 0 ? null : new ComplexOscillator(shiftOut, outRate);
    filter = whole ? null : new BandFilter((highHz - lowHz) / 2, EDGE * lower, lower);
    filterFirst = inRate <= outRate;
    resampler = inRate == outRate ? null : new ComplexResampler(inRate, outRate);
    slack = 16 + 2 * (outRate / inRate);
    pending = new float[2 * (slack + outputs(CHUNK))];
    pendingSamples = slack;
  }

  /** A path, or null if the ear cannot hear the transmission. */
  static Path between(Emission emission, Ear ear, AirSettings settings) {
    double offset = emission.actualHz() - ear.actualHz();
    double low = Math.max(offset - emission.sampleRateHz() / 2.0, -ear.sampleRateHz() / 2.0);
    double high = Math.min(offset + emission.sampleRateHz() / 2.0, ear.sampleRateHz() / 2.0);
    int lower = Math.min(emission.sampleRateHz(), ear.sampleRateHz());
    if (high - low < 2 * EDGE * lower) {
      return null;
    }
    double loss = settings.lossDb(emission.device(), emission.traits(), ear.name(), ear.traits());
    double decibels = emission.traits().gainDb() + ear.traits().gainDb() - loss;
    return new Path(
        ear, emission.sampleRateHz(), offset, low, high, Decibels.toAmplitude(decibels));
  }

  Ear ear() {
    return ear;
  }

  /** Takes what is radiated. */
  void feed(float[] iq, int offset, int samples) {
    for (int done = 0; done < samples; done += CHUNK) {
      chunk(iq, offset + 2 * done, Math.min(CHUNK, samples - done));
    }
  }

  /** Takes that nothing is radiated. */
  void feedSilence(int samples) {
    for (int done = 0; done < samples; done += CHUNK) {
      chunk(SILENCE, 0, Math.min(CHUNK, samples - done));
    }
  }

  /** Adds what arrives during the ear's block. */
  void deliver() {
    float[] sum = ear.block();
    int samples = Math.min(ear.due(), pendingSamples);
    for (int i = 0; i < 2 * samples; i++) {
      sum[i] += gain * pending[i];
    }
    pendingSamples -= samples;
    System.arraycopy(pending, 2 * samples, pending, 0, 2 * pendingSamples);
  }

  private void chunk(float[] iq, int offset, int samples) {
    float[] from = iq;
    int fromOffset = offset;
    if (mixIn != null || (filter != null && filterFirst)) {
      System.arraycopy(iq, offset, scratch, 0, 2 * samples);
      from = scratch;
      fromOffset = 0;
    }
    if (mixIn != null) {
      mixIn.mix(scratch, 0, samples);
    }
    if (filter != null && filterFirst) {
      filter.execute(scratch, 0, samples);
    }
    reserve(outputs(samples));
    int at = 2 * pendingSamples;
    int arrived = samples;
    if (resampler == null) {
      System.arraycopy(from, fromOffset, pending, at, 2 * samples);
    } else {
      arrived = resampler.execute(from, fromOffset, samples, pending, at);
    }
    if (filter != null && !filterFirst) {
      filter.execute(pending, at, arrived);
    }
    if (mixOut != null) {
      mixOut.mix(pending, at, arrived);
    }
    pendingSamples += arrived;
  }

  private int outputs(int samples) {
    return resampler == null ? samples : resampler.maxOutput(samples);
  }

  /** Grows to what one block needs, then never again. */
  private void reserve(int samples) {
    int floats = 2 * (pendingSamples + samples);
    if (floats > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(floats, 2 * pending.length));
    }
  }
}
