package org.challengectl.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AgentConfigReaderTest {

  private static final String FIELD =
      """
      runner:
        runner_id: "sdr-host-1"
        server_url: "https://192.168.1.100:8443/"
        enrollment_token: ""
        api_key: "ck_abcdef"
        ca_cert: ""
        verify_ssl: false
        cache_dir: "cache"
        heartbeat_interval: 20
        poll_interval: 5
        spectrum_paint_before_challenge: true
        site: north
      radios:
        models:
        - model: hackrf
          rf_gain: 14
          if_gain: 32
          bias_t: yes
          rf_samplerate: 2000000
          ppm: 1.5
          antenna: ""
        - model: virtual
        devices:
        - name: 0
          model: hackrf
          frequency_limits:
            - "144000000-148000000"
            - ham_70cm
        - name: 0000000000000000088869dc
          model: hackrf
          rf_gain: 20
          rf_samplerate: 4e6
        - name: tx-1
          model: virtual
          frequency_limits: 430000000-440000000
      """;

  private static final String PINNED =
      """
      runner:
        runner_id: r1
        server_url: %s
        server_pin: "%s"
      radios: {autodetect: true}
      """;

  @Test
  void readsTheOnlyKeyToTrust() throws ConfigException {
    String pin = "sha256//" + "A".repeat(43) + "=";
    AgentConfigReader.Result result =
        AgentConfigReader.parse("r.yml", PINNED.formatted("https://s:8443", pin));
    assertEquals(List.of(), result.warnings());
    assertEquals(pin, result.config().server().pin().orElseThrow().text());
  }

  @Test
  void refusesAPinThatIsNoneOrThatNothingCouldCheck() {
    String pin = "sha256//" + "A".repeat(43) + "=";
    for (String wrong :
        List.of(
            PINNED.formatted("http://s", pin),
            PINNED.formatted("https://s", "sha256//AAAA"),
            PINNED.formatted("https://s", "A".repeat(64)))) {
      ConfigException e =
          assertThrows(ConfigException.class, () -> AgentConfigReader.parse("r.yml", wrong));
      assertTrue(e.getMessage().contains("server_pin"), e.getMessage());
    }
  }

  @Test
  void readsTheFileThatTheFieldUses() throws ConfigException {
    AgentConfigReader.Result result = AgentConfigReader.parse("runner.yml", FIELD);
    AgentConfig config = result.config();

    assertEquals(List.of(), result.warnings());
    assertEquals(AgentKind.RUNNER, config.kind());
    assertEquals("sdr-host-1", config.agentId());
    assertEquals(URI.create("https://192.168.1.100:8443"), config.server().url());
    assertFalse(config.server().verifyTls());
    assertEquals(Optional.empty(), config.server().caCertificate());
    assertEquals(Optional.empty(), config.enrollmentToken());
    assertEquals(Optional.of("ck_abcdef"), config.apiKey());
    assertEquals(Optional.of(Path.of("cache")), config.cacheDir());
    assertEquals(Duration.ofSeconds(20), config.heartbeatInterval());
    assertEquals(Duration.ofSeconds(5), config.pollInterval());
    assertEquals(
        Optional.of(new WatermarkConfig("sdr-host-1", Optional.empty(), Duration.ofMillis(1_500))),
        config.watermark());
    assertEquals(Optional.of("north"), config.site());
    assertEquals(3, config.radios().size());
  }

  @Test
  void devicesInheritFromTheirModelAndOverrideIt() throws ConfigException {
    List<RadioConfig> radios = AgentConfigReader.parse("r.yml", FIELD).config().radios();

    RadioConfig first = radios.get(0);
    assertEquals("hackrf:0", first.deviceId());
    assertEquals(2_000_000, first.sampleRateHz());
    assertEquals(List.of("144000000-148000000", "ham_70cm"), first.frequencyLimits());
    assertEquals(
        Map.of("rf_gain", "14", "if_gain", "32", "bias_t", "true", "ppm", "1.5"), first.options());

    RadioConfig second = radios.get(1);
    assertEquals("0000000000000000088869dc", second.name());
    assertEquals(4_000_000, second.sampleRateHz());
    assertEquals("20", second.options().get("rf_gain"));
    assertEquals("32", second.options().get("if_gain"));
    assertEquals(List.of("430000000-440000000"), radios.get(2).frequencyLimits());
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws ConfigException {
    AgentConfig config =
        AgentConfigReader.parse(
                "l.yml",
                """
                listener: {agent_id: ears, server_url: "http://localhost:8181"}
                radios: {devices: [{model: virtual, name: rx}]}
                """)
            .config();
    assertEquals(AgentKind.LISTENER, config.kind());
    assertEquals("ears", config.agentId());
    assertTrue(config.server().verifyTls());
    assertEquals(Duration.ofSeconds(30), config.heartbeatInterval());
    assertEquals(Duration.ofSeconds(10), config.pollInterval());
    assertEquals(Optional.empty(), config.apiKey());
    assertEquals(Optional.empty(), config.cacheDir());
    assertEquals(Optional.empty(), config.site());
    assertEquals(Optional.empty(), config.watermark());
    assertFalse(config.sigMf());
    assertFalse(config.autodetect());
    assertEquals(2_000_000, config.radios().get(0).sampleRateHz());
    assertEquals(List.of(), config.radios().get(0).frequencyLimits());
  }

  @Test
  void readsWhatARunnerPaints(@TempDir Path folder) throws Exception {
    Path picture = Files.createFile(folder.resolve("logo.png"));
    String yaml =
        """
        runner: {runner_id: r, server_url: 'http://s', spectrum_paint_before_challenge: %s,
          spectrum_paint_text: 'RF CTF 2026', spectrum_paint_file: '%s', spectrum_paint_seconds: 2}
        radios: {autodetect: true}
        """;
    AgentConfig painting =
        AgentConfigReader.parse("r.yml", yaml.formatted("true", picture)).config();
    assertEquals(
        Optional.of(
            new WatermarkConfig("RF CTF 2026", Optional.of(picture), Duration.ofSeconds(2))),
        painting.watermark());
    AgentConfig silent =
        AgentConfigReader.parse("r.yml", yaml.formatted("false", picture)).config();
    assertEquals(Optional.empty(), silent.watermark());
  }

  @Test
  void refusesAWatermarkThatCannotBePainted() {
    List<String> problems =
        problems(
            """
            runner:
              runner_id: r
              server_url: http://s
              spectrum_paint_before_challenge: true
              spectrum_paint_text: "\u00fcber"
              spectrum_paint_file: /does/not/exist.png
              spectrum_paint_seconds: 30
            radios: {autodetect: true}
            """);
    assertHas(problems, "x.yml:5: 'runner.spectrum_paint_text' must be 1-24 characters");
    assertHas(problems, "x.yml:6: 'runner.spectrum_paint_file' cannot be read");
    assertHas(problems, "x.yml:7: 'runner.spectrum_paint_seconds' must be a number from 0.5 to 3");
  }

  @Test
  void aListenerMayBeNamedInThreeWays() throws ConfigException {
    for (String key : List.of("agent_id", "listener_id", "runner_id")) {
      String yaml =
          "listener: {%s: ears, server_url: 'http://s', sigmf: true}\nradios: {autodetect: true}"
              .formatted(key);
      AgentConfig config = AgentConfigReader.parse("l.yml", yaml).config();
      assertEquals("ears", config.agentId());
      assertTrue(config.sigMf());
      assertTrue(config.autodetect());
    }
  }

  @Test
  void tellsEveryMistakeAtOnceWithItsLine() {
    List<String> problems =
        problems(
            """
            runner:
              runner_id: "a b"
              server_url: ftp://x
              verify_ssl: perhaps
              heartbeat_interval: -1
              ca_cert: /does/not/exist.pem
            radios:
              devices:
              - model: hackrf
              - {model: hackrf, name: 1, rf_samplerate: fast}
              - {model: hackrf, name: 1, frequency_limits: ["148-144"]}
            """);
    assertEquals(9, problems.size(), problems::toString);
    assertHas(problems, "x.yml:2: 'runner.runner_id' must be 1-64 letters");
    assertHas(problems, "x.yml:3: 'runner.server_url' must be like https://");
    assertHas(problems, "x.yml:4: 'runner.verify_ssl' must be true or false, was 'perhaps'");
    assertHas(problems, "x.yml:5: 'runner.heartbeat_interval' must be a number from 0.1 to 3600");
    assertHas(problems, "x.yml:6: 'runner.ca_cert' cannot be read");
    assertHas(problems, "x.yml:9: 'radios.devices[0].name' is missing");
    assertHas(problems, "x.yml:10: 'radios.devices[1].rf_samplerate' must be a number");
    assertHas(problems, "x.yml:11: 'radios.devices[2].frequency_limits' has its upper edge below");
    assertHas(problems, "x.yml:11: 'radios.devices[2].name' 'hackrf:1' is there twice");
    assertTrue(problems.get(0).startsWith("x.yml:2:"), "in the order of the file");
  }

  @Test
  void warnsOfUnknownKeysAndGoesOn() throws ConfigException {
    List<ConfigProblem> warnings =
        AgentConfigReader.parse(
                "x.yml",
                """
                runner:
                  runner_id: a
                  server_url: http://s
                  pol_interval: 3
                radios: {autodetect: true}
                extra: 1
                """)
            .warnings();
    assertEquals(2, warnings.size());
    assertTrue(warnings.toString().contains("'runner.pol_interval' is not known"));
    assertTrue(warnings.toString().contains("'extra' is not known"));
  }

  @Test
  void refusesWhatIsNoAgent() {
    assertHas(problems(""), "must have 'runner' or 'listener'");
    assertHas(problems("- 1"), "must have 'runner' or 'listener'");
    assertHas(problems("radios: {autodetect: true}"), "must have 'runner' or 'listener'");
    assertHas(problems("runner: {}"), "'radios' is missing");
    assertHas(
        problems("runner: {}\nlistener: {}\nradios: {autodetect: true}"),
        "give each a file of its own");
    assertHas(
        problems("runner: {runner_id: a, server_url: 'http://s'}\nradios: {devices: []}"),
        "list a radio");
    assertHas(
        problems(
            """
            runner: {runner_id: a, server_url: 'http://s'}
            radios: {devices: [{model: m, name: 1}, {model: m, name: 1}]}
            """),
        "'m:1' is there twice");
  }

  @Test
  @Timeout(10)
  void survivesHostileYaml() {
    assertHas(problems("runner: [\n"), "is not YAML");
    assertHas(
        problems("a: &a [x]\nb: &b [*a,*a]\nrunner: !!javax.script.ScriptEngineManager []"), "");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertHas(problems(bomb.toString()), "");
    assertHas(problems("[".repeat(100_000)), "is not YAML");
    assertHas(problems("runner: &r {runner: *r}\nradios: *r"), "");
    assertHas(problems("runner: {runner_id: a, runner_id: b}\n? [x]\n: y"), "is there twice");
    assertHas(problems("\0\1\2"), "is not YAML");
    assertHas(problems("runner: " + "x".repeat(2_000_000)), "is not YAML");
  }

  @Test
  void refusesAFileThatIsNoText(@TempDir Path folder) throws Exception {
    Path binary = Files.write(folder.resolve("b.yml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThrows(ConfigException.class, () -> AgentConfigReader.read(binary));
    Path huge = Files.write(folder.resolve("h.yml"), new byte[2 << 20]);
    ConfigException e = assertThrows(ConfigException.class, () -> AgentConfigReader.read(huge));
    assertTrue(e.getMessage().contains("larger than 1 MiB"));
    assertThrows(ConfigException.class, () -> AgentConfigReader.read(folder.resolve("none.yml")));
  }

  @Test
  void neverTellsItsSecrets() throws ConfigException {
    assertFalse(AgentConfigReader.parse("x.yml", FIELD).config().toString().contains("ck_abcdef"));
  }

  @Test
  void judgesNumericLimitsAndLeavesNamesToTheServer() {
    RadioConfig numeric = radio("144000000-146000000", "430000000-440000000");
    assertTrue(numeric.permits(144_000_000, 144_010_000));
    assertTrue(numeric.permits(439_990_000, 440_000_000));
    assertFalse(numeric.permits(145_995_000, 146_005_000));
    assertTrue(radio().permits(1, 2));
    assertTrue(radio("144000000-146000000", "ham_2m").permits(7_000_000, 7_001_000));
  }

  private static RadioConfig radio(String... limits) {
    return new RadioConfig("m", "n", 2_000_000, List.of(limits), Map.of());
  }

  private static List<String> problems(String yaml) {
    return assertThrows(ConfigException.class, () -> AgentConfigReader.parse("x.yml", yaml))
        .problems()
        .stream()
        .map(ConfigProblem::toString)
        .toList();
  }

  private static void assertHas(List<String> problems, String text) {
    assertTrue(problems.stream().anyMatch(p -> p.contains(text)), problems::toString);
  }
}
