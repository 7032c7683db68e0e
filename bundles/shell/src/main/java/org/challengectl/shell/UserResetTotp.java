package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Actor;
import org.challengectl.auth.QrCode;
import org.challengectl.auth.SignIn;

/** Gives a user a new second factor. */
@Service
@Command(
    scope = "user",
    name = "reset-totp",
    description =
        "Gives a user a new second factor and shows it as a QR code to be scanned here; ends all"
            + " his sessions and his former second factor. His password stays")
public class UserResetTotp extends UserCommand {

  @Reference QrCode codes;

  @Override
  void run(PrintStream out) {
    SignIn.SecondFactor made = users.newTotp(name, Actor.shell());
    out.println("A new second factor for " + name + ". It is shown now and never again:");
    out.println();
    out.print(codes.blocks(made.uri()));
    out.println();
    out.println("or by hand: " + made.secret() + " (time based, SHA-1, 6 digits, 30 s)");
  }
}
