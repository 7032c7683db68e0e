package org.challengectl.auth.internal;

import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditRepository;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores what was done and tells it. What comes from outside is cut and cleaned before. */
@Component(service = Audit.class)
public final class AuditTrail implements Audit {

  private static final int MAX_NAME = 100;
  private static final int MAX_SUBJECT = 200;
  private static final int MAX_DETAIL = 1_000;
  private static final int REPLACEMENT = 0xFFFD;

  private final AuditRepository entries;
  private final EventBus bus;
  private final ServerTime time;

  @Activate
  public AuditTrail(
      @Reference AuditRepository entries, @Reference EventBus bus, @Reference ServerTime time) {
    this.entries = entries;
    this.bus = bus;
    this.time = time;
  }

  @Override
  public void record(
      Actor actor, String action, String subject, AuditEntry.Outcome outcome, String detail) {
    AuditEntry entry =
        entries.append(
            new AuditEntry(
                0,
                time.instant(),
                clean(actor.name(), MAX_NAME),
                clean(actor.address(), MAX_NAME),
                clean(action, MAX_NAME),
                clean(subject, MAX_SUBJECT),
                outcome,
                clean(detail, MAX_DETAIL)));
    bus.publish(new DomainEvent.Audited(entry.at(), entry));
  }

  /** Without what a terminal or a reader takes for something else than text. */
  private static String clean(String text, int most) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(most)
        .map(c -> isText(c) ? c : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return text.codePointCount(0, text.length()) > most ? clean + "…" : clean.toString();
  }

  private static boolean isText(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
