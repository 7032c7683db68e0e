package org.challengectl.persistence.internal;

/** The database does not do what it should. The message is one sentence for an operator. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Code {
    /** The configuration makes no sense. */
    CONFIGURATION,
    /** The data directory cannot be used. */
    DIRECTORY,
    /** There is no answer from the database. */
    UNREACHABLE,
    /** Something else holds the database for too long. */
    BUSY,
    /** The schema was made by a newer version. */
    SCHEMA_NEWER,
    /** The tables belong to another program. */
    SCHEMA_FOREIGN,
    /** The database was closed. */
    CLOSED,
    /** A statement failed. */
    FAILED
  }

  private final Code code;

  public DatabaseException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public DatabaseException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
