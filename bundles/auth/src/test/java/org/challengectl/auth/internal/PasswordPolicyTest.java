package org.challengectl.auth.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a gull sat on the mast",
        "kdjw hzut mnbe",
        "äöüß und ein Rest davon",
        "📡📡📡 vier Antennen 📡",
        "my radio plays only the blues",
      })
  void takesWhatIsLongAndNotGuessed(String password) {
    PasswordPolicy.check(password, "anna");
  }

  @Test
  void takes72BytesAndNoMore() {
    String most = "x9 kL".repeat(14) + "ab";
    PasswordPolicy.check(most, "anna");
    Refused.rule("weak_password", () -> PasswordPolicy.check(most + "c", "anna"));
    Refused.rule("weak_password", () -> PasswordPolicy.check("x9 ü".repeat(15), "anna"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short words",
        "aaaaaaaaaaaa",
        "abababababab",
        "123456789012",
        "abcdefghijklm",
        "Password1234",
        "P@ssw0rd2026!",
        "passwordpassword",
        "qwertyuiop12",
        "1q2w3e4r5t6y",
        "ChallengeCtl2026",
        "hackrf!limesdr!",
        "anna-lena 2026!",
        "correct horse battery staple",
      })
  void refusesWhatIsShortOrGuessedFirst(String password) {
    Refused.rule("weak_password", () -> PasswordPolicy.check(password, "anna"));
  }
}
