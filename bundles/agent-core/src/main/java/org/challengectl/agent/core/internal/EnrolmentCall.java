package org.challengectl.agent.core.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.Enrolment;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.protocol.EnrollReply;
import org.challengectl.protocol.EnrollRequest;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The exchange behind {@link Enrolment}, and the file that comes of it. */
public final class EnrolmentCall {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private EnrolmentCall() {}

  /** One attempt. */
  public static EnrollReply post(ServerEndpoint server, HostIdentity host, EnrollRequest request)
      throws LinkException {
    HttpTransport http = new HttpTransport(server, host, Optional::empty);
    return http.post("/api/enrollment/enroll", request, EnrollReply.class, TIMEOUT);
  }

  /** The file, made by the library, so that no value can break out of its place. */
  public static String yaml(AgentKind kind, ServerEndpoint server, Enrolment.Joined joined) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(kind == AgentKind.RUNNER ? "runner_id" : "agent_id", joined.agentId());
    section.put("server_url", server.url().toString());
    section.put("api_key", joined.apiKey());
    server.caCertificate().ifPresent(ca -> section.put("ca_cert", ca.toString()));
    section.put("verify_ssl", server.verifyTls());
    section.put("heartbeat_interval", 30);
    section.put("poll_interval", 10);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("model", "virtual");
    model.put("rf_samplerate", 2_000_000);
    Map<String, Object> device = new LinkedHashMap<>();
    device.put("model", "virtual");
    device.put("name", joined.agentId());
    Map<String, Object> radios = new LinkedHashMap<>();
    radios.put("models", List.of(model));
    radios.put("devices", List.of(device));
    Map<String, Object> top = new LinkedHashMap<>();
    top.put(kind.wireName(), section);
    top.put("radios", radios);
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(options).dump(top);
  }
}
