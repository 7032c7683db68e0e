package org.challengectl.benchmarks;

import java.util.concurrent.TimeUnit;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.dsp.ComplexResampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Complex samples per microsecond (Msps) that go into the resampler, of the standard design. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResamplerBenchmark {

  private static final int BLOCK = 16_384;

  /** Rates in samples/s, in and out. */
  @Param({"2000000/2400000", "2400000/2000000", "20000000/250000", "2000000/48000"})
  public String rates;

  private final float[] in = new float[2 * BLOCK];
  private ComplexResampler resampler;
  private float[] out;

  /** Makes the resampler. */
  @Setup
  public void prepare() {
    int slash = rates.indexOf('/');
    resampler =
        new ComplexResampler(
            Long.parseLong(rates.substring(0, slash)), Long.parseLong(rates.substring(slash + 1)));
    out = new float[2 * resampler.maxOutput(BLOCK)];
    new ComplexOscillator(0.01, 1).generate(in, 0, BLOCK);
  }

  /** One block. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public float[] block() {
    resampler.execute(in, 0, BLOCK, out, 0);
    return out;
  }
}
