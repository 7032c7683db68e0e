package org.challengectl.persistence.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.EntityTransaction;
import javax.persistence.PersistenceException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open database whose schema is up to date: plain connections for the ledger, transactions over
 * the entities for the rest. Safe for concurrent use.
 */
public final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final DatabaseSettings settings;
  private final DataDirectory directory;
  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final EntityManagerFactory writerUnit;
  private final EntityManagerFactory readerUnit;
  private final FencingNumbers fencing;
  private final ChallengeSpecs specs = new ChallengeSpecs();
  private final Gate gate = new Gate();
  private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

  Database(
      DatabaseSettings settings,
      DataDirectory directory,
      HikariDataSource writer,
      HikariDataSource readers,
      EntityManagerFactory writerUnit,
      EntityManagerFactory readerUnit,
      FencingNumbers fencing) {
    this.settings = settings;
    this.directory = directory;
    this.writer = writer;
    this.readers = readers;
    this.writerUnit = writerUnit;
    this.readerUnit = readerUnit;
    this.fencing = fencing;
  }

  /** Throws if entities cannot be read or transactions cannot be begun. */
  void check() {
    read(entities -> entities.createNativeQuery("select 1").getResultList());
    write(entities -> entities.createNativeQuery("select 1").getResultList());
  }

  public Dialect dialect() {
    return settings.dialect();
  }

  public Path directory() {
    return directory.path();
  }

  public FencingNumbers fencing() {
    return fencing;
  }

  public ChallengeSpecs specs() {
    return specs;
  }

  /** The one connection that writes. Use it within {@link #writing}. */
  public DataSource writer() {
    return writer;
  }

  /**
   * Does some work that writes; {@link #close} waits for it.
   *
   * @throws IllegalStateException if this thread is writing already
   */
  public <T> T writing(Supplier<T> work) {
    requireNotWriting();
    writing.set(true);
    try {
      return gate.pass(work);
    } finally {
      writing.remove();
    }
  }

  /**
   * Checks that this thread may begin to write.
   *
   * @throws IllegalStateException if it is writing already
   */
  public void requireNotWriting() {
    if (writing.get()) {
      throw new IllegalStateException("Transactions that write do not nest");
    }
  }

  /** Reads entities. */
  public <T> T read(Function<EntityManager, T> work) {
    return gate.pass(
        () -> {
          EntityManager entities = readerUnit.createEntityManager();
          try {
            return work.apply(entities);
          } catch (PersistenceException e) {
            throw failed(e);
          } finally {
            entities.close();
          }
        });
  }

  /**
   * Reads and writes entities in one transaction, serialised with all others that write. If {@code
   * work} throws, nothing has happened.
   */
  public <T> T write(Function<EntityManager, T> work) {
    return write(work, EntityTransaction::commit);
  }

  /** Does the same as {@link #write} and takes it back. */
  public <T> T tryWrite(Function<EntityManager, T> work) {
    return write(
        entities -> {
          T result = work.apply(entities);
          // What the database itself refuses shows now.
          entities.flush();
          return result;
        },
        EntityTransaction::rollback);
  }

  private <T> T write(Function<EntityManager, T> work, Consumer<EntityTransaction> end) {
    return writing(
        () -> {
          EntityManager entities = writerUnit.createEntityManager();
          try {
            entities.getTransaction().begin();
            lock(entities);
            T result = work.apply(entities);
            end.accept(entities.getTransaction());
            return result;
          } catch (PersistenceException e) {
            throw failed(e);
          } finally {
            if (entities.getTransaction().isActive()) {
              entities.getTransaction().rollback();
            }
            entities.close();
          }
        });
  }

  private void lock(EntityManager entities) {
    switch (settings.dialect()) {
      case SQLITE -> {
        // The transaction begins IMMEDIATE.
      }
      case POSTGRESQL ->
          entities
              .createNativeQuery("select pg_advisory_xact_lock(" + Dialect.WRITE_LOCK + ")")
              .getResultList();
    }
  }

  private static DatabaseException failed(PersistenceException cause) {
    return new DatabaseException(
        DatabaseException.Code.FAILED, "The database refused a statement.", cause);
  }

  /** Waits for what is under way, then closes all connections. */
  @Override
  public void close() {
    if (!gate.close(10, TimeUnit.SECONDS)) {
      LOG.warn("The database is closed while something still uses it");
    }
    writerUnit.close();
    readerUnit.close();
    readers.close();
    writer.close();
    fencing.close();
    directory.close();
    LOG.info("Database {} is closed", settings);
  }
}
