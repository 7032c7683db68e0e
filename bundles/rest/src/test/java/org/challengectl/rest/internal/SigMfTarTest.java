package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigMfTarTest {

  @TempDir Path folder;

  @Test
  void takesWhatRunnersAndTheSigMfToolsWrite() throws IOException {
    check(Tars.sigMf());
    check(
        new Tars()
            .add("r", '5', "")
            .add("PaxHeaders/r", 'x', "28 mtime=1700000000.1234567\n")
            .add("r/r.sigmf-meta", '0', "{}")
            .add("r/r.sigmf-data", '\0', "iq".repeat(1000))
            .end());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../r.sigmf-meta",
        "/etc/r.sigmf-meta",
        "a/../../r.sigmf-meta",
        "C:r",
        "a\\b",
        "a\nb"
      })
  void refusesNamesThatLeadElsewhere(String name) {
    assertTrue(refused(good().add(name, '0', "x").end()).contains("leads elsewhere"), name);
  }

  @ParameterizedTest
  @ValueSource(chars = {'1', '2', '3', '4', '6', '7', 'L', 'K', 'S'})
  void refusesLinksAndDevices(char type) {
    assertTrue(refused(good().add("r/link", type, "").end()).contains("no links"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "77777777777",
        "00000004000",
        "-0000000001",
        "9",
        "\u0080\u007f",
        "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"
      })
  void refusesEntriesThatClaimMoreThanThereIs(String size) {
    assertTrue(refused(good().add("r/more", '0', size, "x").end()).contains("longer"), size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17 path=../../x\n", "22 linkpath=/etc/x\n", "20 size=99999999999\n"})
  void refusesHeadersThatRenameOrResize(String pax) {
    assertTrue(refused(good().add("p", 'x', pax).end()).contains("extended header"));
  }

  @Test
  void refusesWhatIsNoTarOrNotOfSigMf() throws IOException {
    refused(new byte[0]);
    refused(new byte[2048]);
    refused(new Tars().add("r.sigmf-meta", '0', "{}").end());
    byte[] spoilt = Tars.sigMf();
    spoilt[5] ^= 1;
    assertTrue(refused(spoilt).contains("no tar file"));
    Tars many = good();
    for (int i = 0; i < 200; i++) {
      many.add("r/" + i, '0', "");
    }
    assertTrue(refused(many.end()).contains("more than 100"));
    refused(Arrays.copyOf(Tars.sigMf(), 700));
  }

  @Test
  void doesNotUnpackWhatWouldBurst() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 50; i++) {
        gzip.write(zeros);
      }
    }
    refused(packed.toByteArray());
  }

  private static Tars good() {
    return new Tars().add("r/r.sigmf-meta", '0', "{}").add("r/r.sigmf-data", '0', "iq");
  }

  private void check(byte[] tar) throws IOException {
    SigMfTar.check(Files.write(folder.resolve("tar"), tar));
  }

  private String refused(byte[] tar) {
    RefusedException refused = assertThrows(RefusedException.class, () -> check(tar));
    assertEquals("bad_sigmf", refused.code());
    return refused.getMessage();
  }
}
