package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.khuevan.catalogue.CaptionTracks;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.Materials;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.people.CurrentActor;
import org.khuevan.rest.Bytes.Content;
import org.khuevan.search.Uses;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.Storage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The bytes of files and of what was derived from them. A file of a draft is answered to those who
/// may see the draft; to everybody else there is no such file.
@RestController
@Tag(name = "Files")
class FileEndpoints {

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("png", "image/png"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("m3u8", "application/vnd.apple.mpegurl"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("m4s", "video/iso.segment"),
                    Map.entry("ts", "video/mp2t"),
                    Map.entry("vtt", "text/vtt"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("xml", "application/xml"));

    /// Pictures with metadata of cameras. Others are drawn, not taken.
    private static final Pattern TELLING =
            Pattern.compile(
                    "image/(jpe?g|png|webp|tiff|hei[cf].*|avif|jxl|jp2|jpx|x-(?!ms-bmp|xcf|xfig)"
                            + ".*|vnd\\.adobe\\.photoshop)");

    private static final Set<Kind> MAY_TELL = EnumSet.of(Kind.IMAGE, Kind.VIDEO, Kind.AUDIO);

    private static final String PRIVATE = "private, no-cache";

    private final Materials materials;
    private final Storage storage;
    private final CurrentActor current;
    private final CaptionTracks tracks;
    private final Bytes bytes;
    private final Uses uses;

    FileEndpoints(
            Materials materials,
            CaptionTracks tracks,
            Storage storage,
            CurrentActor current,
            Bytes bytes,
            Uses uses) {
        this.uses = uses;
        this.materials = materials;
        this.tracks = tracks;
        this.storage = storage;
        this.current = current;
        this.bytes = bytes;
    }

    @Operation(
            summary = "Read a file",
            description =
                    "As it was given; ranges and conditional requests are understood. Whoever may"
                        + " not change the file gets a picture without the place where it was"
                        + " taken, and a recording without the place that it names, and whatever"
                        + " else its metadata say, as soon as there is such a copy.")
    @GetMapping("/files/{id}/{name}")
    void original(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        MaterialFile file =
                materials.file(current.get(), parse(id)).orElseThrow(() -> new NoSuchMaterial(id));
        Sha256 hash = file.stored().hash();
        // Nothing else has such a copy. All findings of a book are a lot to read for one range.
        Optional<ExaminedFile> examined =
                MAY_TELL.contains(file.kind()) || mayTellAPlace(file)
                        ? materials.examined(current.get(), file.id())
                        : Optional.empty();
        Optional<ExaminedFile> stripped = examined.filter(FileEndpoints::hasPublicCopy);
        boolean isPrivate =
                stripped.isPresent()
                        || mayTellAPlace(file)
                        || examined.filter(FileEndpoints::tellsAPlace).isPresent();
        if (isPrivate) {
            response.addHeader(HttpHeaders.VARY, "Authorization, Cookie");
            if (!materials.mayEdit(current.get(), file.id())) {
                // A picture that is not examined yet, or cannot be, has no copy for others.
                sendPublicCopy(
                        stripped.orElseThrow(() -> new NoSuchMaterial(id)), request, response);
                return;
            }
        }
        // What one address holds never changes, but it may be withdrawn one day.
        Content content =
                new Content(
                        file.name(),
                        file.mediaType(),
                        file.stored().size(),
                        hash.hex(),
                        isPrivate ? PRIVATE : cache(file.id(), 86_400));
        if (isDownload(request)) {
            materials.materialOf(file.id()).ifPresent(uses::downloaded);
        }
        bytes.send(
                content, (offset, length) -> storage.open(hash, offset, length), request, response);
    }

    private static boolean hasPublicCopy(ExaminedFile file) {
        return file.findings().of(Finding.PublicCopy.class).findAny().isPresent();
    }

    private static boolean tellsAPlace(ExaminedFile file) {
        return file.findings().all().contains(new Finding.Remark(Finding.Notice.PLACE_TOLD));
    }

    /// Whether a camera may have written into it where it was, by what it is, or by its name as
    /// long as nobody has looked.
    private static boolean mayTellAPlace(MaterialFile file) {
        String type = file.mediaType();
        if (type.equals(MediaType.APPLICATION_OCTET_STREAM_VALUE)) {
            type = MediaTypeFactory.getMediaType(file.name()).map(MediaType::toString).orElse(type);
        }
        return TELLING.matcher(type).matches();
    }

    private void sendPublicCopy(
            ExaminedFile examined, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Finding.PublicCopy copy =
                examined.findings().of(Finding.PublicCopy.class).findFirst().orElseThrow();
        MaterialFile file = examined.file();
        Sha256 hash = file.stored().hash();
        String where = examined.derivedRoot() + "/" + copy.path();
        long size =
                storage.sizeOfDerived(hash, where)
                        .orElseThrow(() -> new NoSuchMaterial(copy.path()));
        boolean same = copy.mediaType().equals(file.mediaType());
        String ending = copy.path().substring(copy.path().lastIndexOf('.'));
        String name = same ? file.name() : file.stem() + ending;
        Content content =
                new Content(
                        name,
                        copy.mediaType(),
                        size,
                        hash.hex().substring(0, 16) + "-public",
                        cache(file.id(), 3_600));
        if (isDownload(request)) {
            materials.materialOf(file.id()).ifPresent(uses::downloaded);
        }
        bytes.send(
                content,
                (offset, length) -> storage.openDerived(hash, where, offset, length),
                request,
                response);
    }

    /// Whether a person or a program takes the whole file, rather than a viewer reading in it.
    private static boolean isDownload(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return request.getMethod().equals("GET")
                && request.getHeader(HttpHeaders.RANGE) == null
                && request.getHeader(HttpHeaders.IF_NONE_MATCH) == null
                && (mode == null || mode.equals("navigate"));
    }

    @Operation(
            summary = "Read what was derived from a file",
            description = "Pictures, the HLS stream and captions, as findings name them.")
    @GetMapping("/files/{id}/derived/{*path}")
    void derived(
            @PathVariable String id,
            @PathVariable String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        MaterialFile file =
                materials.file(current.get(), parse(id)).orElseThrow(() -> new NoSuchMaterial(id));
        String relative = relative(path);
        Optional<String> captions =
                relative.endsWith(".vtt") ? tracks.written(file.id(), relative) : Optional.empty();
        if (captions.isPresent()) {
            send(captions.get(), relative, request, response);
            return;
        }
        Sha256 hash = file.stored().hash();
        String root = materials.derivedRoot(file).orElseThrow(() -> new NoSuchMaterial(id));
        String where = root + "/" + relative;
        long size = storage.sizeOfDerived(hash, where).orElseThrow(() -> new NoSuchMaterial(path));
        Content content =
                new Content(
                        where.substring(where.lastIndexOf('/') + 1),
                        type(where),
                        size,
                        "%.16s-%x-%x".formatted(hash.hex(), where.hashCode(), size),
                        grows(file, where) ? "no-store" : cache(file.id(), 3_600));
        bytes.send(
                content,
                (offset, length) -> storage.openDerived(hash, where, offset, length),
                request,
                response);
    }

    private String cache(FileId id, int seconds) {
        return materials.isPublic(id)
                ? "public, max-age=" + seconds + (seconds > 3_600 ? ", immutable" : "")
                : PRIVATE;
    }

    /// Captions that are written here may change at any time.
    private void send(
            String captions, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] utf8 = captions.getBytes(StandardCharsets.UTF_8);
        String tag = Integer.toHexString(captions.hashCode()) + "-" + utf8.length;
        bytes.send(
                new Content(path, type(path), utf8.length, tag, "private, no-cache"),
                (offset, length) ->
                        Optional.of(
                                new ByteArrayInputStream(
                                        utf8,
                                        Math.toIntExact(offset),
                                        (int) Math.min(length, utf8.length))),
                request,
                response);
    }

    /// A playlist names more and more while its recording is converted.
    private static boolean grows(MaterialFile file, String path) {
        return path.endsWith(".m3u8") && !file.examination().isOver();
    }

    /// No path leads out of the folder of what was derived from this file.
    private static String relative(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        if (!relative.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")) {
            throw new NoSuchMaterial(path);
        }
        return relative;
    }

    private static String type(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    static FileId parse(String id) {
        return FileId.parse(id).orElseThrow(() -> new NoSuchMaterial(id));
    }
}
