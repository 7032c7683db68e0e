package org.challengectl.benchmarks;

import java.io.IOException;
import java.util.Optional;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** JMH's own command line, but modulations that cannot work on this machine are left out. */
public final class Main {

  private static final String PARAMETER = "modulation";

  private Main() {}

  /** All of JMH's options, which {@code -h} shows; or {@code --modulations} for their names. */
  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException {
    if (args.length == 1 && args[0].equals("--modulations")) {
      System.out.println(String.join(" ", workingModulations()));
      return;
    }
    CommandLineOptions given = new CommandLineOptions(args);
    boolean runs =
        !given.shouldHelp()
            && !given.shouldList()
            && !given.shouldListProfilers()
            && !given.shouldListResultFormats()
            && !given.shouldListWithParams();
    if (!runs || given.getParameter(PARAMETER).hasValue()) {
      org.openjdk.jmh.Main.main(args);
      return;
    }
    String[] names = workingModulations();
    new Runner(new OptionsBuilder().parent(given).param(PARAMETER, names).build()).run();
  }

  private static String[] workingModulations() {
    return ModulationCase.ALL.stream()
        .filter(Main::works)
        .map(ModulationCase::name)
        .toArray(String[]::new);
  }

  private static boolean works(ModulationCase wanted) {
    Optional<String> obstacle = Modulations.obstacle(wanted.modulation());
    obstacle.ifPresent(why -> System.err.println("Without " + wanted.name() + ": " + why));
    return obstacle.isEmpty();
  }
}
