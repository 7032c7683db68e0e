package org.challengectl.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an import changes.
 *
 * @param event null if the file says nothing of the event itself
 * @param staying challenges that are on the server and not in the file
 * @param stayingRanges names of ranges that are on the server and not in the file
 */
public record ImportDiff(
    Item event,
    List<Item> challenges,
    List<Item> frequencyRanges,
    List<Named> staying,
    List<String> stayingRanges) {

  /**
   * One thing.
   *
   * @param change whether it is "added", "changed" or "unchanged"
   * @param fields that have changed
   */
  public record Item(String id, String name, String change, List<Field> fields) {}

  /** A challenge. */
  public record Named(String id, String name) {}

  /**
   * A field as it stands in the event's YAML.
   *
   * @param was null if it was not there
   * @param is null if it is not there any more
   */
  public record Field(
      String field, @JsonProperty("old") Object was, @JsonProperty("new") Object is) {}
}
