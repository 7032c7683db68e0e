package org.challengectl.waterfall;

import java.util.Random;
import java.util.function.BiConsumer;

/** Synthetic captures: a signal in noise, made block by block from formulas and a fixed seed. */
final class TestSignals {

  /** Complex amplitude at a time after the signal's start. */
  interface Envelope {
    void at(double seconds, double[] iq);
  }

  /** A signal somewhere in a capture. */
  record Emission(
      double offsetHz,
      double startSeconds,
      double stopSeconds,
      double amplitude,
      Envelope envelope) {}

  private final int rateHz;
  private final double noiseAmplitude;
  private final Random random;
  private final java.util.List<Emission> emissions = new java.util.ArrayList<>();

  /**
   * @param noiseDbfs total noise power in the sampled band; NEGATIVE_INFINITY for none
   */
  TestSignals(int rateHz, double noiseDbfs, long seed) {
    this.rateHz = rateHz;
    noiseAmplitude = Math.sqrt(Math.pow(10, noiseDbfs / 10) / 2);
    random = new Random(seed);
  }

  TestSignals add(double offsetHz, double start, double stop, double dbfs, Envelope envelope) {
    emissions.add(new Emission(offsetHz, start, stop, Math.pow(10, dbfs / 20), envelope));
    return this;
  }

  /** Makes the capture and gives it away in blocks; returns how many samples. */
  long play(double seconds, BiConsumer<float[], Integer> sink) {
    long total = Math.round(seconds * rateHz);
    float[] block = new float[2 * 5000];
    double[] iq = new double[2];
    float[] noise = noiseTable();
    for (long done = 0; done < total; done += 5000) {
      int now = (int) Math.min(5000, total - done);
      int at = 2 * random.nextInt(noise.length / 2 - now);
      System.arraycopy(noise, at, block, 0, 2 * now);
      for (Emission e : emissions) {
        for (int k = 0; k < now; k++) {
          double t = (done + k) / (double) rateHz;
          if (t >= e.startSeconds() && t < e.stopSeconds()) {
            e.envelope().at(t - e.startSeconds(), iq);
            double phase = 2 * Math.PI * e.offsetHz() * t;
            double c = Math.cos(phase) * e.amplitude();
            double s = Math.sin(phase) * e.amplitude();
            block[2 * k] += (float) (iq[0] * c - iq[1] * s);
            block[2 * k + 1] += (float) (iq[0] * s + iq[1] * c);
          }
        }
      }
      sink.accept(block, now);
    }
    return total;
  }

  /** Drawing every noise sample afresh would cost more than the analysis under test. */
  private float[] noiseTable() {
    float[] noise = new float[2 * 400_000];
    for (int k = 0; k < noise.length; k++) {
      noise[k] = (float) (random.nextGaussian() * noiseAmplitude);
    }
    return noise;
  }

  /** A bare carrier. */
  static Envelope carrier() {
    return (t, iq) -> {
      iq[0] = 1;
      iq[1] = 0;
    };
  }

  /** Keyed like a row of Morse dots with 5 ms raised-cosine edges. */
  static Envelope cw(double dotSeconds) {
    return (t, iq) -> {
      double inPair = t % (2 * dotSeconds);
      double edge = 0.005;
      double level;
      if (inPair < edge) {
        level = 0.5 - 0.5 * Math.cos(Math.PI * inPair / edge);
      } else if (inPair < dotSeconds) {
        level = 1;
      } else if (inPair < dotSeconds + edge) {
        level = 0.5 + 0.5 * Math.cos(Math.PI * (inPair - dotSeconds) / edge);
      } else {
        level = 0;
      }
      iq[0] = level;
      iq[1] = 0;
    };
  }

  /** FM by a sweeping tone of 300-2700 Hz. */
  static Envelope fm(double deviationHz) {
    return (t, iq) -> {
      double tone = 900 + 300 * Math.sin(2 * Math.PI * 0.7 * t);
      double phase =
          deviationHz
              / tone
              * Math.sin(2 * Math.PI * 900 * t - 300 / 0.7 * Math.cos(2 * Math.PI * 0.7 * t));
      iq[0] = Math.cos(phase);
      iq[1] = Math.sin(phase);
    };
  }

  /** On-off keying by a fixed pseudo-random pattern with raised edges. */
  static Envelope ook(double baud) {
    boolean[] bits = new boolean[1024];
    Random pattern = new Random(7);
    for (int k = 0; k < bits.length; k++) {
      bits[k] = pattern.nextBoolean();
    }
    return (t, iq) -> {
      double symbol = t * baud;
      int k = (int) symbol;
      double within = symbol - k;
      double now = bits[k % 1024] ? 1 : 0;
      double before = bits[(k + 1023) % 1024] ? 1 : 0;
      double share = within < 0.4 ? 0.5 - 0.5 * Math.cos(Math.PI * within / 0.4) : 1;
      iq[0] = before + (now - before) * share;
      iq[1] = 0;
    };
  }

  /** Many tones of one sideband, 300-2700 Hz, in syllables. */
  static Envelope ssb() {
    Random phases = new Random(11);
    double[] phase = new double[25];
    for (int k = 0; k < phase.length; k++) {
      phase[k] = phases.nextDouble() * 2 * Math.PI;
    }
    return (t, iq) -> {
      double syllable = 0.55 + 0.45 * Math.sin(2 * Math.PI * 3.1 * t);
      iq[0] = 0;
      iq[1] = 0;
      for (int k = 0; k < phase.length; k++) {
        double a = 2 * Math.PI * (300.7 + 100 * k) * t + phase[k];
        iq[0] += Math.cos(a);
        iq[1] += Math.sin(a);
      }
      iq[0] *= syllable / 5;
      iq[1] *= syllable / 5;
    };
  }
}
