package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.DomainEvent;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.listen.Receiver;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamReport;
import org.challengectl.protocol.listen.ViewerMessage;
import org.challengectl.views.internal.ConnectionBook;
import org.challengectl.views.testing.DirectBus;
import org.challengectl.views.testing.FakeAgentRepository;
import org.challengectl.views.testing.FakeRules;
import org.challengectl.views.testing.FakeStore;
import org.challengectl.views.testing.ManualTime;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenRelayTest {

  private static final AgentMessage.ListenOffer OFFER =
      new AgentMessage.ListenOffer(
          List.of(new Receiver("virtual:rx0", "virtual", 500_000, null, 100_000L, 6_000_000_000L)));

  private final FakeStore store = new FakeStore();
  private final FakeRules rules = new FakeRules(store);
  private final ManualTime time = new ManualTime();
  private final DirectBus bus = new DirectBus();
  private final ListenRelay relay =
      new ListenRelay(
          new FakeAgentRepository(rules.agents),
          store.transmissionRepository(),
          bus,
          time,
          new ConnectionBook());
  private final List<Long> asked = new ArrayList<>();
  private final FakeChannel agent = new FakeChannel();
  private final Mailbox stream = new Mailbox(agent, 100, Duration.ofSeconds(15), time);
  private final FakeChannel anna = new FakeChannel();
  private final FakeChannel bob = new FakeChannel();

  @BeforeEach
  void register() {
    rules.agents.put("ear", Samples.agent("ear", AgentType.LISTENER));
    rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
  }

  @AfterEach
  void end() {
    relay.deactivate();
  }

  @Test
  void showsWhoCanBeListenedTo() {
    relay.opened(anna, Pass.OPERATOR);
    assertEquals(1, anna.last().path("listeners").size(), "runners are no listeners");
    assertFalse(listener().path("available").asBoolean());
    assertEquals("This listener is not connected.", listener().path("reason").asText());
    offer();
    assertTrue(listener().path("available").asBoolean());
    assertEquals(500_000, listener().at("/receivers/0/sample_rate").asInt());
    relay.gone("ear");
    assertFalse(listener().path("available").asBoolean());
  }

  @Test
  void asksTheAgentOnceForAllWhoListen() {
    offer();
    Viewer one = listen(anna, 434_000_000L);
    assertEquals(1, asked.size());
    assertEquals("starting", anna.last().path("phase").asText());
    Feed feed = open();
    assertEquals("tune", agent.last().path("type").asText());
    assertEquals(434_000_000, agent.last().path("centre_hz").asLong());
    feed.report(stream, receiving(434_000_000));
    Viewer two = listen(bob, 145_000_000L);
    assertEquals(1, asked.size());
    assertEquals("receiving", bob.last().path("phase").asText());
    assertEquals(2, bob.last().path("viewers").asInt());
    assertFalse(bob.last().path("you_tune").asBoolean());
    assertEquals(1, agent.received.size(), "who comes second does not tune");
    row(feed, 7);
    assertEquals(7, StreamFrame.read(anna.frames.get(0)).sequence());
    assertEquals(7, StreamFrame.read(bob.frames.get(0)).sequence());
    relay.closed(one);
    assertTrue(last(bob, "state").path("you_tune").asBoolean(), "control passes on");
    relay.closed(two);
  }

  @Test
  void onlyWhoHasControlTunes() {
    offer();
    listen(anna, null);
    Feed feed = open();
    feed.report(stream, receiving(145_000_000));
    Viewer two = listen(bob, null);
    relay.hear(two, new ViewerMessage.Tune(7_000_000));
    assertEquals("not_in_control", bob.last().path("code").asText());
    assertEquals(1, agent.received.size());
    relay.hear(two, new ViewerMessage.TakeControl());
    relay.hear(two, new ViewerMessage.Tune(7_000_000));
    assertEquals(7_000_000, agent.last().path("centre_hz").asLong());
    relay.hear(two, new ViewerMessage.Tune(-1));
    assertEquals("out_of_range", bob.last().path("code").asText());
    feed.report(stream, new StreamReport.Refused("out_of_range", "Not to 7 MHz.", null));
    assertEquals("Not to 7 MHz.", bob.last().path("message").asText());
    assertEquals("state", anna.last().path("type").asText());
  }

  @Test
  void eachGetsHisOwnSamples() {
    offer();
    Viewer one = listen(anna, null);
    Feed feed = open();
    Viewer two = listen(bob, null);
    relay.hear(one, new ViewerMessage.Channel(145_010_000, 24_000));
    relay.hear(two, new ViewerMessage.Channel(145_020_000, 12_000));
    int first = last(anna, "channel").path("channel").asInt();
    int second = last(bob, "channel").path("channel").asInt();
    assertNotEquals(first, second);
    samples(feed, second);
    assertEquals(0, anna.frames.size());
    assertEquals(1, bob.frames.size());
    relay.hear(two, new ViewerMessage.Channel(145_030_000, 12_000));
    assertEquals(second, agent.last().path("channel").asInt(), "the same channel, elsewhere");
    feed.report(stream, new StreamReport.Refused("too_many_channels", "Too many.", first));
    assertEquals("Too many.", anna.last().path("message").asText());
    relay.hear(two, new ViewerMessage.Leave());
    assertEquals("channel_end", agent.last().path("type").asText());
    samples(feed, second);
    assertEquals(1, bob.frames.size());
  }

  @Test
  void endsTheStreamSomeTimeAfterTheLastHasLeft() {
    offer();
    Viewer one = listen(anna, null);
    open();
    relay.closed(one);
    relay.step();
    assertNull(agent.closed, "perhaps he only loads the page again");
    time.pass(Duration.ofSeconds(4));
    relay.step();
    assertEquals(Goodbye.DONE, agent.closed);
    assertNull(relay.source("ear", asked.get(0), stream), "nobody wants it any more");
  }

  @Test
  void aStreamThatIsLostIsAskedForAgainWithItsChannels() {
    offer();
    Viewer one = listen(anna, 434_000_000L);
    Feed feed = open();
    feed.report(stream, receiving(434_000_000));
    relay.hear(one, new ViewerMessage.Channel(434_010_000, 24_000));
    feed.closed(stream);
    assertEquals("starting", last(anna, "state").path("phase").asText());
    time.pass(Duration.ofSeconds(2));
    relay.step();
    assertEquals(2, asked.size());
    FakeChannel next = new FakeChannel();
    assertNotNull(relay.source("ear", asked.get(1), new Mailbox(next, 9, Limits.PATIENCE, time)));
    assertEquals(List.of("tune", "channel"), next.types());
    assertEquals(434_010_000, next.last().path("frequency_hz").asLong());
  }

  @Test
  void saysWhyThereIsNothing() {
    offer();
    listen(anna, null);
    time.pass(Duration.ofSeconds(11));
    relay.step();
    assertEquals("silent", last(anna, "state").path("code").asText());
    Feed feed = open();
    feed.report(
        stream, new StreamReport.Waiting("recording", "Needed.", time.instant().plusSeconds(90)));
    assertEquals("recording", last(anna, "state").path("code").asText());
    assertEquals("2026-05-01T12:01:41Z", last(anna, "state").path("until").asText());
    relay.gone("ear");
    assertEquals("offline", last(anna, "state").path("code").asText());
    assertNotNull(agent.closed);
    offer();
    assertEquals(3, asked.size(), "asked as soon as it is back");
    rules.agents.put("ear", rules.agents.get("ear").withEnabled(false));
    bus.publish(new DomainEvent.AgentChanged(time.instant(), rules.agents.get("ear")));
    assertEquals("disabled", last(anna, "state").path("code").asText());
  }

  @Test
  void aSlowBrowserLosesFramesAndNothingGrows() {
    offer();
    listen(anna, null);
    Feed feed = open();
    anna.slow = true;
    for (int i = 0; i < 1000; i++) {
      row(feed, i);
    }
    assertEquals(1, anna.frames.size());
    anna.slow = false;
    anna.read();
    assertEquals(
        List.of(0L, 996L, 997L, 998L, 999L),
        anna.frames.stream().map(f -> StreamFrame.read(f).sequence()).toList());
  }

  @Test
  void refusesWhatMakesNoSense() {
    offer();
    Viewer one = relay.opened(anna, Pass.OPERATOR);
    relay.hear(one, new ViewerMessage.Tune(1));
    assertEquals("not_listening", anna.last().path("code").asText());
    for (String name : new String[] {"nobody", "fox", "", null}) {
      relay.hear(one, new ViewerMessage.Listen(name, null));
      assertEquals("unknown_agent", anna.last().path("code").asText());
    }
    relay.hear(one, new ViewerMessage.Listen("ear", -5L));
    assertEquals("out_of_range", anna.last().path("code").asText());
    assertTrue(asked.isEmpty());
    assertNull(relay.source("ear", 0, stream));
    listen(bob, null);
    assertNull(relay.source("ear", asked.get(0) + 1, stream));
    assertNull(relay.source("fox", asked.get(0), stream));
  }

  @Test
  void whoGivesNoSignOfLifeIsLetGo() {
    Viewer one = listen(anna, null);
    time.pass(Duration.ofSeconds(30));
    one.check();
    assertNull(anna.closed);
    one.hear();
    time.pass(Duration.ofSeconds(30));
    one.check();
    assertNull(anna.closed);
    time.pass(Duration.ofSeconds(10));
    one.check();
    assertEquals(Goodbye.TRY_AGAIN_LATER, anna.closed);
  }

  private void offer() {
    relay.offers(
        "ear", OFFER, message -> asked.add(((ServerMessage.ListenStart) message).stream()));
  }

  private Viewer listen(FakeChannel channel, Long centreHz) {
    Viewer viewer = relay.opened(channel, Pass.OPERATOR);
    relay.hear(viewer, new ViewerMessage.Listen("ear", centreHz));
    channel.received.removeIf(text -> text.startsWith("{\"type\":\"listeners\""));
    return viewer;
  }

  private Feed open() {
    Feed feed = relay.source("ear", asked.get(asked.size() - 1), stream);
    assertNotNull(feed);
    return feed;
  }

  private JsonNode listener() {
    return last(anna, "listeners").path("listeners").path(0);
  }

  private static JsonNode last(FakeChannel channel, String type) {
    List<String> types = channel.types();
    return channel.get(types.lastIndexOf(type));
  }

  private void row(Feed feed, long sequence) {
    StreamFrame head =
        new StreamFrame(StreamFrame.Kind.ROW, 0, sequence, 0, 145e6, 500_000, 0.5f, -140, 16);
    feed.frame(stream, head, all(head));
  }

  private void samples(Feed feed, int channel) {
    StreamFrame head =
        new StreamFrame(StreamFrame.Kind.SAMPLES, channel, 1, 0, 145e6, 24_000, 1, -60, 16);
    feed.frame(stream, head, all(head));
  }

  private static ByteBuffer all(StreamFrame head) {
    return head.begin().clear();
  }

  private static StreamReport receiving(long centreHz) {
    return new StreamReport.Receiving("virtual:rx0", centreHz, 500_000, 2048, 16, 1, 10);
  }
}
