package org.challengectl.eventfile.internal;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML 1.1's merge key {@code <<}. Done here and not by the YAML library, which goes on for ever
 * where a mapping merges itself.
 */
final class Merge {

  private static final int MAX_KEYS = 200;

  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Node> open = new ArrayDeque<>();
  private final BiConsumer<ScalarNode, Node> heir;
  private int keys;

  private Merge(BiConsumer<ScalarNode, Node> heir) {
    this.heir = heir;
  }

  /**
   * Gives the keys and values that a mapping merges to {@code heir}, those that take precedence
   * first.
   *
   * @return false if something cannot be merged
   */
  static boolean into(MappingNode node, BiConsumer<ScalarNode, Node> heir) {
    return new Merge(heir).run(node);
  }

  private boolean run(MappingNode node) {
    seen.add(node);
    pushMerged(node);
    while (!open.isEmpty()) {
      Node merged = open.pop();
      if (!seen.add(merged)) {
        continue;
      }
      if (merged instanceof SequenceNode sequence) {
        pushFirstOnTop(sequence.getValue());
      } else if (!(merged instanceof MappingNode mapping) || !take(mapping)) {
        return false;
      }
    }
    return true;
  }

  private boolean take(MappingNode mapping) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (keys++ == MAX_KEYS) {
        return false;
      }
      if (tuple.getKeyNode() instanceof ScalarNode key && !Tag.MERGE.equals(key.getTag())) {
        heir.accept(key, tuple.getValueNode());
      }
    }
    pushMerged(mapping);
    return true;
  }

  private void pushMerged(MappingNode node) {
    pushFirstOnTop(
        node.getValue().stream()
            .filter(tuple -> Tag.MERGE.equals(tuple.getKeyNode().getTag()))
            .map(NodeTuple::getValueNode)
            .toList());
  }

  private void pushFirstOnTop(List<Node> nodes) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      open.push(nodes.get(i));
    }
  }
}
