package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The title that a reader sees on the first page: its largest words, if they are clearly larger
/// than the text and look like a title.
final class LayoutTitle extends PDFTextStripper {

    private static final int LONGEST = 180;
    private static final double LARGER = 1.15;

    private final List<Line> lines = new ArrayList<>();

    private record Line(String text, double size) {}

    private LayoutTitle() {
        setStartPage(1);
        setEndPage(1);
        setSortByPosition(true);
    }

    static Optional<String> of(PDDocument pdf) throws IOException {
        LayoutTitle page = new LayoutTitle();
        page.getText(pdf);
        return page.title();
    }

    @Override
    protected void writeString(String text, List<TextPosition> letters) {
        double size = letters.stream().mapToDouble(TextPosition::getFontSizeInPt).max().orElse(0);
        if (!text.isBlank()) {
            lines.add(new Line(text.strip(), Math.abs(size)));
        }
    }

    private Optional<String> title() {
        double usual = usual();
        double largest =
                lines.stream()
                        .filter(line ->
                                line.text().codePoints().filter(Character::isLetter).count() > 2)
                        .mapToDouble(Line::size)
                        .max()
                        .orElse(0);
        if (largest < usual * LARGER) {
            return Optional.empty();
        }
        StringBuilder title = new StringBuilder();
        boolean began = false;
        for (Line line : lines) {
            boolean large = line.size() > largest * 0.93;
            if (large) {
                title.append(title.isEmpty() ? "" : " ").append(line.text());
                began = true;
            } else if (began && line.text().length() > 3) {
                break;
            }
        }
        String words = title.toString().replaceAll("\\s+", " ").strip();
        return isTitle(words) ? Optional.of(words) : Optional.empty();
    }

    /// The size in which most letters are set.
    private double usual() {
        return lines.stream()
                .collect(
                        java.util.stream.Collectors.groupingBy(
                                line -> Math.round(line.size() * 2) / 2.0,
                                java.util.stream.Collectors.summingInt(
                                        line -> line.text().length())))
                .entrySet()
                .stream()
                .max(java.util.Map.Entry.comparingByValue())
                .map(java.util.Map.Entry::getKey)
                .orElse(0.0);
    }

    private static boolean isTitle(String words) {
        long letters = words.codePoints().filter(Character::isLetter).count();
        return words.length() >= 4
                && words.length() <= LONGEST
                && letters > words.length() / 2
                && !words.matches(
                        "(?iu)(chapter|chương|contents|mục lục|part|phần|page|trang)( \\w+)?");
    }
}
