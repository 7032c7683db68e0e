package org.challengectl.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

class ModulationCaseTest {

  private static List<String> names() {
    return ModulationCase.ALL.stream().map(ModulationCase::name).toList();
  }

  @Test
  void everyModulationOnTheClassPathIsMeasured() {
    for (Modulation modulation : Modulations.all()) {
      ModulationDescriptor descriptor = modulation.descriptor();
      assertTrue(names().stream().anyMatch(descriptor::answersTo), descriptor.name());
    }
  }

  @Test
  void everyCaseIsOfAModulationThatShips() {
    for (ModulationCase wanted : ModulationCase.ALL) {
      assertTrue(Modulations.find(wanted.modulation()).isPresent(), wanted.name());
    }
  }

  @Test
  void theBenchmarkKnowsTheSameNames() throws NoSuchFieldException {
    Param param = ModulationBenchmark.class.getField("modulation").getAnnotation(Param.class);
    assertArrayEquals(names().toArray(), param.value());
  }

  @ParameterizedTest
  @MethodSource("names")
  void makesSamplesOfEachCaseThatWorksHere(String name) throws Exception {
    ModulationCase wanted = ModulationCase.of(name);
    String modulation = wanted.modulation();
    Optional<String> obstacle = Modulations.obstacle(modulation);
    assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
    Modulation found = Modulations.find(modulation).orElseThrow();
    float[] iq = new float[2 * 4_096];
    try (FlagFiles files = new FlagFiles(2)) {
      Flag flag = wanted.flag().of(files);
      try (Signal signal = wanted.prepare(found, flag, 2_000_000)) {
        float peak = 0;
        for (int block = 0; block < 500; block++) {
          int count = signal.read(iq, 0, 4_096);
          for (int k = 0; k < 2 * count; k++) {
            peak = Math.max(peak, Math.abs(iq[k]));
          }
        }
        assertTrue(peak > 0.1, "peak " + peak);
      }
    }
  }
}
