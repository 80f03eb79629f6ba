package org.khuevan.ingest.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.Progress.Step;

/// Collects what is found in one file, cleans it, and adds what the text itself tells: its language
/// and a Creative Commons licence that it names.
public final class Report {

    private static final int LONGEST_VALUE = 2_000;
    private static final int LONGEST_HEADING = 300;
    private static final int MOST_HEADINGS = 2_000;
    private static final int MOST_LINKS = 2_000;
    private static final Pattern ELSEWHERE =
            Pattern.compile("(https?://|mailto:)[^\\s<>\"]{1,2000}", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cn}&&[^\\n\\t]]");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\x{A0}]+");
    private static final Pattern GAPS = Pattern.compile(" ?\\n ?(\\n\\s*)?");
    private static final Pattern LICENCE =
            Pattern.compile(
                    "creativecommons\\.org/(licenses/[a-z-]+/\\d\\.\\d|publicdomain/zero/1\\.0)",
                    Pattern.CASE_INSENSITIVE);

    /// Titles that programs write when nobody gave one.
    private static final Pattern NO_TITLE =
            Pattern.compile(
                    "(microsoft (word|powerpoint|excel) - .*|untitled.*|(powerpoint"
                            + " )?presentation|slide \\d+|document\\d*|no"
                            + " title|title|.*\\.(docx?|pptx?|pdf|odt|odp"
                            + "|tex|dvi|indd|qxd|rtf|html?|key|pages|mp[34]|mov|avi))",
                    Pattern.CASE_INSENSITIVE);

    private final List<Finding> findings = new ArrayList<>();
    private final Set<Finding.Property> properties = new LinkedHashSet<>();
    private final Set<Notice> notices = new LinkedHashSet<>();
    private final StringBuilder sample = new StringBuilder();
    private final Progress progress;
    private int room;
    private int percent;
    private int headings;
    private final Set<String> links = new HashSet<>();

    /// @param textCharacters how much text is kept
    public Report(int textCharacters, Progress progress) {
        this.room = textCharacters;
        this.progress = progress;
    }

    /// Text at a place. Text that is blank is left out.
    public void text(Place place, String text) {
        String clean = clean(text);
        if (clean.isEmpty()) {
            return;
        }
        if (clean.length() > room) {
            clean = clean.substring(0, Math.max(0, room));
            notice(Notice.TEXT_CUT);
        }
        room -= clean.length();
        if (!clean.isEmpty()) {
            findings.add(new Finding.Text(place, clean + "\n", PassageLanguages.of(clean + "\n")));
            if (sample.length() < 20_000) {
                sample.append(clean).append('\n');
            }
        }
    }

    /// Whether more text would be left out, so that an examiner may stop.
    public boolean isFull() {
        return room <= 0;
    }

    /// Something the file says of itself; blank values and titles that mean nothing are left out.
    public void property(Name name, String value) {
        String clean = clean(value).replace('\n', ' ').strip();
        if (clean.length() > LONGEST_VALUE) {
            clean = clean.substring(0, LONGEST_VALUE);
        }
        boolean empty =
                clean.isEmpty()
                        || (name == Name.TITLE && NO_TITLE.matcher(clean).matches())
                        || (name == Name.AUTHOR && clean.length() < 2);
        if (!empty) {
            properties.add(new Finding.Property(name, clean));
        }
    }

    /// A property, unless the file said it already.
    public void propertyIfNone(Name name, String value) {
        if (properties.stream().noneMatch(known -> known.name() == name)) {
            property(name, value);
        }
    }

    /// A heading, unless it is blank.
    public void heading(Place place, int level, String words) {
        String clean = clean(words).replace('\n', ' ');
        if (!clean.isEmpty() && headings < MOST_HEADINGS) {
            headings++;
            findings.add(
                    new Finding.Heading(
                            place,
                            Math.clamp(level, 1, 9),
                            clean.substring(0, Math.min(LONGEST_HEADING, clean.length()))));
        }
    }

    /// A link, if it leads to elsewhere.
    public void link(Place place, String address, String words) {
        String known = address.strip();
        if (ELSEWHERE.matcher(known).matches()
                && links.size() < MOST_LINKS
                && links.add(place + " " + known)) {
            findings.add(new Finding.Link(place, known, clean(words).replace('\n', ' ')));
        }
    }

    public void add(Finding finding) {
        findings.add(finding);
    }

    public void notice(Notice notice) {
        notices.add(notice);
    }

    /// @param done of `all`, which are the part of the examination between two percentages
    public void progress(Step step, int done, int all, int from, int to) {
        int now = from + (int) ((long) (to - from) * done / Math.max(1, all));
        percent = Math.max(percent, now);
        progress.at(step, percent);
    }

    /// All of it, with the language of the text and its licence.
    public Findings findings(Kind kind, String mediaType) {
        Languages.of(sample.toString())
                .ifPresent(language -> {
                    properties.removeIf(known -> known.name() == Name.LANGUAGE);
                    property(Name.LANGUAGE, language);
                });
        licenceIn(sample).forEach(licence -> propertyIfNone(Name.LICENCE, licence));
        List<Finding> all = new ArrayList<>(properties);
        all.addAll(findings);
        notices.forEach(notice -> all.add(new Finding.Remark(notice)));
        return new Findings(kind, mediaType, all);
    }

    /// The first Creative Commons licence that a text names, as a URI.
    public static List<String> licenceIn(CharSequence text) {
        Matcher named = LICENCE.matcher(text);
        return named.find()
                ? List.of(
                        "https://creativecommons.org/"
                                + named.group(1).toLowerCase(Locale.ROOT)
                                + "/")
                : List.of();
    }

    private static String clean(String text) {
        String composed = Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC);
        String printable = UNWANTED.matcher(composed).replaceAll(" ");
        String spaced = BLANKS.matcher(printable).replaceAll(" ");
        return GAPS.matcher(spaced).replaceAll(gap -> gap.group(1) == null ? "\n" : "\n\n").strip();
    }
}
