package org.challengectl.waterfall.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Draws a waterfall with its axes, title and colour bar. */
final class WaterfallImage {

  static final int WIDTH = 1000;
  static final int HEIGHT = 700;
  static final int LEFT = 76;
  static final int TOP = 92;
  static final int RIGHT = WIDTH - 112;
  static final int BOTTOM = HEIGHT - 62;
  static final int PLOT_WIDTH = RIGHT - LEFT;
  static final int PLOT_HEIGHT = BOTTOM - TOP;

  private static final double SILENCE_DB = -200;
  private static final Color PAPER = new Color(0x10141c);
  private static final Color INK = new Color(0xe6eaf2);
  private static final Color FAINT = new Color(0x9aa5b8);
  private static final Color EXPECTED = new Color(0x6cc7ff);
  private static final Color MEASURED = new Color(0xffb454);

  private static final int BAR_LEFT = RIGHT + 34;
  private static final int BAR_WIDTH = 16;

  private final WaterfallRecorder recorder;
  private final Scene scene;
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Labels labels;

  private WaterfallImage(WaterfallRecorder recorder, Scene scene) {
    this.recorder = recorder;
    this.scene = scene;
    image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    labels = new Labels(graphics);
  }

  /** The picture of what a finished recorder holds. */
  static LabelledImage draw(WaterfallRecorder recorder, Scene scene) {
    WaterfallImage picture = new WaterfallImage(recorder, scene);
    ColourScale scale = picture.draw();
    picture.graphics.dispose();
    return new LabelledImage(picture.image, scale.text(recorder.resolutionHz()));
  }

  private ColourScale draw() {
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    titles();
    float[] levels = recorder.levels(PLOT_WIDTH, PLOT_HEIGHT, SILENCE_DB);
    ColourScale scale = ColourScale.of(levels);
    for (int y = 0; y < PLOT_HEIGHT; y++) {
      for (int x = 0; x < PLOT_WIDTH; x++) {
        image.setRGB(LEFT + x, TOP + y, ColourMap.rgb(scale.level(levels[y * PLOT_WIDTH + x])));
      }
    }
    graphics.setColor(FAINT);
    graphics.drawRect(LEFT - 1, TOP - 1, PLOT_WIDTH + 1, PLOT_HEIGHT + 1);
    offsetAxis();
    if (scene.captureHz() != 0) {
      frequencyAxis();
    }
    timeAxis();
    colourBar(scale);
    marks();
    return scale;
  }

  private void titles() {
    labels.use(Labels.Size.TITLE, INK);
    labels.left(scene.title(), LEFT, 24, WIDTH - LEFT - 20);
    labels.use(Labels.Size.TEXT, FAINT);
    labels.left(scene.subtitle(), LEFT, 44, WIDTH - LEFT - 20);
  }

  private void offsetAxis() {
    FrequencyBand band = recorder.band();
    Unit unit = Unit.of(band.widthHz());
    double step = Ticks.step(band.widthHz() / unit.hz(), 9);
    double low = (band.lowHz() - scene.carrierHz()) / unit.hz();
    double high = (band.highHz() - scene.carrierHz()) / unit.hz();
    for (double tick : Ticks.between(low, high, step)) {
      int x = x(tick * unit.hz() + scene.carrierHz());
      graphics.setColor(FAINT);
      graphics.drawLine(x, BOTTOM + 9, x, BOTTOM + 13);
      labels.use(Labels.Size.TEXT, INK);
      String sign = tick > step / 2 ? "+" : "";
      labels.centred(sign + Ticks.text(tick, step).replace('-', '\u2212'), x, BOTTOM + 28);
    }
    labels.use(Labels.Size.TEXT, FAINT);
    String from =
        scene.captureHz() == 0 ? "the carrier" : Unit.exact(scene.captureHz() + scene.carrierHz());
    labels.centred("offset from " + from + ", " + unit.symbol(), (LEFT + RIGHT) / 2, HEIGHT - 14);
  }

  private void frequencyAxis() {
    FrequencyBand band = recorder.band();
    double low = (band.lowHz() + scene.captureHz()) / 1e6;
    double high = (band.highHz() + scene.captureHz()) / 1e6;
    double step = Ticks.step(high - low, 6);
    for (double tick : Ticks.between(low, high, step)) {
      int x = x(tick * 1e6 - scene.captureHz());
      graphics.setColor(FAINT);
      graphics.drawLine(x, TOP - 13, x, TOP - 9);
      labels.centred(Ticks.text(tick, step), x, TOP - 17);
    }
    labels.left("MHz", RIGHT + 36, TOP - 17, 60);
  }

  private void timeAxis() {
    double seconds = recorder.seconds();
    labels.use(Labels.Size.TEXT, INK);
    if (seconds > 0) {
      double step = Ticks.step(seconds, 10);
      for (double tick : Ticks.between(0, seconds, step)) {
        int y = (int) Math.min(BOTTOM - 1, TOP + Math.round(tick / seconds * PLOT_HEIGHT));
        graphics.setColor(FAINT);
        graphics.drawLine(LEFT - 6, y, LEFT - 2, y);
        labels.use(Labels.Size.TEXT, INK);
        labels.right(Ticks.text(tick, step), LEFT - 10, y + 5);
      }
    }
    labels.use(Labels.Size.TEXT, FAINT);
    labels.upwards("time, s", 20, (TOP + BOTTOM) / 2);
  }

  private void colourBar(ColourScale scale) {
    for (int y = TOP; y < BOTTOM; y++) {
      graphics.setColor(new Color(ColourMap.rgb((BOTTOM - 0.5 - y) / PLOT_HEIGHT)));
      graphics.fillRect(BAR_LEFT, y, BAR_WIDTH, 1);
    }
    graphics.setColor(FAINT);
    graphics.drawRect(BAR_LEFT - 1, TOP - 1, BAR_WIDTH + 1, PLOT_HEIGHT + 1);
    double step = Ticks.step(scale.highDb() - scale.lowDb(), 9);
    List<Double> ticks = Ticks.between(scale.lowDb(), scale.highDb(), step);
    for (double tick : ticks) {
      int y = (int) Math.round(BOTTOM - scale.level(tick) * PLOT_HEIGHT);
      graphics.setColor(FAINT);
      graphics.drawLine(BAR_LEFT + BAR_WIDTH + 1, y, BAR_LEFT + BAR_WIDTH + 4, y);
      labels.use(Labels.Size.TEXT, INK);
      labels.left(
          Ticks.text(tick, step).replace('-', '\u2212'), BAR_LEFT + BAR_WIDTH + 8, y + 5, 60);
    }
    labels.use(Labels.Size.TEXT, FAINT);
    String resolution = Unit.rounded(recorder.resolutionHz());
    labels.centred("dBFS in", BAR_LEFT + BAR_WIDTH / 2 + 14, BOTTOM + 20);
    labels.centred(resolution, BAR_LEFT + BAR_WIDTH / 2 + 14, BOTTOM + 36);
  }

  /** Brackets beside the plot, never in it: the samples stay as they are. */
  private void marks() {
    graphics.setColor(EXPECTED);
    bracket(scene.expected(), TOP - 7, 1);
    labels.use(Labels.Size.TEXT, EXPECTED);
    labels.left("expected", LEFT, HEIGHT - 14, 80);
    if (scene.measurement().heard()) {
      graphics.setColor(MEASURED);
      bracket(
          new FrequencyBand(
              scene.measurement().occupiedLowHz(), scene.measurement().occupiedHighHz()),
          BOTTOM + 6,
          -1);
      int from = y(scene.measurement().startSeconds());
      int to = y(scene.measurement().stopSeconds());
      graphics.fillRect(RIGHT + 5, from, 2, to - from + 1);
      graphics.fillRect(RIGHT + 2, from, 5, 1);
      graphics.fillRect(RIGHT + 2, to, 5, 1);
      labels.use(Labels.Size.TEXT, MEASURED);
      labels.left("measured", LEFT + 76, HEIGHT - 14, 80);
    }
  }

  /**
   * A bracket around a band, or an arrowhead at one too narrow for it.
   *
   * @param y of the bracket's back
   * @param towards 1 if it opens downwards, -1 upwards
   */
  private void bracket(FrequencyBand band, int y, int towards) {
    int left = x(band.lowHz());
    int right = x(band.highHz());
    if (right - left < 8) {
      int middle = (left + right) / 2;
      for (int k = 0; k <= 5; k++) {
        graphics.fillRect(middle - 5 + k, y + k * towards, 11 - 2 * k, 1);
      }
      return;
    }
    graphics.fillRect(left, y, right - left + 1, 2);
    graphics.fillRect(left, Math.min(y, y + 4 * towards), 1, 5);
    graphics.fillRect(right, Math.min(y, y + 4 * towards), 1, 5);
  }

  private int x(double hz) {
    double share = (hz - recorder.band().lowHz()) / recorder.band().widthHz();
    return (int) Math.round(LEFT + Math.max(0, Math.min(1, share)) * (PLOT_WIDTH - 1));
  }

  private int y(double second) {
    double share = recorder.seconds() > 0 ? second / recorder.seconds() : 0;
    return (int) Math.round(TOP + Math.max(0, Math.min(1, share)) * (PLOT_HEIGHT - 1));
  }

  /** How frequencies are written. */
  enum Unit {
    HZ(1, "Hz"),
    KHZ(1e3, "kHz"),
    MHZ(1e6, "MHz");

    private final double hz;
    private final String symbol;

    Unit(double hz, String symbol) {
      this.hz = hz;
      this.symbol = symbol;
    }

    double hz() {
      return hz;
    }

    String symbol() {
      return symbol;
    }

    /** The unit for an axis of that length. */
    static Unit of(double hz) {
      return hz >= 4e6 ? MHZ : hz >= 2e3 ? KHZ : HZ;
    }

    /** A frequency on the air to the hertz, without needless zeros: "146.55 MHz". */
    static String exact(double hz) {
      String mega = String.format(Locale.ROOT, "%.6f", hz / 1e6);
      return mega.replaceAll("0{1,4}$", "") + " MHz";
    }

    /** A width in three digits: "12.5 kHz". */
    static String rounded(double hz) {
      double size = Math.abs(hz);
      Unit unit = size >= 999.5e3 ? MHZ : size >= 999.5 ? KHZ : HZ;
      double value = hz / unit.hz;
      String format =
          Math.abs(value) >= 99.95 ? "%.0f" : Math.abs(value) >= 9.995 ? "%.1f" : "%.2f";
      return String.format(Locale.ROOT, format, value) + " " + unit.symbol;
    }
  }
}
