package org.challengectl.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentTypeTest {

  @Test
  void knowsFilesByTheirFirstBytes() {
    Map<String, ContentType> files =
        Map.ofEntries(
            Map.entry("RIFF$\u0000\u0000\u0000WAVEfmt ", ContentType.WAV),
            Map.entry("RF64\u00ff\u00ff\u00ff\u00ffWAVEds64", ContentType.WAV),
            Map.entry("RIFF$\u0000\u0000\u0000WEBPVP8 ", ContentType.WEBP),
            Map.entry("fLaC\u0000", ContentType.FLAC),
            Map.entry("OggS\u0000", ContentType.OGG),
            Map.entry("ID3\u0004", ContentType.MP3),
            Map.entry("\u00ff\u00fb\u0090d", ContentType.MP3),
            Map.entry("\u00ff\u00ff\u00ff\u00ff", ContentType.BYTES),
            Map.entry("\u0089PNG\r\n\u001a\n", ContentType.PNG),
            Map.entry("\u00ff\u00d8\u00ff\u00e0", ContentType.JPEG),
            Map.entry("GIF89a", ContentType.GIF),
            Map.entry("x".repeat(257) + "ustar\u0000", ContentType.TAR),
            Map.entry("PK\u0003\u0004", ContentType.ZIP),
            Map.entry("\u001f\u008b\u0008", ContentType.GZIP),
            Map.entry("%PDF-1.7", ContentType.PDF),
            Map.entry("\u007fELF", ContentType.ELF),
            Map.entry("\n <HTML>", ContentType.HTML),
            Map.entry("<svg onload=x>", ContentType.HTML),
            Map.entry("<?xml version='1.0'?>", ContentType.XML),
            Map.entry("CQ CQ de flag", ContentType.TEXT),
            Map.entry("a\u0000b", ContentType.BYTES),
            Map.entry("\u00c3(", ContentType.BYTES),
            Map.entry("", ContentType.BYTES));
    files.forEach(
        (bytes, type) ->
            assertEquals(type, ContentType.of(bytes.getBytes(StandardCharsets.ISO_8859_1)), bytes));
  }

  @Test
  void takesTextThatIsCutInTheMiddleOfACharacter() {
    byte[] text = ("x" + "ä".repeat(400)).getBytes(StandardCharsets.UTF_8);
    assertEquals(ContentType.TEXT, ContentType.of(Arrays.copyOf(text, ContentType.HEAD_BYTES)));
  }

  @Test
  void knowsWhatANameClaims() {
    assertEquals(Optional.of(ContentType.WAV), ContentType.claimedBy("a/B.WAV"));
    assertEquals(Optional.of(ContentType.TAR), ContentType.claimedBy("x.sigmf"));
    assertEquals(Optional.empty(), ContentType.claimedBy("samples.cs8"));
    assertEquals(Optional.empty(), ContentType.claimedBy(""));
  }
}
