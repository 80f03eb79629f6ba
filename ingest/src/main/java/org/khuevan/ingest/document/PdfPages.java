package org.khuevan.ingest.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.reading.Report;

/// The pages of a PDF together, because only together do they tell what runs along with them -
/// headers, footers, numbers - and what is a heading.
final class PdfPages {

    private static final float MARGIN = 0.13f;

    /// Pages on which a line must stand to run along with them, no farther apart than [#APART].
    private static final int REPEATED = 3;

    private static final int APART = 4;
    private static final float LARGER = 1.15f;
    private static final int LONGEST_HEADING = 140;
    private static final int LEVELS = 4;
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[\\s\\-–—|\\[(]*(page|trang|tr\\.|p\\.|seite|s\\.)?\\s*(\\d{1,4}|[ivxlc]{1,7})"
                            + "(\\s*(/|of|sur|von|trên)\\s*\\d{1,4})?[\\s\\-–—|\\])]*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final List<Page> pages = new ArrayList<>();
    private float body;
    private float leading;

    private record Page(List<PageLine> lines, float width, float height) {

        /// Whether a line stands where headers and footers do.
        boolean isAtMargin(PageLine line) {
            return line.bottom() < height * MARGIN || line.top() > height * (1 - MARGIN);
        }
    }

    void add(List<PageLine> lines, float width, float height) {
        pages.add(new Page(Columns.ordered(lines), width, height));
    }

    /// Takes out what runs along.
    void settle() {
        Map<Float, Integer> letters = new HashMap<>();
        for (Page page : pages) {
            page.lines().forEach(l -> letters.merge(l.size(), l.text().length(), Integer::sum));
        }
        body =
                letters.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0f);
        leading = usualLeading();
        Set<String> running = running();
        Set<PageLine> apart = standingApart();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            int number = i + 1;
            List<PageLine> kept =
                    page.lines().stream()
                            .filter(line -> !apart.contains(line))
                            .filter(line ->
                                    !(mayRun(page, line)
                                            && (running.contains(key(page, line))
                                                    || isNumber(line.text(), number))))
                            .toList();
            pages.set(i, new Page(kept, page.width(), page.height()));
        }
    }

    /// What a page says, a line for each of its lines.
    String text(int page) {
        StringBuilder text = new StringBuilder();
        int row = -1;
        for (PageLine line : pages.get(page - 1).lines()) {
            if (!text.isEmpty()) {
                text.append(line.row() == row ? ' ' : '\n');
            }
            text.append(line.text());
            row = line.row();
        }
        return unbroken(text.toString());
    }

    int count() {
        return pages.size();
    }

    /// Words that were divided at the end of a line are whole again.
    private static String unbroken(String text) {
        return text.replaceAll("(\\p{L})[-\u00AD\u2010]\\R(\\p{Ll})", "$1$2").replace("\u00AD", "");
    }

    private Set<String> running() {
        Map<String, List<Integer>> seen = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            for (PageLine line : page.lines()) {
                if (mayRun(page, line)) {
                    List<Integer> on =
                            seen.computeIfAbsent(key(page, line), _ -> new ArrayList<>());
                    if (on.isEmpty() || on.getLast() != i) {
                        on.add(i);
                    }
                }
            }
        }
        Set<String> running = new HashSet<>();
        seen.forEach((key, on) -> {
            for (int i = 0; i + REPEATED <= on.size(); i++) {
                if (on.get(i + REPEATED - 1) - on.get(i) <= APART) {
                    running.add(key);
                }
            }
        });
        return running;
    }

    /// Lines at the margins whose words change with the chapter: on most pages one stands at the
    /// very same height, farther from the text than lines are from each other.
    private Set<PageLine> standingApart() {
        Map<String, List<PageLine>> places = new HashMap<>();
        for (Page page : pages) {
            outermost(page, true).ifPresent(line -> place(places, "head ", line));
            outermost(page, false).ifPresent(line -> place(places, "foot ", line));
        }
        Set<PageLine> apart = Collections.newSetFromMap(new IdentityHashMap<>());
        places.values().stream()
                .filter(lines -> lines.size() >= 5 && lines.size() * 3 >= pages.size())
                .forEach(apart::addAll);
        return apart;
    }

    private static void place(Map<String, List<PageLine>> places, String end, PageLine line) {
        places.computeIfAbsent(end + Math.round(line.bottom()), _ -> new ArrayList<>()).add(line);
    }

    /// The line at an end of the page, if it stands apart.
    private Optional<PageLine> outermost(Page page, boolean top) {
        Comparator<PageLine> order = Comparator.comparingDouble(PageLine::bottom);
        List<PageLine> down =
                page.lines().stream().sorted(top ? order : order.reversed()).limit(3).toList();
        if (down.size() < 2 || !mayRun(page, down.getFirst())) {
            return Optional.empty();
        }
        PageLine outer = down.getFirst();
        float gap = Math.abs(down.get(1).bottom() - outer.bottom());
        // Theses are set with wide spaces between all lines.
        return gap > Math.max(1.7f * Math.max(outer.size(), body), 1.3f * leading)
                ? Optional.of(outer)
                : Optional.empty();
    }

    /// What lines are mostly apart.
    private float usualLeading() {
        List<Float> gaps = new ArrayList<>();
        for (Page page : pages) {
            float before = Float.NaN;
            for (PageLine line : page.lines()) {
                float gap = line.bottom() - before;
                if (gap > 1) {
                    gaps.add(gap);
                }
                before = line.bottom();
            }
        }
        Collections.sort(gaps);
        return gaps.isEmpty() ? 0 : gaps.get(gaps.size() / 2);
    }

    /// A large line at the top is the title of a slide.
    private boolean mayRun(Page page, PageLine line) {
        return page.isAtMargin(line) && line.size() <= body * 1.1f;
    }

    /// The same line on other pages, whatever its numbers.
    private static String key(Page page, PageLine line) {
        String words =
                NUMBER.matcher(line.text()).matches()
                        ? "#"
                        : line.text().replaceAll("\\d+", "#").toLowerCase(Locale.ROOT);
        return (line.top() > page.height() / 2 ? "foot " : "head ") + words;
    }

    private static boolean isNumber(String text, int page) {
        return NUMBER.matcher(text).matches()
                && text.replaceAll("(/|of|sur|von|trên).*|\\D", "").equals(Integer.toString(page));
    }

    /// Tells headings by their looks: larger than what is read on, or on a slide the largest.
    void headings(Report report) {
        List<Headline> found = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            if (page.width() > page.height() * 1.15f) {
                slideTitle(i + 1, page, found);
            } else {
                headlines(i + 1, page, found);
            }
        }
        int lines = pages.stream().mapToInt(page -> page.lines().size()).sum();
        if (found.size() * 4 > lines && found.size() > pages.size()) {
            return;
        }
        List<Float> sizes =
                found.stream()
                        .map(Headline::size)
                        .distinct()
                        .sorted((a, b) -> Float.compare(b, a))
                        .toList();
        found.forEach(headline ->
                report.heading(
                        new Place.Page(headline.page()),
                        Math.min(LEVELS, 1 + sizes.indexOf(headline.size())),
                        headline.words()));
    }

    private record Headline(int page, float size, String words, int row) {}

    private static void slideTitle(int number, Page page, List<Headline> found) {
        float largest = (float) page.lines().stream().mapToDouble(PageLine::size).max().orElse(0);
        String title =
                page.lines().stream()
                        .filter(line -> line.size() == largest && line.top() < page.height() / 2)
                        .limit(2)
                        .map(PageLine::text)
                        .collect(Collectors.joining(" "));
        boolean again = !found.isEmpty() && found.getLast().words().equals(title);
        if (title.length() <= LONGEST_HEADING && hasLetters(title) && !again) {
            // Titles of slides are of one level, however large they had to be.
            found.add(new Headline(number, 0, title, 0));
        }
    }

    private void headlines(int number, Page page, List<Headline> found) {
        for (PageLine line : page.lines()) {
            if (line.size() < body * LARGER || line.text().length() > LONGEST_HEADING) {
                continue;
            }
            Headline before = found.isEmpty() ? null : found.getLast();
            boolean goesOn =
                    before != null
                            && before.page() == number
                            && before.size() == line.size()
                            && line.row() - before.row() <= 2;
            if (before != null && goesOn) {
                found.set(
                        found.size() - 1,
                        new Headline(
                                number,
                                line.size(),
                                before.words() + " " + line.text(),
                                line.row()));
            } else if (hasLetters(line.text())) {
                found.add(new Headline(number, line.size(), line.text(), line.row()));
            }
        }
        found.removeIf(headline -> headline.words().length() > LONGEST_HEADING);
    }

    private static boolean hasLetters(String text) {
        return text.codePoints().filter(Character::isLetter).count() >= 3;
    }
}
