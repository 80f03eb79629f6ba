package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.deposit.Checksum;
import org.khuevan.deposit.Destination;
import org.khuevan.deposit.Upload;
import org.khuevan.deposit.UploadId;
import org.khuevan.deposit.UploadRefused;
import org.khuevan.deposit.UploadRefused.Reason;
import org.khuevan.deposit.Uploads;
import org.khuevan.learning.HandIns;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Resumable uploads after tus 1.0.0 (<https://tus.io/protocols/resumable-upload>) with its
/// extensions `creation`, `creation-with-upload`, `termination`, `expiration` and `checksum`.
///
/// `Upload-Metadata` names the `material` (its id), or the `course` and the `activity` whose
/// assignment the file is handed in for, and the `filename`, and may tell when the file was
/// `modified`. When the file is whole, the answer has a header `Upload-File` with the id of the
/// file that it became: of the material, or of one's work.
@RestController
@RequestMapping("/api/uploads")
@Tag(name = "Uploads")
class UploadEndpoints {

    private static final String VERSION = "1.0.0";
    private static final String BYTES = "application/offset+octet-stream";
    private static final String EXTENSIONS =
            "creation,creation-with-upload,termination,expiration,checksum";

    private final Uploads uploads;
    private final CurrentMember current;

    UploadEndpoints(Uploads uploads, CurrentMember current) {
        this.uploads = uploads;
        this.current = current;
    }

    @Operation(summary = "What this tus server can do")
    @RequestMapping(
            path = {"", "/", "/{id}"},
            method = RequestMethod.OPTIONS)
    ResponseEntity<Void> capabilities() {
        return ResponseEntity.noContent()
                .header("Tus-Resumable", VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", Long.toString(Uploads.LARGEST))
                .header("Tus-Checksum-Algorithm", String.join(",", Checksum.ALGORITHMS))
                .build();
    }

    @Operation(
            summary = "Begin an upload",
            description =
                    "Headers: Upload-Length, and Upload-Metadata with the base64 values of filename"
                        + " and of material or, to hand a file of at most 200 MiB in, of course and"
                        + " activity (its assignment); and perhaps of modified: when the file was"
                        + " changed last, in milliseconds since 1970. A body of type"
                        + " application/offset+octet-stream is taken as the first bytes.")
    @PostMapping({"", "/"})
    ResponseEntity<Void> create(HttpServletRequest request) throws IOException {
        demandVersion(request);
        Map<String, String> metadata = metadata(request.getHeader("Upload-Metadata"));
        String name = metadata.getOrDefault("filename", metadata.getOrDefault("name", ""));
        Upload upload =
                uploads.create(
                        current.get(),
                        destination(metadata),
                        name,
                        number(request, "Upload-Length"),
                        modified(metadata.getOrDefault("modified", "")));
        if (isBytes(request) && !upload.isWhole()) {
            upload =
                    uploads.append(
                            current.get(),
                            upload.id(),
                            0,
                            request.getInputStream(),
                            checksum(request));
        }
        return told(HttpStatus.CREATED, upload)
                .location(URI.create("/api/uploads/" + upload.id()))
                .build();
    }

    @Operation(summary = "How far an upload is")
    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> offset(@PathVariable String id, HttpServletRequest request) {
        demandVersion(request);
        Upload upload = uploads.find(current.get(), new UploadId(id));
        return told(HttpStatus.OK, upload)
                .header("Upload-Length", Long.toString(upload.length()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Operation(
            summary = "Send the next bytes",
            description = "Headers: Upload-Offset and, if wanted, Upload-Checksum.")
    @PatchMapping("/{id}")
    ResponseEntity<Void> append(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        demandVersion(request);
        if (!isBytes(request)) {
            return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                    .header("Tus-Resumable", VERSION)
                    .build();
        }
        Upload upload =
                uploads.append(
                        current.get(),
                        new UploadId(id),
                        number(request, "Upload-Offset"),
                        request.getInputStream(),
                        checksum(request));
        return told(HttpStatus.NO_CONTENT, upload).build();
    }

    @Operation(summary = "Give an upload up")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> terminate(@PathVariable String id, HttpServletRequest request) {
        demandVersion(request);
        uploads.terminate(current.get(), new UploadId(id));
        return ResponseEntity.noContent().header("Tus-Resumable", VERSION).build();
    }

    /// Some networks let only GET and POST through; tus then names the real method in a header.
    @Operation(summary = "PATCH or DELETE, where a network lets only POST through")
    @PostMapping("/{id}")
    ResponseEntity<Void> overridden(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        return switch (String.valueOf(request.getHeader("X-HTTP-Method-Override"))) {
            case "PATCH" -> append(id, request);
            case "DELETE" -> terminate(id, request);
            default -> throw new UploadRefused(Reason.MALFORMED);
        };
    }

    private static ResponseEntity.BodyBuilder told(HttpStatus status, Upload upload) {
        ResponseEntity.BodyBuilder told =
                ResponseEntity.status(status)
                        .header("Tus-Resumable", VERSION)
                        .header("Upload-Offset", Long.toString(upload.offset()));
        upload.file().ifPresent(file -> told.header("Upload-File", file));
        return upload.isWhole() ? told : told.header("Upload-Expires", expires(upload));
    }

    private static String expires(Upload upload) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                upload.expires().atOffset(ZoneOffset.UTC));
    }

    private static void demandVersion(HttpServletRequest request) {
        if (!VERSION.equals(request.getHeader("Tus-Resumable"))) {
            throw new UploadAdvice.OtherTusVersion();
        }
    }

    private static boolean isBytes(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(BYTES);
    }

    private static Optional<Checksum> checksum(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Upload-Checksum")).map(Checksum::parse);
    }

    private static long number(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        if (value == null || !value.matches("\\d{1,18}")) {
            throw new UploadRefused(Reason.MALFORMED);
        }
        return Long.parseLong(value);
    }

    private static Optional<Instant> modified(String milliseconds) {
        return milliseconds.matches("\\d{1,15}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(milliseconds)))
                : Optional.empty();
    }

    private static Destination destination(Map<String, String> metadata) {
        String activity = metadata.get("activity");
        return activity == null
                ? new Destination.Draft(material(metadata.getOrDefault("material", "")))
                : HandIns.uploadsTo(
                        CurrentMember.course(metadata.getOrDefault("course", "")),
                        CurrentMember.activity(activity));
    }

    private static MaterialId material(String id) {
        try {
            return new MaterialId(id);
        } catch (IllegalArgumentException _) {
            throw new NoSuchMaterial(id);
        }
    }

    private static Map<String, String> metadata(@Nullable String header) {
        Map<String, String> values = new HashMap<>();
        for (String pair : header == null ? new String[0] : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            String encoded = parts.length == 2 ? parts[1].strip() : "";
            try {
                values.put(
                        parts[0],
                        new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException _) {
                throw new UploadRefused(Reason.MALFORMED);
            }
        }
        return values;
    }
}
