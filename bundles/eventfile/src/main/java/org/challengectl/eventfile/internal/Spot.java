package org.challengectl.eventfile.internal;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A place in the text.
 *
 * @param line from 1; 0 for the text as a whole
 * @param column from 1; 0 if it is not known
 * @param field the key that stands there; empty if none does
 */
record Spot(int line, int column, String field) {

  /** The text as a whole. */
  static final Spot NOWHERE = new Spot(0, 0, "");

  /** Where a node begins. */
  static Spot of(Node node) {
    return of(node, "");
  }

  /** Where a node begins, and what it is about. */
  static Spot of(Node node, String field) {
    return node.getStartMark() == null
        ? NOWHERE
        : new Spot(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, field);
  }

  /** The same place, about another field. */
  Spot about(String other) {
    return new Spot(line, column, other);
  }
}
