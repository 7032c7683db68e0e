package org.challengectl.preview.internal;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/** Does not return from its preparation, not even when it is interrupted, until it is let go. */
final class StuckModulation implements Modulation {

  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch interrupted = new CountDownLatch(1);
  final CountDownLatch release = new CountDownLatch(1);
  volatile Throwable failure;

  private final Modulation other;

  /**
   * @param other whose signals it has in the end
   */
  StuckModulation(Modulation other) {
    this.other = other;
  }

  PreviewRequest request() throws SignalException {
    return new PreviewRequest(
        "stuck",
        this,
        new Flag.Text("x"),
        Parameters.check(descriptor(), Map.of()),
        0,
        OptionalInt.empty());
  }

  @Override
  public ModulationDescriptor descriptor() {
    return other.descriptor();
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    entered.countDown();
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
    }
    if (failure instanceof SignalException refusal) {
      throw refusal;
    } else if (failure instanceof RuntimeException fault) {
      throw fault;
    } else if (failure instanceof Error error) {
      throw error;
    }
    return other.prepare(flag, parameters, sampleRateHz);
  }
}
