package org.challengectl.dsp.internal;

import java.util.ArrayList;
import java.util.List;
import org.challengectl.dsp.ResamplerDesign;

/**
 * A resampler of any ratio. The steep filter works at the lowest rate that it can; beside it come
 * halvings or doublings and one rational stage at the fast end, whose filters are short because the
 * signal is narrow there.
 */
public final class ResamplerCascade {

  private static final int CHUNK = 1024;

  /** A rational stage needs no help once its transition band is this part of its lower rate. */
  private static final double WIDE = 0.7;

  private final int channels;
  private final List<ResamplerStage> stages = new ArrayList<>();
  private final ResamplerStage[] order;
  private final float[][] between;
  private double delaySeconds;

  /**
   * @param channels 1 for real, 2 for complex samples
   */
  public ResamplerCascade(
      long inputRateHz, long outputRateHz, ResamplerDesign design, int channels) {
    if (inputRateHz < 1 || outputRateHz < 1) {
      throw new IllegalArgumentException(
          "no resampler from " + inputRateHz + " to " + outputRateHz + " samples/s");
    }
    this.channels = channels;
    if (inputRateHz < outputRateHz) {
      planUp(inputRateHz, outputRateHz, design);
    } else if (inputRateHz > outputRateHz) {
      planDown(inputRateHz, outputRateHz, design);
    }
    order = stages.toArray(ResamplerStage[]::new);
    between = new float[Math.max(0, order.length - 1)][];
    long samples = CHUNK;
    for (int i = 0; i < between.length; i++) {
      samples = order[i].maxOutput(samples);
      between[i] = new float[Math.toIntExact(samples * channels)];
    }
  }

  private void planUp(long low, long high, ResamplerDesign design) {
    double pass = design.passBand() * low;
    double edge = contentEdge(design) * low;
    double stop = design.stopBand() * low;
    boolean clean = onlyPassBandMatters(design);
    long rate = low;
    int chunk = CHUNK;
    while (!(clean && SplineStage.suits(edge / rate, design.attenuationDb())) && high / rate >= 3) {
      chunk = addPolyphase(rate, 2 * rate, pass, stop, design, chunk);
      rate *= 2;
      stop = rate - edge;
      clean = true;
    }
    if (clean && SplineStage.suits(edge / rate, design.attenuationDb())) {
      add(new SplineStage(PolyphaseRatio.of(rate, high), channels, chunk), rate, chunk);
    } else {
      addPolyphase(rate, high, pass, stop, design, chunk);
    }
  }

  private void planDown(long high, long low, ResamplerDesign design) {
    double pass = design.passBand() * low;
    double edge = contentEdge(design) * low;
    double stop = design.stopBand() * low;
    long rate = low;
    while (stop - pass < WIDE * rate && high / rate >= 3) {
      rate *= 2;
      stop = rate - edge;
    }
    int chunk = addPolyphase(high, rate, pass, stop, design, CHUNK);
    while (rate > low) {
      long half = rate / 2;
      stop = half == low ? design.stopBand() * low : half - edge;
      chunk = addPolyphase(rate, half, pass, stop, design, chunk);
      rate = half;
    }
  }

  private static boolean onlyPassBandMatters(ResamplerDesign design) {
    return design.passBand() + design.stopBand() > 1 - 1e-9;
  }

  /** How far the content goes that the stages beside the steep one must respect. */
  private static double contentEdge(ResamplerDesign design) {
    return onlyPassBandMatters(design) ? design.passBand() : design.stopBand();
  }

  private int addPolyphase(
      long from, long to, double pass, double stop, ResamplerDesign design, int chunk) {
    PolyphaseDesign filter = PolyphaseDesign.of(pass / from, stop / from, design.attenuationDb());
    PolyphaseRatio ratio = PolyphaseRatio.of(from, to);
    ResamplerStage stage =
        InterpolatorStage.suits(ratio)
            ? new InterpolatorStage(ratio, filter, channels, chunk)
            : new PolyphaseStage(ratio, filter, channels, chunk);
    return add(stage, from, chunk);
  }

  private int add(ResamplerStage stage, long inputRateHz, int chunk) {
    stages.add(stage);
    delaySeconds += stage.delay() / inputRateHz;
    return Math.toIntExact(stage.maxOutput(chunk));
  }

  /** Most samples that {@code inSamples} can give. */
  public int maxOutput(int inSamples) {
    long samples = inSamples;
    for (ResamplerStage stage : order) {
      samples = stage.maxOutput(samples);
    }
    return Math.toIntExact(samples);
  }

  public double delaySeconds() {
    return delaySeconds;
  }

  public void reset() {
    for (ResamplerStage stage : order) {
      stage.reset();
    }
  }

  /** As the public resamplers' method of that name. */
  public int execute(float[] in, int inOffset, int inSamples, float[] out, int outOffset) {
    if (order.length == 0) {
      System.arraycopy(in, inOffset, out, outOffset, inSamples * channels);
      return inSamples;
    }
    int written = 0;
    for (int done = 0; done < inSamples; done += CHUNK) {
      int samples = Math.min(CHUNK, inSamples - done);
      float[] from = in;
      int fromOffset = inOffset + done * channels;
      for (int i = 0; i < order.length; i++) {
        boolean last = i == order.length - 1;
        float[] to = last ? out : between[i];
        int toOffset = last ? outOffset + written * channels : 0;
        samples = order[i].execute(from, fromOffset, samples, to, toOffset);
        from = to;
        fromOffset = 0;
      }
      written += samples;
    }
    return written;
  }
}
