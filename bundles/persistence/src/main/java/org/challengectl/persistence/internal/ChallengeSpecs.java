package org.challengectl.persistence.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.persistence.internal.json.SpecJson;

/**
 * Parsed definitions of challenges by id and revision. A revision is never used twice, not for
 * another challenge either, so that an entry never becomes wrong; the oldest are dropped. Safe for
 * concurrent use.
 */
public final class ChallengeSpecs {

  private static final int ENTRIES = 1_000;
  private static final int MAX_CACHED_CHARACTERS = 65_536;

  private record Key(String id, long revision) {}

  private final Map<Key, ChallengeSpec> specs =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ChallengeSpec> eldest) {
          return size() > ENTRIES;
        }
      };

  public Optional<ChallengeSpec> find(String id, long revision) {
    synchronized (specs) {
      return Optional.ofNullable(specs.get(new Key(id, revision)));
    }
  }

  /**
   * The parsed definition.
   *
   * @param config gives its JSON, as committed, if it must be parsed
   */
  public ChallengeSpec get(String id, long revision, Supplier<String> config) {
    return find(id, revision)
        .orElseGet(
            () -> {
              String json = config.get();
              ChallengeSpec spec = SpecJson.read(json);
              if (json.length() <= MAX_CACHED_CHARACTERS) {
                synchronized (specs) {
                  specs.put(new Key(id, revision), spec);
                }
              }
              return spec;
            });
  }
}
