package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

  @ParameterizedTest
  @CsvSource({
    "voice.wav, voice.wav",
    "../../../etc/passwd, passwd",
    "C:\\Windows\\system32\\x.dll, x.dll",
    "/etc/shadow, shadow",
    "a\uFF0Fb.wav, b.wav",
    "gpj\u202Eexe.wav, gpjexe.wav",
    "zero\u200Bwidth.wav, zerowidth.wav",
    ".., file",
    "'   ', file",
    "..., file",
    ".hidden, hidden",
    "name. , name",
    "CON, _CON",
    "nul.wav, _nul.wav",
    "Com1.tar.gz, _Com1.tar.gz",
    "console.wav, console.wav",
    "Höhö 日本.wav, Höhö 日本.wav"
  })
  void leavesOnlyAHarmlessName(String sent, String kept) {
    assertEquals(kept, FileNames.clean(sent));
  }

  @Test
  void leavesNoControlCharacters() {
    assertEquals("abc.wav", FileNames.clean("a\u0000b\r\nc\u007f.wav\ud800"));
  }

  @Test
  void shortensLongNamesAndKeepsTheirExtension() {
    String kept = FileNames.clean("x".repeat(10_000) + ".wav");
    assertTrue(kept.endsWith("x.wav"), kept);
    assertEquals(120, kept.length());
    String pair = FileNames.clean("y" + "\uD83E\uDD8A".repeat(200));
    assertTrue(pair.length() <= 120 && !Character.isHighSurrogate(pair.charAt(pair.length() - 1)));
  }
}
