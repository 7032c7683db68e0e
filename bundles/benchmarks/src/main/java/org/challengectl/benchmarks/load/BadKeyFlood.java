package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends bad keys at a steady rate until it is closed. */
final class BadKeyFlood implements AutoCloseable {

  private static final int THREADS = 20;

  private final Map<String, Integer> answers = new TreeMap<>();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);

  /**
   * Begins.
   *
   * @param kinds sent in turn
   * @param addresses how many to send from, at most 20
   * @param target keys that the bad ones resemble: one remembered, one unproven
   */
  BadKeyFlood(URI server, List<BadKey> kinds, int perSecond, int addresses, List<String> target)
      throws IOException {
    Random random = new Random();
    long periodNanos = TimeUnit.SECONDS.toNanos(1) * THREADS / perSecond;
    for (int i = 0; i < THREADS; i++) {
      InetAddress from =
          InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + i % addresses)});
      BadKeySender sender = new BadKeySender(server, from);
      List<BadKey> own = new ArrayList<>(kinds);
      var unused =
          threads.scheduleAtFixedRate(
              () -> {
                BadKey kind = own.get(random.nextInt(own.size()));
                count(send(sender, kind.make(random, target.get(0), target.get(1))));
              },
              periodNanos * i / THREADS,
              periodNanos,
              TimeUnit.NANOSECONDS);
    }
  }

  private static String send(BadKeySender sender, String key) {
    try {
      return String.valueOf(sender.send(key));
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  private synchronized void count(String answer) {
    answers.merge(answer, 1, Integer::sum);
  }

  /** How often each status came so far. */
  synchronized Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
