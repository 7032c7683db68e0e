package org.challengectl.preview.internal;

import org.challengectl.preview.Preview;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.preview.SignalScope;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/** Looks at one transmission: prepares it as a runner does and reads its samples. */
final class Observer {

  private static final int BLOCK = 1 << 14;

  private final Limits limits;
  private final Preparer preparer;

  Observer(Limits limits, Preparer preparer) {
    this.limits = limits;
    this.preparer = preparer;
  }

  Preview look(PreviewRequest request) throws SignalException, InterruptedException {
    FittingRate.Prepared prepared = preparer.prepare(request);
    try (Signal signal = prepared.signal()) {
      SignalScope scope =
          new SignalScope(request.title(), signal, prepared.rateHz(), request.carrierHz());
      read(signal, scope);
      return scope.finish();
    }
  }

  private void read(Signal signal, SignalScope scope) throws InterruptedException {
    float[] block = new float[2 * BLOCK];
    long end = System.nanoTime() + limits.time().toNanos();
    boolean inTime = true;
    while (scope.samples() < limits.samples() && inTime) {
      int wanted = (int) Math.min(BLOCK, limits.samples() - scope.samples());
      int count = signal.read(block, 0, wanted);
      if (count < 0) {
        break;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("the preview is not wanted any more");
      }
      scope.add(block, 0, count);
      inTime = System.nanoTime() - end < 0;
    }
  }
}
