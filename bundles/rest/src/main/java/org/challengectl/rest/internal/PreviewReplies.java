package org.challengectl.rest.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.challengectl.preview.Preview;

/** A preview as an answer: JSON with the picture in it, or the picture with figures in headers. */
final class PreviewReplies {

  private static final String HEADER = "X-Preview-";

  private PreviewReplies() {}

  static Map<String, Object> json(Preview preview) {
    Map<String, Object> reply = new LinkedHashMap<>(preview.figures().values());
    reply.put("png_base64", preview.png());
    return reply;
  }

  static Response.ResponseBuilder picture(Preview preview) {
    Response.ResponseBuilder reply = Response.ok(preview.png(), RecordingResource.PNG);
    preview
        .figures()
        .values()
        .forEach((name, value) -> reply.header(HEADER + name.replace('_', '-'), value));
    return reply;
  }
}
