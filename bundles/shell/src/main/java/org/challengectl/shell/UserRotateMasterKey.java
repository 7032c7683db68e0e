package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Actor;
import org.challengectl.auth.MasterKeys;

/** Rotates the key that second factors are sealed under. */
@Service
@Command(
    scope = "user",
    name = "rotate-master-key",
    description =
        "Seals all users' second factors under a new master key and forgets the old one. Nobody has"
            + " to sign in again. If it was cut off, run it once more")
public class UserRotateMasterKey extends ServerCommand {

  @Reference MasterKeys masterKeys;

  @Override
  void run(PrintStream out) {
    MasterKeys.Rotation done = masterKeys.rotate(Actor.shell());
    out.println("Second factors sealed anew: " + done.sealed());
    if (!done.unreadable().isEmpty()) {
      out.println(
          "No key opens those of "
              + String.join(", ", done.unreadable())
              + "; reset them with user:reset-totp, or restore the key that they were sealed under.");
    }
    out.println(
        done.oldKeysForgotten()
            ? "The old key is forgotten. Make a backup of the master key now."
            : "The old keys can be taken away from where you gave them.");
  }
}
