package org.khuevan.ingest.document;

import java.util.ArrayList;
import java.util.List;

/// Brings the lines of a page into the order in which a person reads them. Pages say their lines in
/// that order nearly always; some go across two columns line by line, and these are told apart from
/// tables, which are read across.
final class Columns {

    private static final int ENOUGH = 6;

    /// The mean of letters in a part of a line, from which on it is a column of prose.
    private static final int PROSE = 24;

    private Columns() {}

    /// @param lines as the page says them
    static List<PageLine> ordered(List<PageLine> lines) {
        List<PageLine> lefts = new ArrayList<>();
        List<PageLine> rights = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            PageLine a = lines.get(i);
            PageLine b = lines.get(i + 1);
            boolean alone = i + 2 >= lines.size() || lines.get(i + 2).row() != b.row();
            if (a.row() == b.row() && alone && (i == 0 || lines.get(i - 1).row() != a.row())) {
                lefts.add(a);
                rights.add(b);
            }
        }
        if (lefts.size() < ENOUGH || !areProse(lefts) || !areProse(rights)) {
            return lines;
        }
        double end =
                lefts.stream()
                        .mapToDouble(PageLine::right)
                        .sorted()
                        .toArray()[lefts.size() * 9 / 10];
        double start = rights.stream().mapToDouble(PageLine::left).min().orElse(0);
        return end < start ? across(lines, (float) (end + start) / 2) : lines;
    }

    private static boolean areProse(List<PageLine> parts) {
        return parts.stream().mapToInt(part -> part.text().length()).average().orElse(0) >= PROSE;
    }

    /// Left before right, between lines that go over both.
    private static List<PageLine> across(List<PageLine> lines, float gutter) {
        List<PageLine> ordered = new ArrayList<>();
        List<PageLine> later = new ArrayList<>();
        for (PageLine line : lines) {
            if (line.isRightOf(gutter)) {
                later.add(line);
            } else {
                if (!line.isLeftOf(gutter)) {
                    ordered.addAll(later);
                    later.clear();
                }
                ordered.add(line);
            }
        }
        ordered.addAll(later);
        return ordered;
    }
}
