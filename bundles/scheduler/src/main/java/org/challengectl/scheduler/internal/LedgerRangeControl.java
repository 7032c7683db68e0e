package org.challengectl.scheduler.internal;

import java.util.List;
import java.util.function.Function;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.DomainEvent.RangesChanged;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.scheduler.RangeChanges;
import org.challengectl.scheduler.RangeControl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What organisers do to frequency ranges. */
@Component(service = RangeControl.class)
public final class LedgerRangeControl implements RangeControl {

  private final SchedulerCore core;
  private final ChallengeRepository challenges;
  private final EventRepository events;

  @Activate
  public LedgerRangeControl(
      @Reference SchedulerCore core,
      @Reference ChallengeRepository challenges,
      @Reference EventRepository events) {
    this.core = core;
    this.challenges = challenges;
    this.events = events;
  }

  @Override
  public FrequencyRange create(FrequencyRange range) {
    change(changes -> changes.created(range));
    return range;
  }

  @Override
  public FrequencyRange replace(FrequencyRange range) {
    change(changes -> changes.replaced(range));
    return range;
  }

  @Override
  public void delete(String name) {
    change(changes -> changes.deleted(name));
  }

  private void change(Function<RangeChanges, List<FrequencyRange>> change) {
    core.inOrder(
        () -> {
          events.saveFrequencyRanges(
              change.apply(new RangeChanges(events.frequencyRanges(), challenges.all())));
          List<FrequencyRange> stored = events.frequencyRanges();
          core.publish(new RangesChanged(core.now(), stored));
          core.publish(new WorkAvailable(core.now()));
          return stored;
        });
  }
}
