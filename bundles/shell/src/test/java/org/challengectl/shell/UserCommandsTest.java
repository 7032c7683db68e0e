package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.challengectl.auth.Actor;
import org.challengectl.auth.QrCode;
import org.challengectl.domain.Permission;
import org.junit.jupiter.api.Test;

class UserCommandsTest {

  private final FakeServer server = new FakeServer();
  private final FakeUsers users =
      new FakeUsers().with("anna", Permission.MANAGE_AGENTS).with("root", Permission.values());

  private <C extends UserCommand> C command(C command, String name) {
    command.users = users;
    command.name = name;
    return command;
  }

  @Test
  void listShowsHowUsersStandAndNothingOfTheirSecrets() throws Exception {
    users.setEnabled("anna", false, Actor.shell());
    UserList list = new UserList();
    list.users = users;
    list.noFormat = true;

    String said = output(list, server);

    assertEquals("anna\tdisabled\tmanage_agents\t-", said.lines().findFirst().orElseThrow());
    list.json = true;
    String json = output(list, server);
    assertTrue(json.contains("\"permissions\":[\"manage_agents\"]"), json);
    assertFalse(said.contains("HASH") || json.contains("HASH") || json.contains("SEALED"));
  }

  @Test
  void createShowsThePasswordOnceAndUntilWhenItHolds() throws Exception {
    UserCreate create = new UserCreate();
    create.users = users;
    create.name = "bert";
    create.permissions = List.of("control_system", "manage_agents");

    String said = output(create, server);

    assertTrue(said.contains("PASSWORD-bert"), said);
    assertTrue(said.contains("until 2025-04-06 08:00:00 (America/New_York)"), said);
    assertEquals(
        Set.of(Permission.CONTROL_SYSTEM, Permission.MANAGE_AGENTS),
        users.one("bert").permissions());
    assertEquals(Actor.shell(), users.lastActor);
  }

  @Test
  void anUnknownPermissionIsToldWithThoseThatThereAre() {
    UserCreate create = new UserCreate();
    create.users = users;
    create.name = "bert";
    create.permissions = List.of("fly");

    String sentence = failure(create, server).getMessage();

    assertTrue(sentence.contains("'fly'") && sentence.contains("manage_challenges"), sentence);
    assertFalse(users.byName.containsKey("bert"));
  }

  @Test
  void grantAndRevokeSayWhatTheUserMayNow() throws Exception {
    UserGrant grant = command(new UserGrant(), "anna");
    grant.permissions = List.of("control_system");
    assertEquals("anna may now: manage_agents, control_system\n", output(grant, server));

    UserRevoke revoke = command(new UserRevoke(), "anna");
    revoke.permissions = List.of("all");
    assertEquals("anna may now: nothing but look\n", output(revoke, server));
  }

  @Test
  void disableEnableAndDeleteWork() throws Exception {
    assertEquals(
        "anna: disabled, all sessions ended\n", output(command(new UserDisable(), "anna"), server));
    assertEquals("anna: enabled\n", output(command(new UserEnable(), "anna"), server));
    assertEquals(
        "anna: deleted, all sessions ended\n", output(command(new UserDelete(), "anna"), server));
    assertEquals(
        "There is no user 'anna'.",
        failure(command(new UserDelete(), "anna"), server).getMessage());
  }

  @Test
  void whatMayNotBeIsOneSentence() {
    assertEquals(
        "The last administrator stays.",
        failure(command(new UserDisable(), "root"), server).getMessage());
  }

  @Test
  void resetTotpShowsAQrCodeInTheTerminal() throws Exception {
    UserResetTotp reset = command(new UserResetTotp(), "anna");
    reset.codes = new TextCodes();

    String said = output(reset, server);

    assertTrue(said.contains("QR of otpauth://totp/anna"), said);
    assertTrue(said.contains("BASE32"), said);
  }

  @Test
  void passwordIsShownOnce() throws Exception {
    assertTrue(output(command(new UserPassword(), "anna"), server).contains("NEW-PASSWORD"));
  }

  @Test
  void namesAndPermissionsAreCompleted() {
    UserNames names = new UserNames();
    names.users = users;
    List<String> candidates = new ArrayList<>();
    names.complete(null, new ArgumentCommandLine("an", 2), candidates);
    new PermissionNames().complete(null, new ArgumentCommandLine("manage_a", 8), candidates);
    assertEquals(List.of("anna ", "manage_agents "), candidates);
  }

  private static final class TextCodes implements QrCode {

    @Override
    public byte[] png(String text, int size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String blocks(String text) {
      return "QR of " + text + "\n";
    }
  }
}
