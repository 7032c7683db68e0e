package org.challengectl.domain;

import java.util.Objects;

/**
 * A challenge with all that is known of it.
 *
 * @param id stable, safe in a path: lower case letters, digits and hyphens
 * @param revision grows with each change of {@code spec} or {@code profile}
 */
public record Challenge(
    String id,
    long revision,
    ChallengeSpec spec,
    SignalProfile profile,
    ChallengeProgress progress) {

  public Challenge {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(progress, "progress");
    if (!id.matches("[a-z0-9][a-z0-9-]{0,99}")) {
      throw new IllegalArgumentException("not a challenge id: " + id);
    }
  }

  public Challenge withProgress(ChallengeProgress next) {
    return new Challenge(id, revision, spec, profile, next);
  }
}
