package org.challengectl.waterfall;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigMfTest {

  private static final String HOSTILE = "\"},{\\ \u0000\u001f\u2028\n</script> \ud83d\ude80 \u00e4";

  @TempDir Path folder;

  private static SigMfMetadata metadata(SigMfFormat format, String text) {
    return new SigMfMetadata(
        format, 2e6, 146.55e6, Instant.parse("2026-05-01T10:00:00.250Z"), text, text, List.of());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesFloatsAsTheyAre() throws Exception {
    try (SigMfWriter writer = new SigMfWriter(folder, "capture", SigMfFormat.CF32_LE)) {
      float[] iq = new float[60_002];
      for (int i = 0; i < iq.length; i++) {
        iq[i] = i / 100_000f;
      }
      writer.write(iq, 2, 30_000);
      assertEquals(30_000, writer.samples());
      assertFalse(files().contains("capture.sigmf-data"));
      writer.finish(metadata(SigMfFormat.CF32_LE, ""));
    }
    assertEquals(List.of("capture.sigmf-data", "capture.sigmf-meta"), files());
    byte[] data = Files.readAllBytes(folder.resolve("capture.sigmf-data"));
    assertEquals(240_000, data.length);
    ByteBuffer values = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(2 / 100_000f, values.getFloat(0));
    assertEquals(60_001 / 100_000f, values.getFloat(239_996));
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(data));
    assertTrue(Files.readString(folder.resolve("capture.sigmf-meta")).contains(sha));
  }

  @Test
  void clipsIntegers() throws IOException {
    try (SigMfWriter writer = new SigMfWriter(folder, "x", SigMfFormat.CI16_LE)) {
      writer.write(new float[] {0.5f, -1, 7, Float.NaN}, 0, 2);
      writer.finish(metadata(SigMfFormat.CI16_LE, ""));
    }
    ByteBuffer values = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("x.sigmf-data")));
    values.order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[4];
    values.asShortBuffer().get(samples);
    assertArrayEquals(new short[] {16384, -32767, 32767, 0}, samples);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    SigMfMetadata written =
        metadata(SigMfFormat.CI16_LE, HOSTILE)
            .with(new SigMfAnnotation(500, 20, 146.54e6, 146.56e6, HOSTILE, HOSTILE))
            .with(new SigMfAnnotation(10, 20, 1, 2, "first", ""));
    try (SigMfWriter writer = new SigMfWriter(folder, "x", SigMfFormat.CI16_LE)) {
      SigMfMetadata read = SigMfReader.read(writer.finish(written));
      assertEquals(HOSTILE, read.description());
      assertEquals(written.startedAt(), read.startedAt());
      assertEquals(written.sampleRateHz(), read.sampleRateHz());
      assertEquals(written.centreHz(), read.centreHz());
      assertEquals(written.annotations().get(1), read.annotations().get(0));
      assertEquals(written.annotations().get(0), read.annotations().get(1));
    }
  }

  @Test
  void leavesNothingBehindWhenItIsNotFinished() throws IOException {
    try (SigMfWriter writer = new SigMfWriter(folder, "x", SigMfFormat.CF32_LE)) {
      writer.write(new float[100], 0, 50);
    }
    assertEquals(List.of(), files());
  }

  @Test
  void refusesNamesThatLeadElsewhere() {
    for (String name : List.of("", "..", "../x", "a/b", "/tmp/x", ".hidden", "a\u0000b")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new SigMfWriter(folder, name, SigMfFormat.CF32_LE).close(),
          name);
    }
  }

  @Test
  void refusesToFinishTwiceOrInAnotherFormat() throws IOException {
    try (SigMfWriter writer = new SigMfWriter(folder, "x", SigMfFormat.CF32_LE)) {
      assertThrows(
          IllegalArgumentException.class, () -> writer.finish(metadata(SigMfFormat.CI16_LE, "")));
      writer.finish(metadata(SigMfFormat.CF32_LE, ""));
      assertThrows(
          IllegalStateException.class, () -> writer.finish(metadata(SigMfFormat.CF32_LE, "")));
    }
    assertEquals(2, files().size());
  }

  @Test
  void saysWhatIsWrongWithAMetaFile() throws IOException {
    String right =
        "{\"global\":{\"core:datatype\":\"cf32_le\",\"core:sample_rate\":1e6,\"x\":[{}]}";
    assertEquals(1e6, read(right + ",\"captures\":[],\"more\":{\"a\":[1]}}").sampleRateHz());
    refuses("", "object");
    refuses("[]", "object");
    refuses("{\"global\"", "not JSON");
    refuses("{}", "core:datatype is missing");
    refuses("{\"global\":[]}", "global must be a JSON object");
    refuses("{\"global\":{\"core:datatype\":\"rf64\"}}", "rf64");
    refuses(right.replace("1e6", "\"fast\"") + "}", "core:sample_rate must be a number");
    refuses(right.replace("1e6", "-1") + "}", "samples/s");
    refuses(right + ",\"captures\":[{\"core:datetime\":\"noon\"}]}", "noon");
    refuses(right + ",\"annotations\":[3]}", "annotations must be");
    refuses(right + ",\"a\":" + "[".repeat(5000), "not JSON");
  }

  private SigMfMetadata read(String json) throws IOException {
    return SigMfReader.read(Files.writeString(folder.resolve("x.sigmf-meta"), json));
  }

  private void refuses(String json, String reason) {
    IOException refused = assertThrows(IOException.class, () -> read(json), json);
    assertTrue(refused.getMessage().contains(reason), refused::getMessage);
    assertTrue(refused.getMessage().startsWith("x.sigmf-meta: "), refused::getMessage);
  }
}
