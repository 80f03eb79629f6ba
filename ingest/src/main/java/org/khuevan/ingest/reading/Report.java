package org.khuevan.ingest.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.gist.Gist;

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

    /// Titles that programs, cameras and scanners write when nobody gave one.
    private static final Pattern NO_TITLE =
            Pattern.compile(
                    ".|(microsoft (word|powerpoint|excel) - .*|untitled.*|(powerpoint"
                        + " )?presentation ?\\d*|présentation( powerpoint)?|(bản|bài) trình bày("
                        + " powerpoint)?\\s?\\d*|slide \\d+|document ?\\d*|tài liệu"
                        + " ?\\d*|(workbook|book|classeur|sổ làm việc) ?\\d*|no"
                        + " title|title|(olympus|samsung|minolta|kodak|sony|konica)"
                        + " .*(camera|dsc).*|digital camera|dcim.*|(scanned"
                        + " (document|image)|camscanner)"
                        + ".*|.*\\.(docx?|pptx?|xlsx?|pdf|odt|odp|tex|dvi|indd|qxd|rtf|html?|key"
                        + "|pages|mp[34]|mov|avi|jpe?g|png|tiff?|heic)|https?:.*"
                        + "|[\\w.-]+\\.(com|org|net|vn))",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// Authors that programs write when nobody said who wrote.
    private static final Pattern NO_AUTHOR =
            Pattern.compile(
                    ".|user|admin(istrator)?|owner|author|unknown|anonymous|none|n/a|home|pc|"
                            + "microsoft( office)?( user)?|windows( user)?|.*@.*|default|guest|"
                            + "(apache|libre|open)\\s?office.*|adobe.*|acrobat.*|hp|dell|asus|"
                            + "www\\..*|https?:.*|.*\\.(com|vn|net|org)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// Programs and tables say nothing in sentences.
    private static final Pattern NO_PROSE =
            Pattern.compile(
                    "text/(x-(?!web-markdown).*|csv|css|javascript|tab-.*)|application/"
                        + "(json|javascript|x-sh|mathml.xml|.*excel.*|.*spreadsheet.*|.*geogebra.*)");

    private static final int GIST = 300_000;
    private static final int SHORTEST_GIST = 400;

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
        property(name, value, Origin.EMBEDDED);
    }

    /// Something that is known of the file from somewhere.
    public void property(Name name, String value, Origin origin) {
        String clean = clean(value).replace('\n', ' ').strip();
        if (clean.length() > LONGEST_VALUE) {
            clean = clean.substring(0, LONGEST_VALUE);
        }
        boolean empty =
                clean.isEmpty()
                        || (name == Name.TITLE && NO_TITLE.matcher(clean).matches())
                        || (name == Name.AUTHOR && NO_AUTHOR.matcher(clean).matches());
        String said = clean;
        if (!empty
                && properties.stream().noneMatch(p -> p.name() == name && p.value().equals(said))) {
            properties.add(new Finding.Property(name, clean, origin));
        }
    }

    /// The language that the text itself is in, whatever the file says.
    public void language(String tag) {
        properties.removeIf(known -> known.name() == Name.LANGUAGE);
        property(Name.LANGUAGE, tag, Origin.TEXT);
    }

    /// A property, unless it is known already.
    public void propertyIfNone(Name name, String value) {
        propertyIfNone(name, value, Origin.EMBEDDED);
    }

    /// A property, unless it is known already.
    public void propertyIfNone(Name name, String value, Origin origin) {
        if (properties.stream().noneMatch(known -> known.name() == name)) {
            property(name, value, origin);
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

    public boolean has(Notice notice) {
        return notices.contains(notice);
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
                .or(() -> PassageLanguages.ofShort(sample.toString()))
                .ifPresent(this::language);
        licenceIn(sample).forEach(licence -> propertyIfNone(Name.LICENCE, licence, Origin.TEXT));
        if (isProse(kind, mediaType)) {
            gist(kind);
        }
        List<Finding> all = new ArrayList<>(properties);
        // A title that readers see is truer than one that a program once noted.
        all.sort(Comparator.comparing(Report::rank));
        all.addAll(findings);
        notices.forEach(notice -> all.add(new Finding.Remark(notice)));
        return new Findings(kind, mediaType, all);
    }

    /// What was known of a file, and what this adds. Properties that were known stay, but for those
    /// that were told from less of the text.
    public Findings addedTo(Findings known) {
        Findings said = findings(known.kind(), known.mediaType());
        List<Finding> all = new ArrayList<>();
        for (Finding finding : known.all()) {
            boolean better =
                    finding instanceof Finding.Property(Name name, _, Origin origin)
                            && (origin == Origin.TEXT || name == Name.LANGUAGE)
                            && said.values(name).findAny().isPresent();
            if (!better) {
                all.add(finding);
            }
        }
        Findings kept = new Findings(known.kind(), known.mediaType(), all);
        for (Finding finding : said.all()) {
            boolean told =
                    finding instanceof Finding.Property(Name name, _, _)
                            && kept.values(name).findAny().isPresent();
            if (!told) {
                all.add(finding);
            }
        }
        return new Findings(known.kind(), known.mediaType(), all);
    }

    private static int rank(Finding finding) {
        return finding instanceof Finding.Property(Name name, _, Origin origin)
                        && name == Name.TITLE
                        && origin == Origin.LAYOUT
                ? 0
                : 1;
    }

    private static boolean isProse(Kind kind, String mediaType) {
        return switch (kind) {
            case DOCUMENT -> !NO_PROSE.matcher(mediaType).matches();
            case SLIDES, AUDIO, VIDEO -> true;
            case IMAGE, CAPTIONS, BUNDLE, OTHER -> false;
        };
    }

    /// What the words of the text tell of it.
    private void gist(Kind kind) {
        StringBuilder text = new StringBuilder();
        long characters = 0;
        for (Finding finding : findings) {
            if (finding instanceof Finding.Text said) {
                characters += said.text().length();
                if (text.length() < GIST) {
                    text.append(said.text());
                }
            }
        }
        String language =
                properties.stream()
                        .filter(known -> known.name() == Name.LANGUAGE)
                        .map(Finding.Property::value)
                        .findFirst()
                        .orElse("");
        if (text.length() < SHORTEST_GIST) {
            return;
        }
        Gist gist = Gist.of(text.toString(), language, characters);
        if (properties.stream().noneMatch(known -> known.name() == Name.KEYWORD)) {
            gist.keywords().forEach(word -> property(Name.KEYWORD, word, Origin.TEXT));
        }
        if (kind == Kind.DOCUMENT) {
            if (properties.stream()
                    .noneMatch(p -> p.name() == Name.DESCRIPTION && p.value().length() > 20)) {
                property(Name.DESCRIPTION, gist.summary(), Origin.TEXT);
            }
            add(new Finding.ReadingTime(gist.minutes()));
        }
        gist.levels().forEach(level -> property(Name.LEVEL, level, Origin.TEXT));
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
