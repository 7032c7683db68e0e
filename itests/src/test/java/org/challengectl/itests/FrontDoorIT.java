package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ordinary SDR program listens to a running event. */
class FrontDoorIT {

  private static final String FLAG = "flag{front_door}";

  private static final String EVENT =
      """
      challenges:
        - {default_min_delay: 1, default_max_delay: 1}
        - {name: gate, modulation: ask, flag: "%s", repeats: 40, frequency: 433920000}
      """
          .formatted(FLAG);

  @TempDir Path folder;

  @Test
  void rtl433HearsTheAskChallenge() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/rtl_433")), "rtl_433 is not installed");
    int port = Container.freePort();
    Path heard = folder.resolve("heard.json");
    try (Container container =
        Container.of("standalone", folder.resolve("standalone"))
            .configure(
                "org.challengectl.driver.virtual",
                "devices = tx0,tx1,rx0,rx1,rx2",
                "rtl_tcp_enabled = true",
                "rtl_tcp_port = " + port)
            .start()) {
      Api api = container.awaitApi();
      api.importYaml(EVENT);
      Process receiver = receive(port, heard);
      try {
        Await.until(
            Duration.ofSeconds(60),
            "rtl_433 reads the flag",
            () -> Files.exists(heard) && containsFlag(Files.readString(heard)));
      } finally {
        receiver.destroyForcibly().waitFor();
      }
      assertTrue(container.running());
    }
  }

  private Process receive(int port, Path heard) throws IOException {
    return new ProcessBuilder(
            "rtl_433",
            "-c",
            "/dev/null",
            "-d",
            "rtl_tcp:127.0.0.1:" + port,
            "-s",
            "250000",
            "-f",
            "433.92M",
            "-R",
            "0",
            "-X",
            "n=x,m=OOK_PCM,s=311.4,l=311.4,r=5600",
            "-F",
            "json:" + heard)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("rtl_433.log").toFile())
        .start();
  }

  /** A row starts at the first one bit, so the text may stand at any bit. */
  private static boolean containsFlag(String json) {
    String wanted = bits(FLAG.getBytes(StandardCharsets.US_ASCII)).substring(1);
    Matcher rows = Pattern.compile("\"data\"\\s*:\\s*\"([0-9a-f]+)\"").matcher(json);
    while (rows.find()) {
      String hex = rows.group(1).length() % 2 == 0 ? rows.group(1) : rows.group(1) + "0";
      if (bits(HexFormat.of().parseHex(hex)).contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static String bits(byte[] bytes) {
    String bits = new BigInteger(1, bytes).toString(2);
    return "0".repeat(8 * bytes.length - bits.length()) + bits;
  }
}
