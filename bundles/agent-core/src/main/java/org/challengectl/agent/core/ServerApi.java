package org.challengectl.agent.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.HeartbeatRequest;
import org.challengectl.protocol.LogRequest;
import org.challengectl.protocol.PictureInfo;
import org.challengectl.protocol.RecordingCompleteRequest;
import org.challengectl.protocol.RecordingStartReply;
import org.challengectl.protocol.RecordingStartRequest;
import org.challengectl.protocol.RegisterReply;
import org.challengectl.protocol.RegisterRequest;
import org.challengectl.protocol.RenewReply;
import org.challengectl.protocol.StartedRequest;
import org.challengectl.protocol.Task;

/**
 * The server's HTTP interface as one agent sees it. Each call is one attempt, ends within a bounded
 * time, and throws {@link LinkException} if it does not work. Safe for concurrent use.
 */
public interface ServerApi {

  RegisterReply register(RegisterRequest request) throws LinkException;

  RegisterReply heartbeat(HeartbeatRequest request) throws LinkException;

  void signOut() throws LinkException;

  /**
   * Asks for work.
   *
   * @param deviceId the free radio
   */
  Optional<Task> poll(String deviceId) throws LinkException;

  /**
   * Renews a lease.
   *
   * @param timeout after which the answer is of no use
   */
  RenewReply renew(long lease, Duration timeout) throws LinkException;

  void started(long lease, StartedRequest request) throws LinkException;

  void complete(CompleteRequest request) throws LinkException;

  void log(LogRequest request) throws LinkException;

  RecordingStartReply recordingStart(RecordingStartRequest request) throws LinkException;

  void recordingComplete(long recordingId, RecordingCompleteRequest request) throws LinkException;

  void uploadPicture(long recordingId, Path png, PictureInfo info) throws LinkException;

  /**
   * Uploads a SigMF recording as an archive (SigMF 1.0, tar).
   *
   * @param meta the .sigmf-meta file
   * @param data the .sigmf-data file
   */
  void uploadSigMf(long recordingId, Path meta, Path data) throws LinkException;

  /**
   * Downloads a file.
   *
   * @param target is created or overwritten; its content is unverified
   * @param maxBytes what is longer is refused
   */
  void download(String sha256, Path target, long maxBytes) throws LinkException;
}
