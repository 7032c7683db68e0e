package org.challengectl.waterfall;

import java.nio.file.Path;

final class Scratch {
  public static void main(String[] a) throws Exception {
    String out = a[0];
    run(out, "cw", 2_000_000, 100, -50, 50, 146.55e6, TestSignals.cw(0.06), -75, 30_000, 4, 200);
    run(
        out,
        "cwwide",
        2_000_000,
        100,
        -50,
        50,
        146.55e6,
        TestSignals.cw(0.06),
        -60,
        2_000_000,
        4,
        200);
    run(
        out,
        "fm",
        2_000_000,
        100,
        -8000,
        8000,
        146.55e6,
        TestSignals.fm(5000),
        -45,
        200_000,
        4,
        12000);
    run(
        out,
        "ook",
        1_000_000,
        100_000,
        -4000,
        4000,
        433.92e6,
        TestSignals.ook(3211),
        -45,
        100_000,
        4,
        8000);
    run(out, "ssb", 1_000_000, -50_000, 200, 2800, 14.2e6, TestSignals.ssb(), -55, 20_000, 4, 2400);
  }

  static void run(
      String out,
      String name,
      int rate,
      double off,
      double lo,
      double hi,
      double f,
      TestSignals.Envelope e,
      double dbfs,
      double span,
      double secs,
      double bw)
      throws Exception {
    TestSignals s = new TestSignals(rate, -40, 3).add(off, 5, 5 + secs, dbfs, e);
    CaptureAnalysis c = new CaptureAnalysis(rate, f, off, lo, hi, span);
    long[] spent = new long[1];
    s.play(
        10 + secs,
        (b, n) -> {
          long t = System.nanoTime();
          c.feed(b, 0, n);
          spent[0] += System.nanoTime() - t;
        });
    SignalMeasurement m = c.finish();
    WaterfallPicture p = c.writePng(Path.of(out, name + ".png"), "Demo: " + name);
    System.out.printf(
        "%s %s%n  bw %.1f  %.1f Msps%n",
        name, m, m.occupiedBandwidthHz(), (10 + secs) * rate / 1e6 / (spent[0] / 1e9));
    double cen = (lo + hi) / 2;
    double bwt = hi - lo;
    System.out.printf(
        "/usr/bin/python3 /work/shared/rf-harness/waterfall.py %s --span %f --seconds %f --centre %f --tx %f:%f:5:%f --box %d,%d,%d,%d --name %s%n",
        p.file(),
        p.spanHz(),
        p.seconds(),
        p.centreHz() - f,
        off + cen,
        bwt,
        5 + secs,
        p.plot().left(),
        p.plot().top(),
        p.plot().right(),
        p.plot().bottom(),
        name);
  }
}
