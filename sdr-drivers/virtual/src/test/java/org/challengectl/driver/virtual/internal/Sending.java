package org.challengectl.driver.virtual.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;

/** A transmission in a thread of its own. */
final class Sending {

  private final CompletableFuture<TransmitReport> report = new CompletableFuture<>();

  Sending(Radio radio, long frequencyHz, SampleSource signal) {
    Threads.start(
        "test-transmitter",
        () -> {
          try {
            report.complete(radio.transmit(new TransmitSettings(frequencyHz, "test"), signal));
          } catch (RadioException | RuntimeException e) {
            report.completeExceptionally(e);
          }
        });
  }

  boolean isDone() {
    return report.isDone();
  }

  TransmitReport get() throws InterruptedException, ExecutionException, TimeoutException {
    return report.get(10, TimeUnit.SECONDS);
  }
}
