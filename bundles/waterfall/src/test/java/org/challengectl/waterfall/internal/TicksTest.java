package org.challengectl.waterfall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void areRoundNumbers() {
    assertEquals(2, Ticks.step(14, 10));
    assertEquals(0.5, Ticks.step(3.1, 9), 1e-12);
    assertEquals(1000, Ticks.step(9000, 9), 1e-9);
    assertEquals(List.of(-10.0, -5.0, 0.0, 5.0, 10.0), Ticks.between(-11, 10, 5));
  }

  @Test
  void haveAsManyDecimalsAsTheyNeed() {
    assertEquals("146.550", Ticks.text(146.55, 0.005));
    assertEquals("20", Ticks.text(20, 20));
    assertEquals("0.0", Ticks.text(-1e-12, 0.5));
  }

  @Test
  void frequenciesAreWrittenAsRadioPeopleDo() {
    assertEquals("146.55 MHz", WaterfallImage.Unit.exact(146_550_000));
    assertEquals("146.550101 MHz", WaterfallImage.Unit.exact(146_550_101));
    assertEquals("12.5 kHz", WaterfallImage.Unit.rounded(12_530));
    assertEquals("97.6 Hz", WaterfallImage.Unit.rounded(97.6));
    assertEquals("1.00 kHz", WaterfallImage.Unit.rounded(999.9));
  }
}
