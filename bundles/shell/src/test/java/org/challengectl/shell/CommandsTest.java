package org.challengectl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private static final List<Class<? extends ServerCommand>> COMMANDS =
      List.of(
          AgentDelete.class,
          AgentDisable.class,
          AgentEnable.class,
          AgentKeys.class,
          AgentList.class,
          AgentReEnrol.class,
          AgentToken.class,
          AgentTokens.class,
          AuditList.class,
          ChallengeDisable.class,
          ChallengeEnable.class,
          ChallengeExport.class,
          ChallengeImport.class,
          ChallengeList.class,
          ChallengePreview.class,
          ChallengeShow.class,
          ChallengeStop.class,
          ChallengeTrigger.class,
          EventPause.class,
          EventResume.class,
          EventStatus.class,
          FileCollect.class,
          FileDelete.class,
          FileList.class,
          RecordingList.class,
          TransmissionList.class,
          UserCreate.class,
          UserDelete.class,
          UserDisable.class,
          UserEnable.class,
          UserGrant.class,
          UserList.class,
          UserPassword.class,
          UserResetTotp.class,
          UserRevoke.class,
          UserRotateMasterKey.class);

  @Test
  void theNamesAreThoseThatOperatorsKnow() {
    List<String> names =
        COMMANDS.stream()
            .map(c -> c.getAnnotation(Command.class))
            .map(c -> c.scope() + ":" + c.name())
            .toList();

    assertEquals(
        List.of(
            "agent:delete",
            "agent:disable",
            "agent:enable",
            "agent:keys",
            "agent:list",
            "agent:re-enrol",
            "agent:token",
            "agent:tokens",
            "audit:list",
            "challenge:disable",
            "challenge:enable",
            "challenge:export",
            "challenge:import",
            "challenge:list",
            "challenge:preview",
            "challenge:show",
            "challenge:stop",
            "challenge:trigger",
            "event:pause",
            "event:resume",
            "event:status",
            "file:collect",
            "file:delete",
            "file:list",
            "recording:list",
            "transmission:list",
            "user:create",
            "user:delete",
            "user:disable",
            "user:enable",
            "user:grant",
            "user:list",
            "user:password",
            "user:reset-totp",
            "user:revoke",
            "user:rotate-master-key"),
        names);
  }

  @Test
  void theShellCanMakeEachAndHelpExplainsAllOfIt() throws Exception {
    for (Class<? extends ServerCommand> command : COMMANDS) {
      assertNotNull(command.getAnnotation(Service.class), command.getName());
      assertNotNull(command.getConstructor().newInstance());
      assertTrue(command.getAnnotation(Command.class).description().length() > 20);
      for (Field field : fields(command)) {
        Argument argument = field.getAnnotation(Argument.class);
        Option option = field.getAnnotation(Option.class);
        if (argument != null) {
          assertTrue(argument.description().length() > 10, field.toString());
          assertNotNull(field.getAnnotation(Completion.class), field.toString());
        }
        if (option != null) {
          assertTrue(option.description().length() > 10, field.toString());
        }
      }
    }
  }

  @Test
  void idsAreCompleted() {
    ChallengeIds challenges = new ChallengeIds();
    challenges.challenges =
        new FakeServer().with(Samples.challenge("alpha")).with(Samples.challenge("beta"));
    AgentIds agents = new AgentIds();
    agents.agents = new FakeAgents(Samples.agent("runner-1", true));

    List<String> candidates = new ArrayList<>();
    challenges.complete(null, new ArgumentCommandLine("al", 2), candidates);
    agents.complete(null, new ArgumentCommandLine("", 0), candidates);

    assertEquals(List.of("alpha ", "runner-1 "), candidates);
  }

  private static List<Field> fields(Class<?> command) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = command; c != Object.class; c = c.getSuperclass()) {
      Stream.of(c.getDeclaredFields()).forEach(fields::add);
    }
    return fields;
  }
}
