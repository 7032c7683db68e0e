package org.challengectl.views;

import java.util.List;
import java.util.stream.Stream;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditEntry.Outcome;

/** Lists that are asked for, each with its permission, and not told to everybody. */
final class ListViews {

  private static final List<Rule> RULES =
      List.of(
          new Rule("users", List.of("user.", "login", "password.", "setup.")),
          new Rule("sessions", List.of("login", "logout", "session.", "password.", "user.")),
          new Rule("enrollment_tokens", List.of("agent.")),
          new Rule("provisioning_keys", List.of("provisioning-key.")));

  private ListViews() {}

  /** The lists that are not as they were before this was done. */
  static List<String> changedBy(AuditEntry entry) {
    Stream<String> others =
        entry.outcome() == Outcome.DONE
            ? RULES.stream().filter(rule -> rule.covers(entry.action())).map(Rule::list)
            : Stream.empty();
    return Stream.concat(Stream.of("audit"), others).toList();
  }

  private record Rule(String list, List<String> actions) {

    boolean covers(String action) {
      return actions.stream().anyMatch(action::startsWith);
    }
  }
}
