package org.challengectl.agent.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.challengectl.agent.core.internal.ConfigParser;

/** Reads an agent's YAML file. */
public final class AgentConfigReader {

  private static final long MAX_BYTES = 1 << 20;

  private AgentConfigReader() {}

  /**
   * A file that can be used.
   *
   * @param config what it says
   * @param warnings what is odd about it, e.g. unknown keys
   */
  public record Result(AgentConfig config, List<ConfigProblem> warnings) {}

  /**
   * Reads a file.
   *
   * @throws ConfigException with all mistakes if it cannot be used
   */
  public static Result read(Path file) throws ConfigException {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(
            List.of(new ConfigProblem(name, 0, "is larger than 1 MiB; that is no agent's file")));
      }
      return parse(name, Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException(
          List.of(new ConfigProblem(name, 0, "cannot be read as UTF-8 text: " + e.getMessage())));
    }
  }

  /**
   * Reads text.
   *
   * @param name of the file, for messages
   */
  public static Result parse(String name, String yaml) throws ConfigException {
    return new ConfigParser(name).parse(yaml);
  }
}
