package org.khuevan.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;

/// Tells what a file is from its content, with its name as a hint.
final class Recognition {

    /// What the endings of names promise, where the content must show it.
    private static final Map<String, String> PROMISES =
            Map.ofEntries(
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("docx", "application/"),
                    Map.entry("pptx", "application/"),
                    Map.entry("xlsx", "application/"),
                    Map.entry("doc", "application/"),
                    Map.entry("ppt", "application/"),
                    Map.entry("odt", "application/"),
                    Map.entry("odp", "application/"),
                    Map.entry("ods", "application/"),
                    Map.entry("epub", "application/epub"),
                    Map.entry("jpg", "image/"),
                    Map.entry("jpeg", "image/"),
                    Map.entry("png", "image/"),
                    Map.entry("gif", "image/"),
                    Map.entry("webp", "image/"),
                    Map.entry("tif", "image/"),
                    Map.entry("tiff", "image/"),
                    Map.entry("mp4", "video/"),
                    Map.entry("m4v", "video/"),
                    Map.entry("mov", "video/"),
                    Map.entry("mkv", "video/"),
                    Map.entry("webm", "video/"),
                    Map.entry("avi", "video/"),
                    Map.entry("mp3", "audio/"),
                    Map.entry("m4a", "audio/"),
                    Map.entry("flac", "audio/"),
                    Map.entry("ogg", "audio/"),
                    Map.entry("wav", "audio/"));

    private static final Set<String> MEDIA =
            Set.of(
                    "application/mp4",
                    "application/ogg",
                    "application/x-matroska",
                    "application/mxf",
                    "application/vnd.rn-realmedia",
                    "application/quicktime");

    private static final Set<String> UNKNOWN =
            Set.of("application/octet-stream", "text/plain", "application/x-empty");

    /// Word opens what is text and nothing else, and so do we.
    private static final Set<String> WORDS = Set.of("doc", "odt");

    /// Programs whose names end as those of other kinds do.
    private static final Map<String, String> PROGRAMS =
            Map.of("rs", "text/x-rust", "ts", "text/x-typescript");

    /// Names of e-mails, and what the content of one may be taken for.
    private static final Set<String> MAILS = Set.of("eml", "mbox");

    private static final Pattern LETTERS =
            Pattern.compile("text/(plain|html)|message/.*|application/(mbox|xhtml\\+xml)");

    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    /// Digital video as tapes have it (IEC 61834), which begins with a header section.
    private static final byte[] TAPE = {0x1F, 0x07, 0x00};

    /// TIFF for more than four gigabytes, which nothing here draws.
    private static final String LARGE_TIFF = "application/x-bigtiff";

    private static final byte[] LARGE_INTEL = {'I', 'I', 43, 0, 8, 0};
    private static final byte[] LARGE_MOTOROLA = {'M', 'M', 0, 43, 0, 8};

    private final TikaConfig tika;

    Recognition() {
        try {
            tika = new TikaConfig();
        } catch (TikaException | IOException e) {
            throw new IllegalStateException("Tika has no defaults", e);
        }
    }

    /// @param nameDiffers whether the name promises something else than what the file is
    record Recognised(String mediaType, boolean nameDiffers) {

        /// Notes for an instrument (MIDI) are no sound that can be played.
        boolean isMedia() {
            return !mediaType.equals("audio/midi")
                    && (mediaType.startsWith("video/")
                            || mediaType.startsWith("audio/")
                            || MEDIA.contains(mediaType));
        }
    }

    /// @throws UnreadableFile if the name promises something and the content is nothing known
    Recognised of(Path file, String name) throws IOException {
        String content = detect(file, "");
        if (content.equals("application/x-tika-ooxml-protected")) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, content);
        }
        String ending = ending(name);
        if (content.equals("application/octet-stream") && TransportStream.is(file)) {
            return new Recognised(TransportStream.TYPE, PROMISES.containsKey(ending));
        }
        if (content.equals("application/octet-stream") && begins(file, TAPE)) {
            return new Recognised("video/x-dv", PROMISES.containsKey(ending));
        }
        if (content.equals("application/octet-stream") && isLargeTiff(file)) {
            return new Recognised(LARGE_TIFF, false);
        }
        if (MAILS.contains(ending) && LETTERS.matcher(content).matches()) {
            boolean box = ending.equals("mbox") && begins(file, FROM);
            return new Recognised(box ? "application/mbox" : "message/rfc822", false);
        }
        if (content.equals("text/plain") && PROGRAMS.containsKey(ending)) {
            return new Recognised(PROGRAMS.getOrDefault(ending, content), false);
        }
        String promise = PROMISES.get(ending);
        if (promise == null) {
            return new Recognised(detect(file, name), false);
        }
        if (content.equals("text/plain") && WORDS.contains(ending)) {
            return new Recognised(content, true);
        }
        if (UNKNOWN.contains(content)) {
            throw new UnreadableFile(
                    Problem.NOT_WHAT_ITS_NAME_SAYS, "." + ending + " but " + content);
        }
        String both = detect(file, name);
        return both.startsWith(promise) || isMedia(both, promise)
                ? new Recognised(both, isOtherOffice(both, name))
                : new Recognised(content, true);
    }

    private static boolean isLargeTiff(Path file) throws IOException {
        return begins(file, LARGE_INTEL) || begins(file, LARGE_MOTOROLA);
    }

    private static boolean begins(Path file, byte[] with) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(with.length), with);
        }
    }

    private static boolean isMedia(String type, String promise) {
        boolean promised = promise.equals("video/") || promise.equals("audio/");
        return promised && new Recognised(type, false).isMedia();
    }

    /// A spreadsheet that is called a text document is read as what it is.
    private boolean isOtherOffice(String type, String name) throws IOException {
        String named = tika.getMimeRepository().detect(null, named(name)).toString();
        MediaTypeRegistry registry = tika.getMediaTypeRegistry();
        return type.startsWith("application/")
                && !named.equals(type)
                && !registry.isSpecializationOf(MediaType.parse(type), MediaType.parse(named))
                && !registry.isSpecializationOf(MediaType.parse(named), MediaType.parse(type))
                && !new Recognised(type, false).isMedia();
    }

    private String detect(Path file, String name) throws IOException {
        try (TikaInputStream stream = TikaInputStream.get(file, new Metadata())) {
            MediaType type = tika.getDetector().detect(stream, named(name));
            return type.getBaseType().toString();
        }
    }

    private static Metadata named(String name) {
        Metadata metadata = new Metadata();
        if (!name.isEmpty()) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        return metadata;
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
