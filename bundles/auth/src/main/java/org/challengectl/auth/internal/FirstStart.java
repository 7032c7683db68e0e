package org.challengectl.auth.internal;

import java.io.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.Permission;
import org.challengectl.domain.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first administrator, who sets himself up by a link. The link goes into a file, and to a
 * terminal if somebody sits at one; never into a log, nor to an output that may end up in one.
 */
@Component(
    service = {},
    immediate = true)
public final class FirstStart {

  static final String ADMINISTRATOR = "admin";
  static final Duration VALIDITY = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  private final Identity identity;
  private final Audit audit;
  private final Optional<Consumer<String>> terminal;

  @Activate
  public FirstStart(@Reference Identity identity, @Reference Audit audit) {
    this(identity, audit, Optional.ofNullable(System.console()).map(FirstStart::writer));
  }

  FirstStart(Identity identity, Audit audit, Optional<Consumer<String>> terminal) {
    this.identity = identity;
    this.audit = audit;
    this.terminal = terminal;
    begin();
  }

  private static Consumer<String> writer(Console console) {
    return text -> console.printf("%n%s%n%n", text);
  }

  /** Whether somebody has set himself up: the first start is over for good. */
  static boolean isOver(List<User> users) {
    return users.stream().anyMatch(user -> !isWaiting(user));
  }

  /** Whether the user never was set up. */
  static boolean isWaiting(User user) {
    return !user.setUp() && user.lastLogin().isEmpty();
  }

  private void begin() {
    warnOfUnreadableSecrets();
    if (isOver(identity.users.all())) {
      identity.setupLink.remove();
      return;
    }
    Instant now = identity.time.instant();
    boolean holds =
        identity.sessions.usable(ADMINISTRATOR).isPresent()
            && identity.setupLink.text().isPresent();
    if (!holds) {
      renew(now);
    }
    LOG.info(
        "There is no administrator yet. The one-time link to set one up is in {}",
        identity.setupLink.file());
    terminal.ifPresent(
        t ->
            t.accept(
                "Set up the first administrator here: " + identity.setupLink.text().orElse("")));
  }

  private void renew(Instant now) {
    String hash = identity.passwords.nobodysHash();
    User administrator =
        UserChanges.temporary(
            ADMINISTRATOR, hash, EnumSet.allOf(Permission.class), now, now.plus(VALIDITY));
    if (!identity.users.insert(administrator)) {
      identity.users.update(ADMINISTRATOR, before -> administrator);
      identity.sessions.endAll(ADMINISTRATOR, Optional.empty());
    }
    identity.setupLink.renew();
    audit.record(
        Actor.server(),
        "setup.link",
        ADMINISTRATOR,
        Outcome.DONE,
        "Made a link to set up the first administrator.");
  }

  private void warnOfUnreadableSecrets() {
    List<String> unreadable =
        identity.users.all().stream()
            .filter(
                user ->
                    user.sealedTotpSecret()
                        .map(stored -> identity.secrets.open(user.name(), stored).isEmpty())
                        .orElse(false))
            .map(User::name)
            .toList();
    if (!unreadable.isEmpty()) {
      LOG.error(
          "The second factors of {} do not open with this master key: restore the key that they"
              + " were sealed under, or reset them",
          unreadable);
    }
  }
}
