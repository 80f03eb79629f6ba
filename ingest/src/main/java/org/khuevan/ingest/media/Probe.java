package org.khuevan.ingest.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What ffprobe tells of a file.
///
/// @param duration in seconds, or 0 if unknown
/// @param pictures video streams that are not covers
/// @param covers streams that hold a picture for the whole file
/// @param chapters those that the file names
/// @param codecs of sounds and pictures
/// @param tags what the file says of itself, with names in lower case
record Probe(
        double duration,
        List<Picture> pictures,
        List<Integer> covers,
        List<Sound> sounds,
        List<Subtitle> subtitles,
        List<Finding.Chapter> chapters,
        Set<String> codecs,
        Map<String, String> tags) {

    private static final Set<String> TEXT_CODECS =
            Set.of("subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text");

    /// The colours of these hold more light than an ordinary screen shows.
    private static final Set<String> HIGH_RANGE = Set.of("smpte2084", "arib-std-b67");

    /// What current browsers play.
    private static final Set<String> PLAYED_TYPES =
            Set.of(
                    "video/mp4",
                    "video/x-m4v",
                    "video/webm",
                    "audio/mpeg",
                    "audio/mp4",
                    "audio/webm",
                    "audio/ogg",
                    "audio/vorbis",
                    "audio/opus",
                    "audio/wav",
                    "audio/x-wav",
                    "audio/vnd.wave",
                    "audio/flac",
                    "audio/x-flac");

    private static final Set<String> PLAYED_CODECS =
            Set.of(
                    "h264",
                    "vp8",
                    "vp9",
                    "av1",
                    "aac",
                    "mp3",
                    "opus",
                    "vorbis",
                    "flac",
                    "pcm_s16le",
                    "pcm_u8");

    private static final Set<String> FIELDS = Set.of("tt", "bb", "tb", "bt");

    /// @param width as it is shown, after rotation
    /// @param interlaced whether it consists of two fields taken one after the other
    record Picture(int index, int width, int height, boolean interlaced, boolean highRange) {

        /// High dynamic range (PQ or HLG) brought down to what every screen shows.
        private static final String TO_STANDARD_RANGE =
                ",zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0"
                        + ",zscale=t=bt709:m=bt709:r=tv";

        /// Filters that make it as a screen shows it, to be appended to one that scales; or empty.
        String corrected() {
            return highRange ? TO_STANDARD_RANGE + ",format=yuv420p" : "";
        }
    }

    record Sound(int index, String language) {}

    /// A subtitle track that is text.
    ///
    /// @param language as the file calls it
    record Subtitle(int index, String language, String title) {}

    static Probe parse(String json) {
        JsonNode root = JsonMapper.builder().build().readTree(json);
        List<Picture> pictures = new ArrayList<>();
        List<Integer> covers = new ArrayList<>();
        List<Sound> sounds = new ArrayList<>();
        List<Subtitle> subtitles = new ArrayList<>();
        Set<String> codecs = new HashSet<>();
        double longest = 0;
        for (JsonNode stream : root.path("streams")) {
            int index = stream.path("index").asInt();
            String language = stream.path("tags").path("language").asString("");
            if (stream.path("codec_type").asString("").matches("video|audio")) {
                codecs.add(stream.path("codec_name").asString(""));
            }
            switch (stream.path("codec_type").asString("")) {
                case "video" -> {
                    if (stream.path("disposition").path("attached_pic").asInt(0) == 1) {
                        covers.add(index);
                    } else {
                        picture(stream, index).ifPresent(pictures::add);
                    }
                }
                case "audio" -> {
                    if (stream.path("channels").asInt(0) > 0) {
                        sounds.add(new Sound(index, language));
                    }
                }
                case "subtitle" -> {
                    if (TEXT_CODECS.contains(stream.path("codec_name").asString(""))) {
                        subtitles.add(
                                new Subtitle(
                                        index,
                                        language,
                                        stream.path("tags").path("title").asString("")));
                    }
                }
                default -> {
                    // Data streams and attachments are neither seen nor heard.
                }
            }
            longest = Math.max(longest, number(stream.path("duration")));
        }
        double whole = number(root.path("format").path("duration"));
        double played = played(root);
        return new Probe(
                played > 0 ? played : whole > 0 ? whole : longest,
                pictures,
                covers,
                sounds,
                subtitles,
                chapters(root),
                codecs,
                tags(root));
    }

    /// Whether it says where it was made.
    boolean tellsAPlace() {
        return tags.keySet().stream().anyMatch(name -> name.contains("location"));
    }

    /// The same, with a length that was found elsewhere.
    Probe lasting(double seconds) {
        return new Probe(seconds, pictures, covers, sounds, subtitles, chapters, codecs, tags);
    }

    /// Whether browsers play the file as it is.
    ///
    /// @param mediaType of the file
    boolean isPlayedByBrowsers(String mediaType) {
        return PLAYED_TYPES.contains(mediaType)
                && PLAYED_CODECS.containsAll(codecs)
                && pictures.stream().noneMatch(Picture::highRange);
    }

    /// How long sound and picture last, without captions that go on after them; 0 if one of them
    /// does not tell.
    private static double played(JsonNode root) {
        double longest = 0;
        for (JsonNode stream : root.path("streams")) {
            String type = stream.path("codec_type").asString("");
            boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
            if (type.equals("audio") || type.equals("video") && !cover) {
                double said = number(stream.path("duration"));
                // Matroska tells it in words.
                double seconds =
                        said > 0 ? said : clock(stream.path("tags").path("DURATION").asString(""));
                if (seconds <= 0) {
                    return 0;
                }
                longest = Math.max(longest, seconds);
            }
        }
        return longest;
    }

    private static double clock(String time) {
        if (!time.matches("\\d{1,4}:\\d{2}:\\d{2}(\\.\\d+)?")) {
            return 0;
        }
        double seconds = 0;
        for (String part : time.split(":", -1)) {
            seconds = seconds * 60 + Double.parseDouble(part);
        }
        return seconds;
    }

    /// A single chapter from end to end tells nothing.
    private static List<Finding.Chapter> chapters(JsonNode root) {
        List<Finding.Chapter> chapters = new ArrayList<>();
        for (JsonNode chapter : root.path("chapters")) {
            double start = number(chapter.path("start_time"));
            double end = Math.max(start, number(chapter.path("end_time")));
            String title = chapter.path("tags").path("title").asString("").strip();
            chapters.add(new Finding.Chapter(new Place.Span(start, end), title));
        }
        chapters.sort(Comparator.comparingDouble(chapter -> chapter.span().start()));
        return chapters.size() > 1 ? chapters : List.of();
    }

    private static Optional<Picture> picture(JsonNode stream, int index) {
        int width = stream.path("width").asInt(0);
        int height = stream.path("height").asInt(0);
        boolean onItsSide = false;
        for (JsonNode side : stream.path("side_data_list")) {
            onItsSide |= Math.abs(side.path("rotation").asInt(0)) % 180 == 90;
        }
        String[] shape = stream.path("sample_aspect_ratio").asString("1:1").split(":", -1);
        double stretch = shape.length == 2 ? ratio(shape[0], shape[1]) : 1;
        int shown = (int) Math.round(width * stretch);
        return width > 0 && height > 0
                ? Optional.of(
                        new Picture(
                                index,
                                onItsSide ? height : shown,
                                onItsSide ? shown : height,
                                FIELDS.contains(stream.path("field_order").asString("")),
                                HIGH_RANGE.contains(stream.path("color_transfer").asString(""))))
                : Optional.empty();
    }

    private static double ratio(String a, String b) {
        try {
            double ratio = Double.parseDouble(a) / Double.parseDouble(b);
            return ratio > 0.1 && ratio < 10 ? ratio : 1;
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    private static Map<String, String> tags(JsonNode root) {
        Map<String, String> tags = new HashMap<>();
        root.path("format")
                .path("tags")
                .properties()
                .forEach(tag ->
                        tags.putIfAbsent(
                                tag.getKey().toLowerCase(Locale.ROOT),
                                tag.getValue().asString("")));
        // Ogg keeps them with the stream.
        for (JsonNode stream : root.path("streams")) {
            // The way that a camera took.
            if (stream.path("codec_tag_string").asString("").equals("gpmd")) {
                tags.put("location", "gpmd");
            }
            if (stream.path("codec_type").asString("").equals("audio")) {
                stream.path("tags")
                        .properties()
                        .forEach(tag ->
                                tags.putIfAbsent(
                                        tag.getKey().toLowerCase(Locale.ROOT),
                                        tag.getValue().asString("")));
            }
        }
        return tags;
    }

    private static double number(JsonNode node) {
        try {
            double value = Double.parseDouble(node.asString("0"));
            return Double.isFinite(value) && value > 0 ? value : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
