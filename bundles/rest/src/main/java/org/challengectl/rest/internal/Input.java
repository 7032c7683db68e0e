package org.challengectl.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;

/** Checks of what clients send; each failure is a sentence that names the field. */
final class Input {

  private static final int MAX_TEXT = 255;
  private static final int MAX_PASSWORD = 1024;
  private static final Pattern TOTP_CODE = Pattern.compile("[0-9]{6}");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Input() {}

  static RefusedException invalid(String message) {
    return new RefusedException(RefusedException.Kind.INVALID, "invalid_input", message);
  }

  /** A value that must be there. */
  static <T> T required(String field, T value) {
    if (value == null) {
      throw invalid("'" + field + "' is missing.");
    }
    return value;
  }

  /** A text that must be there, is not blank and not longer than 255 characters. */
  static String text(String field, String value) {
    if (required(field, value).isBlank() || value.length() > MAX_TEXT) {
      throw invalid("'" + field + "' must have 1-" + MAX_TEXT + " characters.");
    }
    return plain(value);
  }

  /** As {@link #text}, unless it is null or blank. */
  static Optional<String> optionalText(String field, String value) {
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(text(field, value));
  }

  /** A password that must be there, whatever is in it but control characters. */
  static String password(String field, String value) {
    if (required(field, value).isEmpty()
        || value.length() > MAX_PASSWORD
        || value.chars().anyMatch(Character::isISOControl)) {
      throw invalid(
          "'" + field + "' must have 1-" + MAX_PASSWORD + " characters, no control characters.");
    }
    return value;
  }

  /** A code of an authenticator. */
  static String totpCode(String field, String value) {
    if (!TOTP_CODE.matcher(required(field, value)).matches()) {
      throw invalid("'" + field + "' must be six digits.");
    }
    return value;
  }

  /** A permission by its name. */
  static Permission permission(String field, String value) {
    return Permission.named(required(field, value))
        .orElseThrow(
            () ->
                invalid(
                    "'"
                        + field
                        + "' takes "
                        + Stream.of(Permission.values())
                            .map(Permission::wireName)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /** What may be a string or a number in JSON, as a string. */
  static Optional<String> name(String field, JsonNode value) {
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw invalid("'" + field + "' must be a string or a whole number.");
    }
    return Optional.of(text(field, value.asText()));
  }

  /** A text for people, cut to a length, without control characters but line breaks. */
  static String shortened(String value, int maxLength) {
    String text = value.length() > maxLength ? value.substring(0, maxLength) : value;
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
  }

  /** A whole number from a query; {@code byDefault} if it is not there. */
  static int integer(String field, String value, int byDefault, int min, int max) {
    if (value == null) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the same sentence
    }
    throw invalid("'" + field + "' must be a whole number, " + min + "-" + max + ".");
  }

  /** Yes or no from a query; no if it is not there. */
  static boolean flag(String field, String value) {
    if (value == null || value.equals("false")) {
      return false;
    }
    if (!value.equals("true")) {
      throw invalid("'" + field + "' must be true or false.");
    }
    return true;
  }

  /** A time between 1970 and 9999, ISO 8601 with its offset, unless it is null. */
  static Optional<Instant> optionalTime(String field, String value) {
    return Optional.ofNullable(value).map(text -> time(field, text(field, text)));
  }

  private static Instant time(String field, String text) {
    try {
      // A plus sign in a query is a blank to those who do not encode it.
      Instant time = OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
      if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LAST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // falls through to the same sentence
    }
    throw invalid("'" + field + "' must be a time like 2026-05-01T12:00:00Z.");
  }

  /** A number from a query that must be there, above zero. */
  static double positive(String field, String value, double max) {
    try {
      double number = Double.parseDouble(required(field, value).strip());
      if (number > 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the same sentence
    }
    throw invalid("'" + field + "' must be a number above 0, at most " + max + ".");
  }

  /** A number that is neither infinite nor not a number. */
  static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw invalid("'" + field + "' must be a finite number.");
    }
    return value;
  }

  private static String plain(String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw invalid("Names must not contain control characters.");
    }
    return value;
  }
}
