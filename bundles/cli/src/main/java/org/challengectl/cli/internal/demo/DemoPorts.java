package org.challengectl.cli.internal.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.challengectl.cli.internal.Failure;

/** The ports that a demo listens on, all of loopback. */
record DemoPorts(int http, int https, int ssh, int rtlTcp) {

  private static final int HTTP = 8080;
  private static final int RTL_TCP = 1234;

  /**
   * @param wanted for HTTP; null takes the usual one or, if that is taken, any that is free
   */
  static DemoPorts choose(Integer wanted) throws IOException {
    if (wanted != null && (wanted < 1 || wanted > 65535)) {
      throw new Failure(2, "--port must be 1-65535, was " + wanted);
    }
    if (wanted != null && !isFree(wanted)) {
      throw new Failure(
          1, "port %d of 127.0.0.1 is taken; stop what uses it, or use another".formatted(wanted));
    }
    int http = wanted != null ? wanted : isFree(HTTP) ? HTTP : anyFree();
    return new DemoPorts(http, anyFree(), anyFree(), isFree(RTL_TCP) ? RTL_TCP : anyFree());
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
