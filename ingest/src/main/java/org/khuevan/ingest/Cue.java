package org.khuevan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A caption, from WebVTT (W3C) or SubRip.
///
/// @param start in seconds
/// @param settings where WebVTT puts it on the picture, or empty
/// @param text its lines, with WebVTT's own markup at most
public record Cue(double start, double end, String settings, String text) {

    private static final String TIME = "((?:\\d+:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})";
    private static final Pattern TIMING =
            Pattern.compile("^\\s*" + TIME + "\\s*-->\\s*" + TIME + "(.*)$");
    private static final Pattern UNKNOWN_TAG =
            Pattern.compile("\\{\\\\[^}]*}|</?(?!/?(?:b|i|u|v|c|lang|ruby|rt)\\b)[^>]*>");
    private static final Pattern ANY_TAG = Pattern.compile("<[^>]*>");

    /// All cues, in the order of their starts; lines that are not part of one are passed over.
    public static List<Cue> parse(String text) {
        List<Cue> cues = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher timing = TIMING.matcher(lines.get(i));
            if (timing.matches()) {
                List<String> words = new ArrayList<>();
                while (i + 1 < lines.size() && !lines.get(i + 1).isBlank()) {
                    if (TIMING.matcher(lines.get(i + 1)).matches()) {
                        break;
                    }
                    words.add(lines.get(++i));
                }
                double start = seconds(timing.group(1));
                double end = Math.max(start, seconds(timing.group(2)));
                String said = UNKNOWN_TAG.matcher(String.join("\n", words)).replaceAll("").strip();
                if (!said.isEmpty()) {
                    cues.add(new Cue(start, end, settings(timing.group(3)), said));
                }
            }
        }
        cues.sort((a, b) -> Double.compare(a.start, b.start));
        return cues;
    }

    /// As a WebVTT file.
    public static String webVtt(List<Cue> cues) {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            vtt.append('\n')
                    .append(time(cue.start))
                    .append(" --> ")
                    .append(time(cue.end))
                    .append(cue.settings.isEmpty() ? "" : " " + cue.settings)
                    .append('\n')
                    .append(cue.text.replace("-->", "→"))
                    .append('\n');
        }
        return vtt.toString();
    }

    /// What is said, without any markup.
    public String words() {
        return ANY_TAG.matcher(text)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String settings(String said) {
        String known = said.strip();
        return known.matches("((vertical|line|position|size|align|region):\\S+\\s*)*") ? known : "";
    }

    private static double seconds(String time) {
        double seconds = 0;
        for (String part : time.replace(',', '.').split(":", -1)) {
            seconds = seconds * 60 + Double.parseDouble(part);
        }
        return seconds;
    }

    /// A time as WebVTT writes it.
    public static String time(double seconds) {
        long millis = Math.round(seconds * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }
}
