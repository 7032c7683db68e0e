package org.challengectl.agent.core.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.challengectl.agent.core.AgentConfig;
import org.challengectl.agent.core.AgentConfigReader.Result;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.ConfigException;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.agent.core.WatermarkConfig;
import org.challengectl.protocol.KeyPin;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Turns one file's text into a configuration, or into everything that is wrong with it. */
public final class ConfigParser {

  private static final Pattern AGENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,512}");

  private final String file;
  private final Problems problems;

  /**
   * @param file name for messages
   */
  public ConfigParser(String file) {
    this.file = file;
    this.problems = new Problems(file);
  }

  /** Parses; single use. */
  public Result parse(String yaml) throws ConfigException {
    Optional<AgentConfig> config = compose(yaml).flatMap(this::agent);
    if (config.isEmpty() || !problems.errors().isEmpty()) {
      throw new ConfigException(problems.errors());
    }
    return new Result(config.get(), List.copyOf(problems.warnings()));
  }

  private Optional<YamlMap> compose(String yaml) {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(20);
    limits.setNestingDepthLimit(20);
    limits.setCodePointLimit(1 << 20);
    try {
      Node root = new Yaml(new SafeConstructor(limits)).compose(new java.io.StringReader(yaml));
      if (root instanceof MappingNode mapping) {
        return Optional.of(new YamlMap("", mapping, problems));
      }
      problems.error(1, "must have 'runner' or 'listener', and 'radios'");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problems.error(line, "is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.error(0, "is not YAML: " + YamlMap.shown(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private Optional<AgentConfig> agent(YamlMap top) {
    Optional<YamlMap> runner = top.map("runner");
    Optional<YamlMap> listener = top.map("listener");
    RadiosParser radios = new RadiosParser(problems);
    top.map("radios").ifPresentOrElse(radios::parse, () -> noRadios(top));
    top.warnOfUnknownKeys();
    if (runner.isPresent() == listener.isPresent()) {
      if (runner.isPresent()) {
        problems.error(top.line(), "has both 'runner' and 'listener'; give each a file of its own");
      } else if (problems.errors().isEmpty()) {
        problems.error(top.line(), "must have 'runner' or 'listener'");
      }
      return Optional.empty();
    }
    return runner
        .map(section -> section(AgentKind.RUNNER, section, radios))
        .orElseGet(() -> section(AgentKind.LISTENER, listener.orElseThrow(), radios));
  }

  private void noRadios(YamlMap top) {
    if (!top.has("radios")) {
      problems.error(top.line(), "'radios' is missing: list the devices, or say autodetect: true");
    }
  }

  private Optional<AgentConfig> section(AgentKind kind, YamlMap section, RadiosParser radios) {
    Optional<String> id = agentId(kind, section);
    Optional<URI> url = serverUrl(section);
    Optional<Path> ca = path(section, "ca_cert");
    ca.filter(path -> !Files.isReadable(path))
        .ifPresent(path -> section.error("ca_cert", "cannot be read: " + path));
    boolean verify = section.flag("verify_ssl", true);
    Optional<KeyPin> pin = pin(section, url);
    Optional<String> token = secret(section, "enrollment_token");
    Optional<String> key = secret(section, "api_key");
    Optional<Path> cache = path(section, "cache_dir");
    Duration heartbeat = seconds(section, "heartbeat_interval", AgentConfig.DEFAULT_HEARTBEAT);
    Duration poll = seconds(section, "poll_interval", AgentConfig.DEFAULT_POLL);
    Optional<WatermarkConfig> watermark = WatermarkParser.parse(section, id.orElse(""));
    Optional<String> site = section.text("site");
    site.filter(text -> text.length() > 64)
        .ifPresent(text -> section.error("site", "must have at most 64 characters"));
    boolean sigMf = kind == AgentKind.LISTENER && section.flag("sigmf", false);
    section.warnOfUnknownKeys();
    if (!problems.errors().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AgentConfig(
            kind,
            id.orElseThrow(),
            new ServerEndpoint(url.orElseThrow(), ca, verify, pin),
            token,
            key,
            cache,
            heartbeat,
            poll,
            watermark.filter(any -> kind == AgentKind.RUNNER),
            site,
            sigMf,
            radios.autodetect(),
            radios.modelDefaults(),
            radios.radios()));
  }

  private static Optional<String> agentId(AgentKind kind, YamlMap section) {
    String own = kind.wireName() + "_id";
    List<String> names =
        kind == AgentKind.RUNNER
            ? List.of("runner_id", "agent_id")
            : List.of("agent_id", "listener_id", "runner_id");
    Optional<String> id = Optional.empty();
    for (String name : names) {
      Optional<String> found = section.text(name);
      if (id.isEmpty() && found.isPresent()) {
        id = found;
        if (!AGENT_ID.matcher(found.get()).matches()) {
          section.error(
              name,
              "must be 1-64 letters, digits, '.', '_' or '-', was '"
                  + YamlMap.shown(found.get())
                  + "'");
        }
      }
    }
    if (id.isEmpty()) {
      section.required(own);
    }
    return id;
  }

  private static Optional<URI> serverUrl(YamlMap section) {
    try {
      return section.required("server_url").map(ServerEndpoint::parseUrl);
    } catch (IllegalArgumentException e) {
      section.error("server_url", e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<KeyPin> pin(YamlMap section, Optional<URI> url) {
    try {
      Optional<KeyPin> pin = section.text("server_pin").map(String::strip).map(KeyPin::new);
      if (pin.isPresent() && url.isPresent() && !"https".equals(url.get().getScheme())) {
        section.error("server_pin", "needs a server_url that begins with https://");
      }
      return pin;
    } catch (IllegalArgumentException e) {
      section.error("server_pin", e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<String> secret(YamlMap section, String key) {
    Optional<String> text = section.text(key).map(String::strip);
    if (text.isPresent() && !KEY.matcher(text.get()).matches()) {
      section.error(key, "has blanks or characters that no key has");
      return Optional.empty();
    }
    return text;
  }

  private static Optional<Path> path(YamlMap section, String key) {
    try {
      return section.text(key).map(Path::of);
    } catch (InvalidPathException e) {
      section.error(key, "is not a path");
      return Optional.empty();
    }
  }

  private static Duration seconds(YamlMap section, String key, Duration otherwise) {
    double seconds = section.number(key, 0.1, 3600, otherwise.toMillis() / 1000.0);
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  @Override
  public String toString() {
    return "parser of " + file;
  }
}
