package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Maven as a plug-in's author runs it. Its local repository holds what this build downloaded, by
 * links, and this build's own artifacts, whether they were installed or not.
 */
final class InnerMaven implements AutoCloseable {

  static final String VERSION = System.getProperty("challengectl.version", "1.0.0-SNAPSHOT");

  private static final Path ROOT =
      Path.of(System.getProperty("challengectl.root", "..")).toAbsolutePath().normalize();
  private static final Path DOWNLOADED =
      Path.of(
          System.getProperty(
              "challengectl.repository", System.getProperty("user.home") + "/.m2/repository"));
  private static final int LIMIT_SECONDS = 240;

  private final Path repository;

  private InnerMaven(Path repository) {
    this.repository = repository;
  }

  /** With a repository in a folder that does not exist yet. */
  static InnerMaven with(Path repository) throws IOException {
    link(DOWNLOADED, repository, "org");
    link(DOWNLOADED.resolve("org"), repository.resolve("org"), "challengectl");
    InnerMaven maven = new InnerMaven(repository);
    maven.add("challengectl", ROOT);
    maven.add("bundles", ROOT.resolve("bundles"));
    for (String bundle : List.of("signal", "dsp", "modulation-kit")) {
      maven.add(bundle, ROOT.resolve("bundles").resolve(bundle));
    }
    maven.add("modulation-archetype", ROOT.resolve("archetypes/modulation"));
    return maven;
  }

  /** Runs to a good end and gives what was printed. */
  String run(Path folder, String... arguments) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("challengectl.maven", "/usr/share/maven"));
    Path program = home.resolve("bin/mvn");
    List<String> command = new ArrayList<>();
    command.add(Files.isExecutable(program) ? program.toString() : "mvn");
    command.addAll(List.of("-B", "-e", "-Dmaven.repo.local=" + repository));
    // What lies in the repository counts, wherever it once came from.
    command.add("-Daether.enhancedLocalRepository.trackingFilename=none");
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "maven", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      String text = Files.readString(output);
      assertTrue(ended, () -> "still running: " + command + "\n" + text);
      assertEquals(0, process.exitValue(), () -> command + "\n" + text);
      return text;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Takes the links away, so that nobody who clears the folder meets them. */
  @Override
  public void close() throws IOException {
    for (Path folder : List.of(repository, repository.resolve("org"))) {
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path entry : (Iterable<Path>) entries.filter(Files::isSymbolicLink)::iterator) {
          Files.delete(entry);
        }
      }
    }
  }

  private static void link(Path from, Path to, String except) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = entry.getFileName().toString();
        if (!name.equals(except)) {
          Files.createSymbolicLink(to.resolve(name), entry.toAbsolutePath());
        }
      }
    }
  }

  private void add(String artifact, Path folder) throws IOException {
    Path to = repository.resolve("org/challengectl").resolve(artifact).resolve(VERSION);
    String name = artifact + "-" + VERSION;
    Files.createDirectories(to);
    Files.copy(folder.resolve("pom.xml"), to.resolve(name + ".pom"));
    for (String jar : List.of(name + ".jar", name + "-tests.jar")) {
      Path built = folder.resolve("target").resolve(jar);
      if (Files.exists(built)) {
        Files.copy(built, to.resolve(jar));
      }
    }
  }
}
