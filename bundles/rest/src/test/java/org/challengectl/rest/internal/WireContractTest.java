package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.challengectl.auth.Actor;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.Json;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table of the wire contract, row by row: each call is good, is bad, is made by nobody, by
 * somebody who may not, and for what is not there. What a call does in detail is tested elsewhere.
 */
class WireContractTest {

  private static final String SHA = FolderFiles.sha256(new byte[] {1});
  private static final String JSON = "application/json";

  /** All that rows are about. */
  private static Api filled() {
    Api api = new Api();
    api.rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
    api.rules.agents.put("ear", Samples.agent("ear", AgentType.LISTENER));
    api.store.put(Samples.challenge("open"));
    Transmission transmission = Samples.transmission(1, "open", true);
    api.store.put(transmission);
    api.store.put(Samples.lease(transmission, true));
    api.store.put(Samples.recording(1, "open", RecordingStatus.RECORDING));
    try {
      api.files.store(new ByteArrayInputStream(new byte[] {1}), "a.cs8", "", 10);
      byte[] png = Pngs.valid(9, 9);
      String picture = api.files.store(new ByteArrayInputStream(png), "a.png", "", 9999).sha256();
      api.store.put(
          Samples.recording(2, "open", RecordingStatus.COMPLETED)
              .withPicture(Samples.picture(picture))
              .withSigMf(SHA));
      Files.writeString(api.eventFile, "frequency_ranges: []\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    api.store.saveFrequencyRanges(
        List.of(new FrequencyRange("2m", "", "", new FrequencyBand(144_000_000, 148_000_000))));
    api.store.saveEvent(
        new Event(
            "Con",
            Optional.empty(),
            Optional.empty(),
            ZoneId.of("UTC"),
            Optional.empty(),
            Optional.empty()));
    return api;
  }

  private static List<WireRow> rows() {
    String register = "{\"hostname\":\"pi\",\"devices\":[]}";
    String challenge =
        "{\"name\":\"New\",\"modulation\":\"cw\",\"frequency\":146520000,\"flag\":\"f\"}";
    return List.of(
        WireRow.open("GET", "/health"),
        WireRow.open("GET", "/public/challenges"),
        WireRow.open("GET", "/public/conference"),
        WireRow.open("GET", "/public/recordings/2/image").absent("/public/recordings/9/image"),
        WireRow.open("GET", "/conference"),
        WireRow.open("POST", "/enrollment/enroll")
            .body("{\"enrollment_token\":\"token-new\",\"hostname\":\"pi\"}", 201)
            .bad("{\"hostname\":\"pi\"}"),
        WireRow.open("GET", "/metrics"),
        WireRow.admin("POST", "/enrollment/re-enroll/fox")
            .body("{}", 201)
            .bad("[]")
            .absent("/enrollment/re-enroll/gone"),
        WireRow.admin("GET", "/enrollment/tokens"),
        WireRow.admin("DELETE", "/enrollment/token/id-new").absent("/enrollment/token/9"),
        WireRow.admin("GET", "/provisioning/keys"),
        WireRow.admin("POST", "/provisioning/keys").body("{\"description\":\"x\"}", 201).bad("[]"),
        WireRow.admin("POST", "/provisioning/keys/1/toggle").absent("/provisioning/keys/9/toggle"),
        WireRow.admin("DELETE", "/provisioning/keys/1").absent("/provisioning/keys/9"),
        WireRow.keyed("POST", "/provisioning/provision", "ccp-1")
            .body("{\"runner_name\":\"new\"}", 201)
            .bad("{}"),
        WireRow.admin("GET", "/users"),
        WireRow.admin("POST", "/users").body("{\"username\":\"bert\"}", 201).bad("{}"),
        WireRow.admin("PUT", "/users/anna")
            .body("{\"enabled\":false}", 200)
            .bad("{}")
            .absent("/users/gone"),
        WireRow.admin("DELETE", "/users/anna").absent("/users/gone"),
        WireRow.admin("POST", "/users/anna/enable").absent("/users/gone/enable"),
        WireRow.admin("POST", "/users/anna/disable").absent("/users/gone/disable"),
        WireRow.admin("POST", "/users/anna/reset-totp").absent("/users/gone/reset-totp"),
        WireRow.admin("POST", "/users/anna/reset-password").absent("/users/gone/reset-password"),
        WireRow.admin("GET", "/users/anna/permissions").absent("/users/gone/permissions"),
        WireRow.admin("POST", "/users/anna/permissions")
            .body("{\"permission\":\"manage_agents\"}", 200)
            .bad("{\"permission\":\"fly\"}")
            .absent("/users/gone/permissions"),
        WireRow.admin("DELETE", "/users/anna/permissions/manage_agents")
            .absent("/users/gone/permissions/manage_agents"),
        WireRow.admin("GET", "/audit").badQuery("?since=yesterday"),
        WireRow.admin("PUT", "/conference").body("{\"name\":\"New\"}", 200).bad("{\"stop\":\"x\"}"),
        WireRow.admin("PUT", "/conference/day-times")
            .body("{\"day_start\":\"09:00\",\"end_of_day\":\"17:00\"}", 200)
            .bad("{\"day_start\":\"9\"}"),
        WireRow.admin("PUT", "/conference/auto-pause").body("{\"enabled\":true}", 200).bad("{}"),
        WireRow.admin("GET", "/frequency-ranges"),
        WireRow.admin("POST", "/frequency-ranges/reload"),
        WireRow.admin("POST", "/frequency-ranges")
            .body("{\"name\":\"6m\",\"min_hz\":50000000,\"max_hz\":54000000}", 201)
            .bad("{\"name\":\"6m\",\"min_hz\":50000000}"),
        WireRow.admin("PUT", "/frequency-ranges/2m")
            .body("{\"min_hz\":144000000,\"max_hz\":146000000}", 200)
            .bad("{\"name\":\"6m\",\"min_hz\":144000000,\"max_hz\":146000000}")
            .absent("/frequency-ranges/6m"),
        WireRow.admin("DELETE", "/frequency-ranges/2m").absent("/frequency-ranges/6m"),
        WireRow.admin("GET", "/event/export").badQuery("?files=perhaps"),
        WireRow.admin("GET", "/timeline").badQuery("?since=yesterday"),
        WireRow.admin("POST", "/enrollment/token").body("{\"runner_name\":\"a\"}", 201).bad("{}"),
        WireRow.agent("POST", "/runners/register", "fox").body(register, 200).bad("{}"),
        WireRow.agent("POST", "/agents/register", "ear")
            .body("{\"agent_type\":\"listener\",\"hostname\":\"pi\"}", 200)
            .bad("{\"agent_type\":\"king\",\"hostname\":\"pi\"}"),
        WireRow.agent("POST", "/runners/fox/heartbeat", "fox"),
        WireRow.agent("POST", "/agents/ear/heartbeat", "ear"),
        WireRow.agent("POST", "/runners/fox/signout", "fox"),
        WireRow.agent("POST", "/agents/ear/signout", "ear"),
        WireRow.agent("POST", "/runners/fox/log", "fox")
            .body("{\"log\":{\"level\":\"info\",\"message\":\"x\"}}", 200)
            .bad("{}"),
        WireRow.agent("GET", "/runners/fox/task", "fox").badQuery("?device=%01"),
        WireRow.agent("POST", "/runners/fox/complete", "fox")
            .body("{\"challenge_id\":\"open\",\"success\":true,\"device_id\":0}", 200)
            .bad("{\"challenge_id\":\"open\"}"),
        WireRow.agent("POST", "/runners/fox/lease/101/renew", "fox")
            .absent("/runners/fox/lease/x/renew"),
        WireRow.agent("POST", "/runners/fox/lease/101/started", "fox").body("{}", 200).bad("[]"),
        WireRow.agent("GET", "/files/" + SHA, "fox").absent("/files/" + "0".repeat(64)),
        WireRow.admin("GET", "/files").badQuery("?limit=0"),
        WireRow.admin("DELETE", "/files/" + SHA).absent("/files/" + "0".repeat(64)),
        WireRow.admin("POST", "/files/upload")
            .body("multipart/form-data; boundary=sep", upload("a.cs8"), 201)
            .bad(upload("a.wav")),
        WireRow.admin("GET", "/challenges"),
        WireRow.admin("POST", "/challenges").body(challenge, 201).bad("{}"),
        WireRow.admin("GET", "/challenges/open").absent("/challenges/gone"),
        WireRow.admin("PUT", "/challenges/open")
            .body(challenge, 200)
            .bad("{\"speed\":-1}")
            .absent("/challenges/gone"),
        WireRow.admin("DELETE", "/challenges/open").absent("/challenges/gone"),
        WireRow.admin("POST", "/challenges/open/enable").absent("/challenges/gone/enable"),
        WireRow.admin("POST", "/challenges/open/disable").absent("/challenges/gone/disable"),
        WireRow.admin("POST", "/challenges/open/trigger").absent("/challenges/gone/trigger"),
        WireRow.admin("POST", "/challenges/open/stop").absent("/challenges/gone/stop"),
        WireRow.admin("GET", "/challenges/open/recordings")
            .badQuery("?offset=-1")
            .absent("/challenges/gone/recordings"),
        WireRow.admin("GET", "/challenges/open/preview.png")
            .badQuery("?sample_rate=1")
            .absent("/challenges/gone/preview.png"),
        WireRow.admin("POST", "/challenges/import")
            .body("application/yaml", "frequency_ranges: []", 200)
            .bad("challenges: 1"),
        WireRow.admin("POST", "/challenges/reload"),
        WireRow.admin("POST", "/challenges/bulk")
            .body("{\"ids\":[\"open\",\"gone\"],\"action\":\"disable\"}", 200)
            .bad("{\"ids\":[\"open\"],\"action\":\"fly\"}"),
        WireRow.admin("GET", "/runners"),
        WireRow.admin("GET", "/agents").badQuery("?type=king"),
        WireRow.admin("GET", "/runners/fox").absent("/runners/gone"),
        WireRow.admin("DELETE", "/runners/fox").absent("/runners/gone"),
        WireRow.admin("POST", "/agents/fox/enable").absent("/agents/gone/enable"),
        WireRow.admin("POST", "/runners/fox/disable").absent("/runners/gone/disable"),
        WireRow.agent("POST", "/agents/ear/recording/start", "ear")
            .body("{\"assignment_id\":1}", 200)
            .bad("{}"),
        WireRow.agent("POST", "/agents/ear/recording/1/complete", "ear")
            .body("{\"success\":false,\"error_message\":\"x\"}", 200)
            .bad("{\"success\":true}"),
        WireRow.agent("POST", "/agents/ear/recording/1/upload", "ear")
            .body("application/vnd.sigmf", Tars.sigMf(), 200)
            .bad(new byte[9]),
        WireRow.admin("GET", "/recordings").badQuery("?limit=x").badQuery("?heard=perhaps"),
        WireRow.admin("GET", "/recordings/1").absent("/recordings/9"),
        WireRow.admin("GET", "/recordings/2/sigmf").absent("/recordings/1/sigmf"),
        WireRow.admin("GET", "/recordings/2/image").absent("/recordings/9/image"),
        WireRow.admin("GET", "/dashboard"),
        WireRow.admin("GET", "/system"),
        WireRow.admin("GET", "/logs").badQuery("?level=loud"),
        WireRow.admin("GET", "/transmissions").badQuery("?status=king"),
        WireRow.admin("GET", "/transmissions/1").absent("/transmissions/9"),
        WireRow.admin("GET", "/control/status"),
        WireRow.admin("POST", "/control/pause"),
        WireRow.admin("POST", "/control/resume"),
        WireRow.admin("GET", "/modulations"),
        WireRow.admin("GET", "/modulations/cw").absent("/modulations/gone"),
        WireRow.admin("POST", "/preview")
            .body("{\"modulation\":\"cw\",\"flag\":\"CQ\"}", 200)
            .bad("{\"modulation\":\"cw\"}"),
        WireRow.admin("GET", "/openapi.json"),
        WireRow.admin("GET", "/docs"),
        WireRow.admin("GET", "/docs/docs.css"));
  }

  private static byte[] upload(String name) {
    return new Multipart().part("file", name, new byte[] {7, 7}).end();
  }

  @TestFactory
  Stream<DynamicTest> eachRow() {
    return rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.verb() + " " + row.path(), () -> check(row)));
  }

  private static void check(WireRow row) {
    try (Api api = filled()) {
      api.auth.tokens.put("token-new", "new");
      api.users.put("anna");
      api.provisioning.create("for the hall", Actor.server());
      for (WireRow.Case wrong : row.wrong()) {
        HttpResponse<String> reply = send(api, row, wrong.path(), wrong.body(), wrong.key());
        JsonNode error = Api.json(reply, wrong.status());
        assertTrue(error.path("code").isTextual(), reply.body());
        assertTrue(error.path("error").asText().endsWith("."), reply.body());
      }
      HttpResponse<String> good = send(api, row, row.path(), row.body(), row.key());
      assertEquals(row.status(), good.statusCode(), good.body());
      SchemaCheck.check(api, row.verb(), row.path(), good);
    }
  }

  private static HttpResponse<String> send(
      Api api, WireRow row, String path, String body, String key) {
    String type = row.type() == null ? JSON : row.type();
    return api.send(
        api.request(path, key, "Content-Type", type)
            .method(
                row.verb(),
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
  }

  /** A call that is in the code and not in the table has no test of this kind. */
  @Test
  void theTableHasEveryOperation() {
    Properties all = OpenApi.summaries();
    TreeSet<String> missing = new TreeSet<>(all.stringPropertyNames());
    // The steps of a session, each at its stage only: AuthEndpointsTest, AccessRulesTest.
    missing.removeIf(operation -> operation.contains(" /auth/"));
    for (WireRow row : rows()) {
      missing.removeIf(operation -> SchemaCheck.matches(operation, row.verb(), row.path()));
    }
    // Agents may use either word for themselves; one of them is enough.
    missing.removeIf(
        operation ->
            rows().stream()
                .anyMatch(
                    row ->
                        SchemaCheck.matches(
                                operation.replace("/agents", "/runners"), row.verb(), row.path())
                            || SchemaCheck.matches(
                                operation.replace("/runners", "/agents"), row.verb(), row.path())));
    assertEquals(new TreeSet<>(), missing, Json.write(missing));
  }
}
