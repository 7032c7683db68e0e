package org.challengectl.benchmarks;

import java.util.concurrent.TimeUnit;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.dsp.Fft;
import org.challengectl.dsp.Window;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lines of a waterfall that a core makes per second: window, transform, power. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FftBenchmark {

  /** Points of the transform. */
  @Param({"2048"})
  public int size;

  private Fft fft;
  private float[] window;
  private float[] samples;
  private float[] frame;
  private float[] power;

  /** Makes the samples. */
  @Setup
  public void prepare() {
    fft = new Fft(size);
    window = Window.BLACKMAN_HARRIS.coefficients(size);
    samples = new float[2 * size];
    frame = new float[2 * size];
    power = new float[size];
    new ComplexOscillator(0.123, 1).generate(samples, 0, size);
  }

  /** One line. */
  @Benchmark
  public float[] line() {
    for (int n = 0; n < size; n++) {
      frame[2 * n] = samples[2 * n] * window[n];
      frame[2 * n + 1] = samples[2 * n + 1] * window[n];
    }
    fft.forward(frame, 0);
    fft.powerInOrder(frame, 0, power);
    return power;
  }
}
