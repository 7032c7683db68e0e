package org.challengectl.shell;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.NullCompleter;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Provisioning;
import org.challengectl.protocol.Json;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;

/** Looks after provisioning keys. */
@Service
@Command(
    scope = "agent",
    name = "keys",
    description =
        "Lists the provisioning keys, with which hosts add agents by themselves; makes, enables,"
            + " disables or deletes one")
public class AgentKeys extends ServerCommand {

  @Reference Provisioning provisioning;

  @Option(name = "--create", description = "Makes a key; says what it is for")
  @Completion(NullCompleter.class)
  String description;

  @Option(name = "--enable", description = "Enables the key with this id")
  @Completion(NullCompleter.class)
  String enable;

  @Option(name = "--disable", description = "Disables the key with this id, at once")
  @Completion(NullCompleter.class)
  String disable;

  @Option(name = "--delete", description = "Deletes the key with this id")
  @Completion(NullCompleter.class)
  String delete;

  @Option(name = "--json", description = "Prints the list as a JSON array")
  boolean json;

  @Override
  void run(PrintStream out) throws CommandException {
    if (Stream.of(description, enable, disable, delete).filter(v -> v != null).count() > 1) {
      throw failure("One of --create, --enable, --disable and --delete at a time.");
    }
    if (description != null) {
      Provisioning.NewKey made = provisioning.create(description, Actor.shell());
      out.println("Key " + made.key().id() + ". It is shown now and never again:");
      out.println();
      out.println("  " + made.text());
    } else if (delete != null) {
      provisioning.delete(delete, Actor.shell());
      out.println(delete + ": deleted");
    } else if (enable != null || disable != null) {
      String id = Optional.ofNullable(enable).orElse(disable);
      boolean enabled = provisioning.setEnabled(id, enable != null, Actor.shell()).enabled();
      out.println(id + (enabled ? ": enabled" : ": disabled"));
    } else if (json) {
      out.println(Json.write(provisioning.keys()));
    } else {
      table().print(out);
    }
  }

  private Table table() {
    ZoneId zone = zone();
    Table table =
        new Table("There are no provisioning keys; --create makes one.")
            .words("Id")
            .words("For")
            .words("State")
            .words("Made by")
            .words("Made, " + zone);
    for (Provisioning.Key key : provisioning.keys()) {
      table.row(
          key.id(),
          key.description(),
          key.enabled() ? "enabled" : "disabled",
          key.createdBy(),
          Shown.time(key.createdAt(), zone));
    }
    return table;
  }
}
