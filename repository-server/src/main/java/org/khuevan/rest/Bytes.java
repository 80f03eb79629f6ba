package org.khuevan.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.catalogue.Sentences;
import org.khuevan.storage.Storage;
import org.khuevan.storage.StoredFile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/// Answers with stored bytes as RFC 9110 has it: whole, one range, or not at all where the asker
/// has them. Several ranges at once are answered with the whole.
@Component
class Bytes {

    /// What a browser shows without running anything in our name.
    private static final List<String> SHOWN =
            List.of(
                    "application/pdf",
                    "image/png",
                    "image/jpeg",
                    "image/gif",
                    "image/webp",
                    "image/avif",
                    "text/vtt",
                    "application/vnd.apple.mpegurl");

    private static final String SANDBOX =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /// Scripts run, but as nobody: no cookies, no storage, no way to our pages or to leave the
    /// frame.
    private static final String SANDBOX_WITH_SCRIPTS =
            "sandbox allow-scripts allow-forms allow-modals allow-popups allow-pointer-lock"
                    + " allow-presentation allow-downloads";

    /// What is to be sent.
    ///
    /// @param tag names exactly these bytes
    /// @param cache how long whom
    record Content(String name, String mediaType, long size, String tag, String cache) {}

    private final Storage storage;

    Bytes(Storage storage) {
        this.storage = storage;
    }

    /// Opens a stretch of the bytes.
    @FunctionalInterface
    interface Source {
        Optional<InputStream> open(long offset, long length);
    }

    /// Sends all that is stored of one thing.
    ///
    /// @param cache how long whom
    void send(
            StoredFile stored,
            String name,
            String mediaType,
            String cache,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(
                new Content(name, mediaType, stored.size(), stored.hash().hex(), cache),
                (offset, length) -> storage.open(stored.hash(), offset, length),
                request,
                response);
    }

    void send(
            Content content,
            Source source,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(content, source, request, response, Bytes::describe);
    }

    /// Sends what somebody wrote for browsers, which a browser shows and runs in a sandbox: without
    /// our cookies, our storage or our pages, as if it came from nowhere.
    void sendSandboxed(
            Content content,
            Source source,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(content, source, request, response, Bytes::describeSandboxed);
    }

    private void send(
            Content content,
            Source source,
            HttpServletRequest request,
            HttpServletResponse response,
            BiConsumer<Content, HttpServletResponse> describing)
            throws IOException {
        String tag = "\"" + content.tag() + "\"";
        response.setHeader(HttpHeaders.CACHE_CONTROL, content.cache());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return;
        }
        describing.accept(content, response);
        List<HttpRange> ranges = ranges(request, tag);
        long start = 0;
        long length = content.size();
        if (ranges.size() == 1) {
            start = ranges.getFirst().getRangeStart(content.size());
            long end = ranges.getFirst().getRangeEnd(content.size());
            if (start >= content.size() || start > end) {
                outside(content, request, response);
                return;
            }
            length = end - start + 1;
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE, "bytes " + start + "-" + end + "/" + content.size());
        }
        response.setContentLengthLong(length);
        if (!request.getMethod().equals("HEAD")) {
            try (InputStream bytes = open(content, source, start, length, response)) {
                bytes.transferTo(response.getOutputStream());
            }
        }
    }

    /// What was said of the bytes is not true of the problem that is answered instead.
    private static InputStream open(
            Content content, Source source, long start, long length, HttpServletResponse response) {
        try {
            return source.open(start, length).orElseThrow(() -> new NoSuchMaterial(content.name()));
        } catch (RuntimeException e) {
            response.reset();
            throw e;
        }
    }

    private static void describe(Content content, HttpServletResponse response) {
        String type = content.mediaType();
        boolean media = type.startsWith("video/") || type.startsWith("audio/");
        boolean shown = media || SHOWN.contains(type);
        response.setContentType(
                type.startsWith("text/") && !type.contains("charset")
                        ? type + ";charset=UTF-8"
                        : type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(content.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (!shown) {
            response.setHeader("Content-Security-Policy", SANDBOX);
        }
    }

    private static void describeSandboxed(Content content, HttpServletResponse response) {
        // Without a charset, as pages may say their own.
        response.setContentType(content.mediaType());
        response.setHeader("Content-Security-Policy", SANDBOX_WITH_SCRIPTS);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        // From nowhere everything is elsewhere, also the files beside a page.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    /// None, where the request wants the whole or knows other bytes (If-Range).
    private static List<HttpRange> ranges(HttpServletRequest request, String tag) {
        String range = request.getHeader(HttpHeaders.RANGE);
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        if (range == null || (condition != null && !condition.equals(tag))) {
            return List.of();
        }
        try {
            return HttpRange.parseRanges(range);
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private static void outside(
            Content content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
        response.setContentType(MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8");
        response.getOutputStream()
                .write(Sentences.of("range", request.getLocale()).getBytes(StandardCharsets.UTF_8));
    }
}
