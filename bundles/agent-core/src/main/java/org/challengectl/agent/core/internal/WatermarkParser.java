package org.challengectl.agent.core.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.challengectl.agent.core.WatermarkConfig;

/** Reads the keys of a runner's watermark, {@code spectrum_paint_before_challenge} and others. */
final class WatermarkParser {

  private static final Pattern TEXT =
      Pattern.compile("(?=.*[!-~])[ -~]{1," + WatermarkConfig.MAX_TEXT + "}");

  private WatermarkParser() {}

  /**
   * The watermark, if one is wanted.
   *
   * @param agentId painted if the file says neither text nor picture
   */
  static Optional<WatermarkConfig> parse(YamlMap section, String agentId) {
    boolean wanted = section.flag("spectrum_paint_before_challenge", false);
    Optional<String> text = section.text("spectrum_paint_text");
    if (text.isPresent() && !TEXT.matcher(text.get()).matches()) {
      section.error(
          "spectrum_paint_text",
          "must be 1-"
              + WatermarkConfig.MAX_TEXT
              + " characters of printable ASCII, was '"
              + YamlMap.shown(text.get())
              + "'");
    }
    Optional<Path> file = file(section);
    double seconds =
        section.number(
            "spectrum_paint_seconds",
            WatermarkConfig.MIN_SECONDS,
            WatermarkConfig.MAX_SECONDS,
            WatermarkConfig.DEFAULT_SECONDS);
    if (!wanted) {
      return Optional.empty();
    }
    String letters = text.orElse(agentId);
    return Optional.of(
        new WatermarkConfig(
            letters.substring(0, Math.min(WatermarkConfig.MAX_TEXT, letters.length())),
            file,
            Duration.ofMillis(Math.round(seconds * 1000))));
  }

  private static Optional<Path> file(YamlMap section) {
    try {
      Optional<Path> file = section.text("spectrum_paint_file").map(Path::of);
      file.filter(path -> !Files.isRegularFile(path) || !Files.isReadable(path))
          .ifPresent(path -> section.error("spectrum_paint_file", "cannot be read: " + path));
      return file;
    } catch (InvalidPathException e) {
      section.error("spectrum_paint_file", "is not a path");
      return Optional.empty();
    }
  }
}
