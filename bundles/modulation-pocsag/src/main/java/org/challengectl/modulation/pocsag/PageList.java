package org.challengectl.modulation.pocsag;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

/** Reads the pages of a transmission from a flag. */
final class PageList {

  static final String ONE = "one";
  static final String LINES = "lines";

  private static final Pattern LINE =
      Pattern.compile("(?:(\\d+)(?:/(\\d+))?(?:/(alpha|numeric))?[ \\t]*:[ \\t]*)?(.*)");

  private PageList() {}

  static List<Page> read(Flag flag, Parameters parameters) throws SignalException {
    PageKind kind = PageKind.of(parameters.text("kind"));
    int capcode = (int) parameters.integer("capcode");
    int function = (int) parameters.optionalInteger("function").orElse(kind.function());
    if (parameters.text("pages").equals(ONE)) {
      return List.of(Page.checked(capcode, function, kind, flag));
    }
    List<Page> pages = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) TextFlag.ascii(flag, "pocsag").lines()::iterator) {
      number++;
      if (!line.isBlank()) {
        try {
          pages.add(line(line.strip(), parameters));
        } catch (SignalException e) {
          throw SignalException.badFlag(
              "line %d of the flag: %s".formatted(number, e.getMessage()));
        }
      }
    }
    if (pages.isEmpty()) {
      throw SignalException.badFlag("the flag has no line with a page, e.g. '1234567: text'");
    }
    return pages;
  }

  private static Page line(String line, Parameters parameters) throws SignalException {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw SignalException.badFlag("write 'CAPCODE: text', e.g. '1234567: text'");
    }
    String word = parts.group(3) == null ? parameters.text("kind") : parts.group(3);
    PageKind kind = PageKind.of(word);
    long function = parameters.optionalInteger("function").orElse(kind.function());
    if (parts.group(3) != null) {
      function = kind.function();
    }
    int capcode =
        number("capcode", parts.group(1), Page.MAX_CAPCODE, parameters.integer("capcode"));
    int called = number("function", parts.group(2), 3, function);
    return Page.checked(capcode, called, kind, new Flag.Text(parts.group(4)));
  }

  private static int number(String what, String digits, int maximum, long otherwise)
      throws SignalException {
    if (digits == null) {
      return (int) otherwise;
    }
    if (digits.length() > 7 || Integer.parseInt(digits) > maximum) {
      throw SignalException.badFlag(
          "the %s must be 0-%d, was %s".formatted(what, maximum, shortened(digits)));
    }
    return Integer.parseInt(digits);
  }

  private static String shortened(String digits) {
    return digits.length() > 20 ? digits.substring(0, 20) + "..." : digits;
  }
}
