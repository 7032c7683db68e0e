package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** A body that goes into a file, up to a limit. */
final class FileBody implements BodySubscriber<Long> {

  private final FileChannel channel;
  private final long maxBytes;
  private final AtomicLong received;
  private final CompletableFuture<Long> body = new CompletableFuture<>();
  private Flow.Subscription subscription;

  /**
   * @param received counts bytes, for whoever watches the progress
   */
  FileBody(FileChannel channel, long maxBytes, AtomicLong received) {
    this.channel = channel;
    this.maxBytes = maxBytes;
    this.received = received;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (body.isDone()) {
      return;
    }
    try {
      for (ByteBuffer buffer : buffers) {
        if (received.addAndGet(buffer.remaining()) > maxBytes) {
          throw new IOException("file longer than " + maxBytes + " bytes");
        }
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      subscription.request(1);
    } catch (IOException e) {
      subscription.cancel();
      body.completeExceptionally(e);
    }
  }

  @Override
  public void onError(Throwable cause) {
    body.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    body.complete(received.get());
  }
}
