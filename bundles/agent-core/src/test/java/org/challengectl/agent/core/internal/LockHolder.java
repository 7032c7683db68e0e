package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.challengectl.radio.RadioException;

/** Another process that has a radio. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] args) throws RadioException, IOException {
    var lock = new RadioLocks(Path.of(args[0])).lock("hackrf", "0");
    System.out.print('L');
    System.out.flush();
    int end = System.in.read();
    System.out.print(end < 0 && lock.lock().isValid() ? 'E' : 'X');
  }
}
