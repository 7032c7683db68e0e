package org.challengectl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookiesTest {

  @Test
  void readsBothAmongOthers() {
    assertEquals(
        new SessionCookies(Optional.of("a-_b="), Optional.of("c")),
        SessionCookies.read("theme=dark; session_token=a-_b=;csrf_token=c ; x"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        ";;;",
        "session_token",
        "session_token=",
        "session_token=a b",
        "session_token=\"a\"",
        "session_token=a,b",
        "session_token=a\u0000",
        "session_token=ä",
        "Session_Token=a",
        "my_session_token=a",
        "session_token =a",
        "session_token=a; session_token=b",
        "session_token=a; session_token="
      })
  void whatIsNotExactlyOneIsNone(String header) {
    assertEquals(Optional.empty(), SessionCookies.read(header).session());
  }

  @Test
  void aValueThatIsTooLongIsNone() {
    assertEquals(Optional.empty(), SessionCookies.read("csrf_token=" + "a".repeat(257)).csrf());
  }

  @Test
  void requestsAndRepliesDoNotShowTheirSecretsInLogs() {
    for (Object message :
        List.of(
            new LoginRequest("anna", "hidden"),
            new SetupLinkRequest("hidden"),
            new TotpRequest("hidden"),
            new NewPasswordRequest("hidden"),
            new ChangePasswordRequest("hidden", "hidden"),
            new SetupReply("status", "anna", "hidden", "hidden", "hidden"),
            new PasswordReply("created", "anna", true, 24, "hidden", null))) {
      assertFalse(message.toString().contains("hidden"), message.toString());
    }
  }
}
