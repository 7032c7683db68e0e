package org.challengectl.driver.usrp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsrpAddressTest {

  private static final UsrpAddress X310 =
      UsrpAddress.of(
          "type=x300,addr=192.168.40.2,fpga=XG,name=\"lab, left\",serial=F0F0F0,product=X310");

  @Test
  void readsWhatTheLibraryHasFound() {
    assertEquals("F0F0F0", X310.name());
    assertEquals("USRP X310 (lab, left)", X310.title());
    assertEquals("type=x300,addr=192.168.40.2,serial=F0F0F0", X310.identity());
    assertEquals(List.of("3", "lab, left", "192.168.40.2", X310.identity()), X310.aliases(3));
  }

  @Test
  void isNamedByItsNetworkAddressIfItHasNoSerialNumber() {
    assertEquals("10.0.0.9", UsrpAddress.of("type=usrp2,addr=10.0.0.9,name=,serial=").name());
  }

  @Test
  void knowsWhetherItIsMeant() {
    assertTrue(X310.includes(UsrpAddress.of("addr=192.168.40.2")));
    assertFalse(X310.includes(UsrpAddress.of("addr=192.168.40.2,master_clock_rate=184.32e6")));
    assertFalse(X310.includes(UsrpAddress.of("")));
  }
}
