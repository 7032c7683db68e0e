package org.challengectl.rest.internal;

import java.util.Base64;
import org.challengectl.auth.QrCode;
import org.challengectl.auth.SignIn;
import org.challengectl.protocol.SetupReply;

/**
 * A new second factor with its QR code. The picture travels in the answer: an address of its own
 * would be a second way to the secret.
 */
record SecondFactorPictures(QrCode qrCode) {

  private static final int SIZE_PX = 320;

  SetupReply reply(String username, SignIn.SecondFactor factor) {
    byte[] png = qrCode.png(factor.uri(), SIZE_PX);
    return new SetupReply(
        "awaiting_verification",
        username,
        factor.secret(),
        factor.uri(),
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
  }
}
