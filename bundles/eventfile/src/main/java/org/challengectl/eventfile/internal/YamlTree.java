package org.challengectl.eventfile.internal;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * YAML text as a tree of nodes that know their lines. No objects are ever made of it, so tags that
 * name classes do nothing; size, depth and aliases are bounded.
 */
final class YamlTree {

  static final int MAX_CHARACTERS = 3_000_000;
  private static final int MAX_DEPTH = 20;
  private static final int MAX_ALIASES = 2_000;

  private static final Set<Tag> ALLOWED =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MAP,
          Tag.SEQ,
          Tag.MERGE);

  private YamlTree() {}

  /** The root; empty, with the reason among the problems, if there is none. */
  static Optional<Node> compose(String yaml, Problems problems) {
    String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
    if (text.length() > MAX_CHARACTERS) {
      problems.add(
          Spot.NOWHERE,
          "the file is too long: %,d characters, at most %,d are read"
              .formatted(text.length(), MAX_CHARACTERS),
          "is it really an event file?");
      return Optional.empty();
    }
    try {
      Node root = new Yaml(limits()).compose(new StringReader(text));
      if (root == null || Tag.NULL.equals(root.getTag())) {
        problems.add(
            Spot.NOWHERE, "the file is empty", "write at least 'challenges:' and a list of them");
        return Optional.empty();
      }
      refuseForeignTags(root, problems);
      return Optional.of(root);
    } catch (MarkedYAMLException e) {
      syntax(e, problems);
    } catch (ReaderException e) {
      unreadable(e, text, problems);
    } catch (YAMLException e) {
      problems.add(
          Spot.NOWHERE, "not readable as YAML: " + e.getMessage(), "write it without that");
    }
    return Optional.empty();
  }

  private static LoaderOptions limits() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    // Whatever a tag names, nothing is made of it; all are told at once afterwards.
    options.setTagInspector(tag -> true);
    return options;
  }

  private static void syntax(MarkedYAMLException e, Problems problems) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    String context = e.getContext() == null ? "" : e.getContext() + ", ";
    String message = "not valid YAML: " + context + e.getProblem();
    Optional<String> fix =
        message.contains("(TAB)") ? Optional.of("indent with spaces") : Optional.empty();
    if (mark == null) {
      problems.add(Spot.NOWHERE, message, fix);
    } else {
      Spot spot = new Spot(mark.getLine() + 1, mark.getColumn() + 1, "");
      problems.add(spot, message + " (column " + spot.column() + ")", fix);
    }
  }

  private static void unreadable(ReaderException e, String text, Problems problems) {
    int offset =
        text.offsetByCodePoints(
            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = offset - before.lastIndexOf('\n');
    problems.add(
        new Spot(line, column, ""),
        "not valid YAML: the character U+%04X is not allowed (column %d)"
            .formatted(e.getCodePoint(), column),
        "remove it, or save the file as UTF-8 text");
  }

  private static void refuseForeignTags(Node root, Problems problems) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!seen.add(node)) {
        continue;
      }
      if (!ALLOWED.contains(node.getTag())) {
        problems.add(
            Spot.of(node),
            "the tag " + Quoted.of(node.getTag().getValue()) + " is not allowed",
            "write the value without it");
      }
      if (node instanceof SequenceNode sequence) {
        sequence.getValue().forEach(open::push);
      } else if (node instanceof MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
          open.push(tuple.getKeyNode());
          open.push(tuple.getValueNode());
        }
      }
    }
  }
}
