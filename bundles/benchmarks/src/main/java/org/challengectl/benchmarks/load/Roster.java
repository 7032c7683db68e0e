package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Agents of an earlier run on the same server, so that they need not be enrolled again. */
record Roster(Path file) {

  /** Those of the file; none if it is not there. */
  List<LoadAgent> read(Wire wire) throws IOException {
    List<LoadAgent> agents = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", 2);
        if (words.length < 2) {
          throw new IOException(file + " is no list of agents and their keys");
        }
        agents.add(LoadAgent.known(wire, words[0], words[1]));
      }
    }
    return agents;
  }

  /** Writes all; only the owner can read it. */
  void write(List<LoadAgent> agents) throws IOException {
    List<String> lines = agents.stream().map(agent -> agent.id() + " " + agent.key()).toList();
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, lines);
  }
}
