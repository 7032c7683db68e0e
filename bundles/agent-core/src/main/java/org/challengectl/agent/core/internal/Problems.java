package org.challengectl.agent.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.challengectl.agent.core.ConfigProblem;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with a file. */
final class Problems {

  private final String file;
  private final List<ConfigProblem> errors = new ArrayList<>();
  private final List<ConfigProblem> warnings = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void error(int line, String message) {
    errors.add(new ConfigProblem(file, line, message));
  }

  void error(Node node, String message) {
    error(line(node), message);
  }

  void warn(Node node, String message) {
    warnings.add(new ConfigProblem(file, line(node), message));
  }

  /** In the order of the file. */
  List<ConfigProblem> errors() {
    return errors.stream().sorted(Comparator.comparingInt(ConfigProblem::line)).toList();
  }

  List<ConfigProblem> warnings() {
    return warnings;
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
