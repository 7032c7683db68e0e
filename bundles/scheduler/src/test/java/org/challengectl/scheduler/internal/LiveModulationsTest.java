package org.challengectl.scheduler.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.DomainEvent.ModulationsChanged;
import org.challengectl.scheduler.fixture.Bench;
import org.challengectl.scheduler.fixture.DirectBus;
import org.challengectl.scheduler.fixture.FakeModulation;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.Test;

class LiveModulationsTest {

  private final DirectBus bus = new DirectBus();
  private final List<DomainEvent> events = bus.record();
  private final LiveModulations modulations = new LiveModulations(() -> Bench.START, bus);

  @Test
  void modulationsComeAndGoAndItIsTold() {
    Modulation ssb = FakeModulation.named("ssb", "usb", "lsb");
    Modulation cw = FakeModulation.named("cw");
    modulations.add(ssb);
    modulations.add(cw);
    assertEquals(Optional.of(ssb), modulations.find("usb"));
    assertEquals(
        List.of("cw", "ssb"),
        modulations.descriptors().stream().map(ModulationDescriptor::name).toList());
    modulations.remove(ssb);
    assertEquals(Optional.empty(), modulations.find("usb"));
    assertEquals(
        List.of(
            new ModulationsChanged(Bench.START, Set.of("ssb")),
            new ModulationsChanged(Bench.START, Set.of("cw", "ssb")),
            new ModulationsChanged(Bench.START, Set.of("cw"))),
        events);
  }

  @Test
  void whileABundleIsReplacedTheNewestAnswers() {
    Modulation old = new Named("cw");
    Modulation fresh = new Named("cw");
    modulations.add(old);
    modulations.add(fresh);
    assertSame(fresh, modulations.find("cw").orElseThrow());
    modulations.remove(old);
    assertSame(fresh, modulations.find("cw").orElseThrow());
  }

  @Test
  void aNameGoesBeforeAnAlias() {
    Modulation own = FakeModulation.named("usb");
    modulations.add(own);
    modulations.add(FakeModulation.named("ssb", "usb"));
    assertSame(own, modulations.find("usb").orElseThrow());
  }

  @Test
  void oneThatCannotDescribeItselfIsLeftOut() {
    modulations.add(new Named("not a name"));
    assertTrue(modulations.descriptors().isEmpty());
    assertTrue(events.isEmpty());
  }

  /** Two of these are never equal. */
  private static final class Named implements Modulation {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public ModulationDescriptor descriptor() {
      return FakeModulation.named(name).descriptor();
    }

    @Override
    public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
      throw new UnsupportedOperationException("nobody transmits here");
    }
  }
}
