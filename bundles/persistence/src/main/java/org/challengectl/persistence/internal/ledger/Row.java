package org.challengectl.persistence.internal.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.SignalProfile;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Times;

/** The current row of a result, read column by column from the left. */
final class Row {

  private final ResultSet result;
  private int column;

  Row(ResultSet result) {
    this.result = result;
  }

  boolean next() throws SQLException {
    column = 0;
    return result.next();
  }

  String text() throws SQLException {
    return result.getString(++column);
  }

  Optional<String> optionalText() throws SQLException {
    return Optional.ofNullable(text());
  }

  long number() throws SQLException {
    return result.getLong(++column);
  }

  OptionalLong optionalNumber() throws SQLException {
    long value = number();
    return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  boolean truth() throws SQLException {
    return result.getBoolean(++column);
  }

  Optional<Boolean> optionalTruth() throws SQLException {
    boolean value = truth();
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  Instant instant() throws SQLException {
    return Times.instant(number());
  }

  Optional<Instant> optionalInstant() throws SQLException {
    OptionalLong millis = optionalNumber();
    return millis.isPresent() ? Optional.of(Times.instant(millis.getAsLong())) : Optional.empty();
  }

  Duration duration() throws SQLException {
    return Duration.ofNanos(number());
  }

  Optional<Duration> optionalDuration() throws SQLException {
    OptionalLong nanos = optionalNumber();
    return nanos.isPresent() ? Optional.of(Duration.ofNanos(nanos.getAsLong())) : Optional.empty();
  }

  SignalProfile profile() throws SQLException {
    return new SignalProfile(duration(), number(), number());
  }

  <E extends Enum<E>> E constant(Class<E> type) throws SQLException {
    return Names.parse(type, text());
  }
}
