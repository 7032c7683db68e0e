package org.challengectl.agent.core.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
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

  private static final String RUNNER_RADIOS =
      """

      radios:
        # The radios that transmit, each one challenge at a time. This one is a radio of the virtual air: its
        # name is among 'devices' in etc/org.challengectl.driver.virtual.cfg, which has tx0, tx1, rx0 and rx1
        # if there is no such file. Put your own in its place.
        devices:
          - model: virtual
            name: tx0
            rf_samplerate: 500000

          # A radio of metal. It needs the driver for its model: in the agent's shell 'radio:drivers' lists
          # the drivers that are there, and 'radio:devices' the radios that they find.
          # - model: hackrf
          #   name: 0 # index or serial number
          #   rf_samplerate: 2000000
          #   rf_gain: 14
          #   if_gain: 32
          #   # Restricts the radio: nothing is sent outside. In Hz, or the name of a range of the event.
          #   # Left out, the radio is used on all that it can tune to: restrict it to what you may
          #   # transmit on and what its antenna is for.
          #   frequency_limits: ["144000000-146000000", "430000000-440000000"]
      """;

  private static final String LISTENER_RADIOS =
      """

      radios:
        # The radios that record, each one transmission at a time. This one is a radio of the virtual air: its
        # name is among 'devices' in etc/org.challengectl.driver.virtual.cfg, which has tx0, tx1, rx0 and rx1
        # if there is no such file. Put your own in its place.
        devices:
          - model: virtual
            name: rx0
            rf_samplerate: 500000

          # A radio of metal. It needs the driver for its model: in the agent's shell 'radio:drivers' lists
          # the drivers that are there, and 'radio:devices' the radios that they find.
          # - model: rtlsdr
          #   name: "00000001" # index or serial number
          #   rf_samplerate: 2000000
          #   rf_gain: 40
          #   # Restricts the radio: nothing is recorded outside. In Hz, or the name of a range of the event.
          #   # Left out, the radio is used on all that it can tune to.
          #   frequency_limits: ["24000000-1700000000"]
      """;

  private EnrolmentCall() {}

  /** One attempt. */
  public static EnrollReply post(ServerEndpoint server, HostIdentity host, EnrollRequest request)
      throws LinkException {
    HttpTransport http = new HttpTransport(server, host, Optional::empty);
    return http.post("/api/enrollment/enroll", request, EnrollReply.class, TIMEOUT);
  }

  /** The file. Values are written by the library, so that none can break out of its place. */
  public static String yaml(AgentKind kind, ServerEndpoint server, Enrolment.Joined joined) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(kind == AgentKind.RUNNER ? "runner_id" : "agent_id", joined.agentId());
    section.put("server_url", server.url().toString());
    section.put("api_key", joined.apiKey());
    server.caCertificate().ifPresent(ca -> section.put("ca_cert", ca.toString()));
    server.pin().ifPresent(pin -> section.put("server_pin", pin.text()));
    section.put("verify_ssl", server.verifyTls());
    section.put("heartbeat_interval", 30);
    section.put("poll_interval", 10);
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    String agent = new Yaml(options).dump(Map.of(kind.wireName(), section));
    return switch (kind) {
      case RUNNER -> agent + RUNNER_RADIOS;
      case LISTENER -> agent + LISTENER_RADIOS;
    };
  }
}
