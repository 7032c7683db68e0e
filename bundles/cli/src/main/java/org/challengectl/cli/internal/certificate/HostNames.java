package org.challengectl.cli.internal.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By what names and addresses a host may be called.
 *
 * @param names of the domain name system, in lower case
 * @param addresses in numbers
 */
record HostNames(NavigableSet<String> names, NavigableSet<String> addresses) {

  private static final Pattern NAME =
      Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9]([a-z0-9-]{0,62}))*\\.?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f]*:[0-9a-f:.]+");
  private static final int MAX_NAME = 253;

  /**
   * Those of this host, and more.
   *
   * @throws IllegalArgumentException in words for a person, if one of {@code more} is no name
   */
  static HostNames ofThisHost(Collection<String> more) throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    NavigableSet<String> addresses = new TreeSet<>();
    names.add("localhost");
    hostname().filter(HostNames::isName).ifPresent(names::add);
    interfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(a -> !a.isLinkLocalAddress() && !a.isMulticastAddress())
        .forEach(a -> addresses.add(a.getHostAddress().replaceFirst("%.*", "")));
    addresses.add("127.0.0.1");
    for (String text : more) {
      String wanted = text.strip().toLowerCase(Locale.ROOT);
      if (ADDRESS.matcher(wanted).matches()) {
        // A literal; nothing is looked up.
        addresses.add(InetAddress.getByName(wanted).getHostAddress());
      } else if (isName(wanted)) {
        names.add(wanted);
      } else {
        throw new IllegalArgumentException("'" + text + "' is neither a host's name nor address");
      }
    }
    return new HostNames(names, addresses);
  }

  private static Stream<NetworkInterface> interfaces() {
    try {
      return NetworkInterface.networkInterfaces();
    } catch (SocketException e) {
      return Stream.empty(); // So Java says that all interfaces are down.
    }
  }

  private static boolean isName(String text) {
    return text.length() <= MAX_NAME && NAME.matcher(text).matches();
  }

  /** What the host calls itself, without asking anybody on the network. */
  private static Optional<String> hostname() throws IOException {
    Path own = Path.of("/etc/hostname");
    String name = Files.isReadable(own) ? Files.readString(own).strip() : System.getenv("HOSTNAME");
    return Optional.ofNullable(name)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty());
  }
}
