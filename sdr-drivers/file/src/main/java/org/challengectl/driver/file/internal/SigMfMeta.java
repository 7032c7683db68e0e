package org.challengectl.driver.file.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;

/** What SigMF 1.0 files say of themselves. */
final class SigMfMeta {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String META = ".sigmf-meta";
  private static final String DATA = ".sigmf-data";
  private static final int MAX_BYTES = 4 << 20;
  private static final double MAX_HZ = 1e12;

  private SigMfMeta() {}

  /**
   * Reads metadata, and looks for the samples beside it.
   *
   * @param radio for messages
   * @throws RadioException if it is not what we can play; says why
   */
  static Recording read(String radio, Path meta) throws RadioException {
    try {
      return parse(meta);
    } catch (IOException e) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot play %s: %s".formatted(radio, meta.getFileName(), shown(e.getMessage())),
          e);
    }
  }

  /** The samples of some metadata. */
  static Path dataOf(Path meta) {
    String name = meta.getFileName().toString();
    return meta.resolveSibling(name.substring(0, name.length() - META.length()) + DATA);
  }

  /**
   * Writes the metadata of a transmission, in one go.
   *
   * @param samples that were written so far
   */
  static void write(
      Path meta,
      String radio,
      TransmitSettings settings,
      int sampleRateHz,
      Instant startedAt,
      long samples)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("global")
        .put("core:datatype", "cf32_le")
        .put("core:sample_rate", sampleRateHz)
        .put("core:version", "1.0.0")
        .put("core:recorder", "ChallengeCtl")
        .put("core:hw", radio)
        .put("core:description", settings.label());
    root.putArray("captures")
        .addObject()
        .put("core:sample_start", 0)
        .put("core:frequency", settings.frequencyHz())
        .put("core:datetime", startedAt.toString());
    root.putArray("annotations")
        .addObject()
        .put("core:sample_start", 0)
        .put("core:sample_count", samples)
        .put("core:label", settings.label());
    Path next = meta.resolveSibling(meta.getFileName() + ".new");
    Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    Files.move(next, meta, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Recording parse(Path meta) throws IOException {
    if (Files.size(meta) > MAX_BYTES) {
      throw new IOException("more than 4 MiB are no metadata");
    }
    JsonNode root = JSON.readTree(Files.readAllBytes(meta));
    JsonNode global = root == null ? null : root.get("global");
    if (global == null || !global.isObject()) {
      throw new IOException("it has no object 'global'");
    }
    if (global.path("core:num_channels").asInt(1) != 1) {
      throw new IOException("it has several channels");
    }
    if (global.has("core:dataset") || global.path("core:metadata_only").asBoolean(false)) {
      throw new IOException("its samples are not in a .sigmf-data file beside it");
    }
    JsonNode capture = root.path("captures").path(0);
    if (root.path("captures").size() > 1) {
      throw new IOException("it has several captures");
    }
    if (capture.path("core:header_bytes").asLong(0) != 0) {
      throw new IOException("its samples have headers between them");
    }
    SampleFormat format = format(global.path("core:datatype").asText(""));
    double rate = number(global, "core:sample_rate", 1).orElseThrow(SigMfMeta::noRate);
    OptionalDouble frequency = number(capture, "core:frequency", 0);
    Path data = dataOf(meta);
    if (!Files.isRegularFile(data, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("its samples, %s, are no file".formatted(data.getFileName()));
    }
    long samples = Files.size(data) / format.bytesPerSample();
    if (samples == 0) {
      throw new IOException("it has no samples");
    }
    return new Recording(data, format, rate, frequency, samples);
  }

  private static IOException noRate() {
    return new IOException("core:sample_rate is missing");
  }

  private static SampleFormat format(String datatype) throws IOException {
    return switch (datatype) {
      case "cf32_le" -> SampleFormat.FLOAT32;
      case "ci16_le" -> SampleFormat.INT16;
      case "ci8" -> SampleFormat.INT8;
      case "cu8" -> SampleFormat.UINT8;
      default ->
          throw new IOException(
              "core:datatype must be cf32_le, ci16_le, ci8 or cu8, was '%s'"
                  .formatted(shown(datatype)));
    };
  }

  private static OptionalDouble number(JsonNode object, String field, double min)
      throws IOException {
    JsonNode value = object.get(field);
    if (value == null) {
      return OptionalDouble.empty();
    }
    double number = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!(number >= min && number <= MAX_HZ)) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s must be a number from %.0f to %.0f, was %s",
              field,
              min,
              MAX_HZ,
              shown(value.toString())));
    }
    return OptionalDouble.of(number);
  }

  private static String shown(String text) {
    String plain = String.valueOf(text).replaceAll("\\p{Cntrl}+", " ");
    return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
  }
}
