package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A player beside a demo: reads only what the demo prints, tunes GNU Radio to each transmission of
 * interest, and reads what was said with fldigi and minimodem.
 */
final class Player implements AutoCloseable {

  /** Which receiver a challenge needs, and what reads it. */
  record Interest(String receiver, PastWav wav) {}

  private static final Pattern DOOR = Pattern.compile("Listen: +rtl_tcp on ([0-9.]+:\\d+) .*");
  private static final Pattern TOLD =
      Pattern.compile(
          "[0-9:]{8}  (assigned|transmitted|failed|stopped|expired) +(\\S+) +(\\d+)\\.(\\d{3})"
              + " (\\d{3}) MHz.*");
  private static final int TRIES = 3;
  private static final int READ_LIMIT_SECONDS = 300;

  private final Path script;
  private final Path folder;
  private final Map<String, Interest> interests;
  private final Map<String, Process> listening = new LinkedHashMap<>();
  private final Map<String, List<Path>> heard = new LinkedHashMap<>();
  private String door;

  /**
   * @param interests by the challenge's name
   */
  Player(Path script, Path folder, Map<String, Interest> interests) {
    this.script = script;
    this.folder = folder;
    this.interests = interests;
  }

  /** Takes in a line of the demo. */
  void see(String line) throws IOException {
    Matcher open = DOOR.matcher(line);
    if (open.matches()) {
      door = open.group(1);
    }
    Matcher told = TOLD.matcher(line);
    if (told.matches() && interests.containsKey(told.group(2))) {
      String hz = told.group(3) + told.group(4) + told.group(5);
      if (told.group(1).equals("assigned")) {
        tune(told.group(2), hz);
      } else {
        stop(told.group(2));
      }
    }
  }

  private void tune(String challenge, String hz) throws IOException {
    List<Path> files = heard.computeIfAbsent(challenge, c -> new ArrayList<>());
    if (files.size() < TRIES && !listening.containsKey(challenge)) {
      Path out = folder.resolve(challenge + "-" + files.size() + ".wav");
      files.add(out);
      listening.put(
          challenge,
          start(
              challenge,
              "capture",
              door,
              out.toString(),
              "--frequency",
              hz,
              "--receiver",
              interests.get(challenge).receiver()));
    }
  }

  private void stop(String challenge) throws IOException {
    Process process = listening.remove(challenge);
    if (process != null) {
      process.getOutputStream().write('\n');
      process.getOutputStream().close();
    }
  }

  /** What was heard of a challenge, and whether it is what the file says. */
  JsonNode read(String challenge, Path sent) throws IOException, InterruptedException {
    List<Path> complete =
        heard.getOrDefault(challenge, List.of()).stream().filter(Files::exists).toList();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "read",
                "--decoder",
                interests.get(challenge).wav().decoder(),
                "--sent",
                sent.toString()));
    assertTrue(
        !complete.isEmpty(), () -> "nothing was heard of " + challenge + "; " + log(challenge));
    complete.forEach(file -> arguments.add(file.toString()));
    Process process = start(challenge, arguments.toArray(String[]::new));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(READ_LIMIT_SECONDS, TimeUnit.SECONDS), "still reading " + challenge);
    assertTrue(process.exitValue() == 0, () -> challenge + ": " + log(challenge));
    return new ObjectMapper().readTree(said);
  }

  private Process start(String challenge, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(
            ProcessBuilder.Redirect.appendTo(folder.resolve(challenge + ".log").toFile()))
        .start();
  }

  private String log(String challenge) {
    try {
      return Files.readString(folder.resolve(challenge + ".log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    listening.values().forEach(Process::destroyForcibly);
  }
}
