package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Appointments (iCalendar, RFC 5545) and people (vCard, RFC 6350): each a section, headed by its
/// summary or name, with what a reader wants to know of it.
public final class CardExaminer implements Examiner {

    private static final Set<String> TYPES =
            Set.of("text/calendar", "text/x-vcalendar", "text/x-vcard", "text/vcard");
    private static final Set<String> WHOLE = Set.of("VEVENT", "VTODO", "VJOURNAL", "VCARD");
    private static final Set<String> NAMES = Set.of("SUMMARY", "FN");
    private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "DUE", "BDAY");

    /// What is shown of one, in this order.
    private static final List<String> SHOWN =
            List.of(
                    "DTSTART",
                    "DTEND",
                    "DUE",
                    "LOCATION",
                    "ORG",
                    "TITLE",
                    "ROLE",
                    "TEL",
                    "EMAIL",
                    "ADR",
                    "URL",
                    "BDAY",
                    "DESCRIPTION",
                    "NOTE");

    private static final Pattern LINE =
            Pattern.compile("(?:[\\w-]+\\.)?([\\w-]+)(?:[^:\"]++|\"[^\"]*+\")*+:(.*)");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{4})-?(\\d\\d)-?(\\d\\d)(?:T(\\d\\d):?(\\d\\d)(?::?\\d\\d)?(Z?))?");

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType);
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        // A line that is too long goes on in the next one behind a blank.
        String text = Decoding.read(source.file()).replaceAll("\\R[ \\t]", "");
        Document page = Jsoup.parse("");
        List<Map.Entry<String, String>> card = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                String name = parts.group(1).toUpperCase(Locale.ROOT);
                String value = parts.group(2).strip();
                boolean isWhole = WHOLE.contains(value.toUpperCase(Locale.ROOT));
                if (name.equals("BEGIN") && isWhole) {
                    card.clear();
                } else if (name.equals("END") && isWhole) {
                    write(card, page.body());
                    card.clear();
                } else {
                    card.add(Map.entry(name, value));
                }
            }
        }
        HtmlExaminer.read(page, source, report);
        return Kind.DOCUMENT;
    }

    private static void write(List<Map.Entry<String, String>> card, Element body) {
        card.stream()
                .filter(field -> NAMES.contains(field.getKey()) && !field.getValue().isEmpty())
                .findFirst()
                .ifPresent(name -> body.appendElement("h2").text(plain(name.getValue())));
        for (String name : SHOWN) {
            for (Map.Entry<String, String> field : card) {
                String value = plain(field.getValue());
                if (field.getKey().equals(name) && !value.isBlank()) {
                    write(TIMES.contains(name) ? time(value) : value, body);
                }
            }
        }
    }

    private static void write(String value, Element body) {
        Element paragraph = body.appendElement("p");
        for (String line : value.split("\n", -1)) {
            if (paragraph.childNodeSize() > 0) {
                paragraph.appendElement("br");
            }
            paragraph.appendText(line);
        }
    }

    /// Without the signs that keep its parts together.
    private static String plain(String value) {
        return value.replaceAll("(?i)^mailto:", "")
                .replaceAll("\\\\[nN]", "\n")
                .replaceAll("(?<!\\\\);", " ")
                .replaceAll("\\\\([,;\\\\])", "$1")
                .replaceAll("(?m)^\\s+|[ \\t]+$", "");
    }

    private static String time(String value) {
        Matcher time = TIME.matcher(value);
        if (!time.lookingAt()) {
            return value;
        }
        String day = time.group(1) + "-" + time.group(2) + "-" + time.group(3);
        return time.group(4) == null
                ? day
                : day
                        + " "
                        + time.group(4)
                        + ":"
                        + time.group(5)
                        + (time.group(6).isEmpty() ? "" : " UTC");
    }
}
