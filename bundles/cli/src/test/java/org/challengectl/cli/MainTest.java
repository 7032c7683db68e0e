package org.challengectl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.protocol.EnrolmentString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "render", "modulations", "validate", "import", "agent", "preflight"})
  void everyCommandHasHelp(String command) {
    assertEquals(0, Main.run(command, "--help"));
  }

  @Test
  void enrollSaysWhatIsWrongWithItsServer() {
    assertEquals(0, Main.run("agent", "enroll", "--help"));
    assertEquals(
        2,
        Main.run(
            "agent", "enroll", "--server", "ftp://x", "--token", "t", "--home", folder.toString()));
    assertEquals(
        1,
        Main.run(
            "agent",
            "enroll",
            "--server",
            "http://127.0.0.1:1",
            "--token",
            "t",
            "--home",
            folder.toString()));
  }

  @Test
  void enrollTakesOneStringOrServerAndTokenButNotBoth() {
    String string =
        new EnrolmentString(URI.create("http://127.0.0.1:1"), "t", Optional.empty()).text();
    String home = folder.toString();
    assertEquals(1, Main.run("agent", "enroll", string, "--home", home));
    assertEquals(2, Main.run("agent", "enroll", string, "--token", "t", "--home", home));
    assertEquals(2, Main.run("agent", "enroll", string, "--insecure", "--home", home));
    assertEquals(2, Main.run("agent", "enroll", "nonsense", "--home", home));
    assertEquals(2, Main.run("agent", "enroll", "--server", "https://s", "--home", home));
    assertEquals(
        2,
        Main.run(
            "agent",
            "enroll",
            "--server",
            "https://s",
            "--token",
            "t",
            "--pin",
            "x",
            "--home",
            home));
    assertFalse(Files.exists(folder.resolve("etc/agents/t.yml")));
  }

  @ParameterizedTest
  @CsvSource({"cf32,8", "cs16,4", "cs8,2"})
  void rendersRawSamplesOfTheWidthAsked(String format, int bytesPerSample) throws IOException {
    Path out = folder.resolve("out.bin");
    assertEquals(
        0,
        Main.run(
            "render",
            "cw",
            "--flag",
            "E",
            "--param",
            "speed=50",
            "--rate",
            "250000",
            "--format",
            format,
            "--out",
            out.toString()));
    long samples = Files.size(out) / bytesPerSample;
    assertEquals(0, Files.size(out) % bytesPerSample);
    assertTrue(samples > 0.4 * 250_000 && samples < 250_000, samples + " samples");
  }

  @Test
  void tellsTheFormatByTheNameAndWritesAWavThatSaysItsLength() throws IOException {
    Path out = folder.resolve("iq.wav");
    assertEquals(
        0, Main.run("render", "cw", "--flag", "E", "--rate", "250000", "--out", out.toString()));
    ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(wav.capacity() - 8, wav.getInt(4));
    assertEquals(2, wav.getShort(22));
    assertEquals(250_000, wav.getInt(24));
    assertEquals(wav.capacity() - 44, wav.getInt(40));
  }

  @Test
  void rendersAPictureAndASigMfPair() throws IOException {
    assertEquals(
        0,
        Main.run("render", "ask", "--flag", "hi", "--rate", "250000", "--out", folder + "/a.png"));
    assertEquals(
        0,
        Main.run(
            "render", "ask", "--flag", "hi", "--rate", "250000", "--out", folder + "/a.sigmf"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("a.png", "a.sigmf-data", "a.sigmf-meta"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nosuch,x,speed=20,2000000",
    "cw,x,speed=500,2000000",
    "cw,x,sped=20,2000000",
    "cw,x,speed=20,1000",
    "usb,nosuchfile.wav,mode=usb,2000000",
  })
  void refusesWhatCannotBeSentAndLeavesNoFile(
      String modulation, String flag, String parameter, String rate) throws IOException {
    Path out = folder.resolve("x.cf32");
    assertEquals(
        2,
        Main.run(
            "render",
            modulation,
            "--flag",
            flag,
            "--param",
            parameter,
            "--rate",
            rate,
            "--out",
            out.toString()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(1, Main.run("preflight", "http=127.0.0.1:" + taken.getLocalPort()));
    }
    assertEquals(1, Main.run("preflight", "http=127.0.0.1:99999"));
    assertEquals(2, Main.run("preflight", "nonsense"));
  }

  @Test
  void validatesAnEventFile() throws IOException {
    Path event = folder.resolve("event.yml");
    Files.writeString(
        event,
        """
        challenges:
          - name: A
            modulation: cw
            frequency: 146520000
            flag: CQ
            min_delay: 1
            max_delay: 2
        """);
    assertEquals(0, Main.run("validate", event.toString()));
    Files.writeString(event, "challenges:\n- name: A\n  modulation: nosuch\n");
    assertEquals(1, Main.run("validate", event.toString()));
    assertEquals(2, Main.run("validate", folder.resolve("absent.yml").toString()));
    assertFalse(Files.exists(folder.resolve("absent.yml")));
  }

  @Test
  void importsAListOfTheOldKind() throws IOException {
    Path csv = folder.resolve("flags.csv");
    Path event = folder.resolve("event.yml");
    Files.writeString(csv, "myevent,1651255200,1651428000\n0,A,E,cw,35,,60,90,146550,,\n");

    assertEquals(0, Main.run("import", csv.toString(), "--out", event.toString()));
    assertEquals(0, Main.run("validate", event.toString()));
    assertEquals(1, Main.run("import", csv.toString(), "--out", event.toString()));
    assertEquals(0, Main.run("import", csv.toString(), "--out", event.toString(), "--force"));
    assertEquals(2, Main.run("import", csv.toString()));
    assertEquals(2, Main.run("import", folder + "/absent.csv", "--out", folder + "/b.yml"));
    Files.writeString(csv, "myevent,1651255200,1651428000\n0,A,E,cw,500,,60,90,146550,,\n");
    assertEquals(1, Main.run("import", csv.toString(), "--out", folder + "/b.yml"));
    assertFalse(Files.exists(folder.resolve("b.yml")));
  }
}
