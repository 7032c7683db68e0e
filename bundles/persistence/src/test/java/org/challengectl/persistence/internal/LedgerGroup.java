package org.challengectl.persistence.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.LedgerTransaction;

/** Transactions that are made to wait while one is at work, so that they are committed together. */
final class LedgerGroup {

  private final Ledger ledger;
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch all = new CountDownLatch(1);
  private final List<Member<?>> members = new ArrayList<>();
  private final FutureTask<?> first;

  /** Begins the transaction that the others wait for. */
  LedgerGroup(Ledger ledger) throws InterruptedException {
    this.ledger = ledger;
    this.first =
        run(
            () ->
                ledger.transact(
                    tx -> {
                      atWork.countDown();
                      return await(all);
                    }));
    atWork.await();
  }

  /** One of the group, once it is committed. */
  record Member<T>(FutureTask<T> task) {

    T result() throws ExecutionException, InterruptedException {
      return task.get();
    }

    /** What it threw. */
    Optional<Throwable> failure() throws InterruptedException {
      try {
        task.get();
        return Optional.empty();
      } catch (ExecutionException e) {
        return Optional.of(e.getCause());
      }
    }
  }

  /** Adds one; it waits when this returns. */
  <T> Member<T> add(Function<LedgerTransaction, T> work, Consumer<? super T> told) {
    FutureTask<T> task = new FutureTask<>(() -> ledger.transact(work, told));
    Thread thread = new Thread(task, "waits");
    thread.start();
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    Member<T> member = new Member<>(task);
    members.add(member);
    return member;
  }

  /** Lets all go on and waits for their end. */
  void commit() throws ExecutionException, InterruptedException {
    all.countDown();
    first.get();
    for (Member<?> member : members) {
      member.failure();
    }
  }

  private static FutureTask<?> run(Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    new Thread(task, "first").start();
    return task;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
