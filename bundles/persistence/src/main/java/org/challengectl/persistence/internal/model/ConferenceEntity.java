package org.challengectl.persistence.internal.model;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.Event;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** The row of {@code conference}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "conference")
public class ConferenceEntity {

  static final int ONLY_ID = 1;

  @Id private int id;
  private String name;

  @Column(name = "starts_at")
  private Long startsAt;

  @Column(name = "stops_at")
  private Long stopsAt;

  private String timezone;

  @Column(name = "day_start")
  private String dayStart;

  @Column(name = "end_of_day")
  private String endOfDay;

  protected ConferenceEntity() {}

  /** The row, yet empty. */
  static ConferenceEntity empty() {
    ConferenceEntity entity = new ConferenceEntity();
    entity.id = ONLY_ID;
    return entity;
  }

  void set(Event event) {
    name = Text.free(event.name());
    startsAt = Times.millis(event.start());
    stopsAt = Times.millis(event.stop());
    timezone = event.timezone().getId();
    dayStart = event.dayStart().map(LocalTime::toString).orElse(null);
    endOfDay = event.endOfDay().map(LocalTime::toString).orElse(null);
  }

  Event toDomain() {
    return new Event(
        name,
        Times.instant(startsAt),
        Times.instant(stopsAt),
        ZoneId.of(timezone),
        Optional.ofNullable(dayStart).map(LocalTime::parse),
        Optional.ofNullable(endOfDay).map(LocalTime::parse));
  }
}
