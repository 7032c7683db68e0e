package org.challengectl.agent.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.ServerApi;
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

/** A server in memory: gives out tasks, notes what it is told, and fails as the test says. */
public final class FakeServerApi implements ServerApi {

  /** Decides what becomes of a call. */
  @FunctionalInterface
  public interface Fate {
    void decide() throws LinkException;
  }

  public final ConcurrentLinkedDeque<Task> tasks = new ConcurrentLinkedDeque<>();
  public final List<String> polls = new CopyOnWriteArrayList<>();
  public final List<Long> renewals = new CopyOnWriteArrayList<>();
  public final List<StartedRequest> starts = new CopyOnWriteArrayList<>();
  public final List<CompleteRequest> completions = new CopyOnWriteArrayList<>();
  public final List<RecordingStartRequest> recordingStarts = new CopyOnWriteArrayList<>();
  public final Map<Long, RecordingCompleteRequest> recordings = new ConcurrentHashMap<>();
  public final Map<Long, PictureInfo> pictures = new ConcurrentHashMap<>();
  public final Map<Long, Long> pictureBytes = new ConcurrentHashMap<>();
  public final Map<Long, String> sigMf = new ConcurrentHashMap<>();
  public final Map<String, byte[]> files = new ConcurrentHashMap<>();
  public final AtomicInteger completeCalls = new AtomicInteger();
  public final AtomicInteger uploadCalls = new AtomicInteger();
  public volatile double leaseSeconds = 60;
  public volatile boolean stop;
  public volatile Fate onPoll = () -> {};
  public volatile Fate onRenew = () -> {};
  public volatile Fate onComplete = () -> {};
  public volatile Fate onUpload = () -> {};

  public static LinkException failure(Kind kind) {
    return new LinkException(kind, "as the test wants it");
  }

  @Override
  public RegisterReply register(RegisterRequest request) {
    return new RegisterReply("registered", "agent", true, Instant.now());
  }

  @Override
  public RegisterReply heartbeat(HeartbeatRequest request) {
    return register(null);
  }

  @Override
  public void signOut() {}

  @Override
  public Optional<Task> poll(String deviceId) throws LinkException {
    polls.add(deviceId);
    onPoll.decide();
    return Optional.ofNullable(tasks.poll());
  }

  @Override
  public RenewReply renew(long lease, Duration timeout) throws LinkException {
    onRenew.decide();
    renewals.add(lease);
    return new RenewReply(lease, leaseSeconds, stop);
  }

  @Override
  public void started(long lease, StartedRequest request) {
    starts.add(request);
  }

  @Override
  public void complete(CompleteRequest request) throws LinkException {
    completeCalls.incrementAndGet();
    onComplete.decide();
    completions.add(request);
  }

  @Override
  public void log(LogRequest request) {}

  @Override
  public RecordingStartReply recordingStart(RecordingStartRequest request) {
    recordingStarts.add(request);
    return new RecordingStartReply(request.assignmentId());
  }

  @Override
  public void recordingComplete(long recordingId, RecordingCompleteRequest request) {
    recordings.put(recordingId, request);
  }

  @Override
  public void uploadPicture(long recordingId, Path png, PictureInfo info) throws LinkException {
    uploadCalls.incrementAndGet();
    onUpload.decide();
    try {
      pictureBytes.put(recordingId, Files.size(png));
    } catch (IOException e) {
      throw new LinkException(Kind.REFUSED, "no picture", e);
    }
    pictures.put(recordingId, info);
  }

  @Override
  public void uploadSigMf(long recordingId, Path meta, Path data) throws LinkException {
    try {
      sigMf.put(recordingId, Files.readString(meta) + Files.size(data));
    } catch (IOException e) {
      throw new LinkException(Kind.REFUSED, "no samples", e);
    }
  }

  @Override
  public void download(String sha256, Path target, long maxBytes) throws LinkException {
    byte[] content = files.get(sha256);
    if (content == null) {
      throw failure(Kind.NOT_FOUND);
    }
    try {
      Files.write(target, content);
    } catch (IOException e) {
      throw new LinkException(Kind.UNREACHABLE, "cannot be kept", e);
    }
  }
}
