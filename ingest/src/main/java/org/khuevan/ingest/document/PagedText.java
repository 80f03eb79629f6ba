package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.reading.PassageLanguages;

/// Tells the text of a document by the pages on which its office program prints it. The words stay
/// those of the document, which knows more than its print: formulas, footnotes, legacy fonts.
final class PagedText {

    /// Of the letters of a sentence that are looked for.
    private static final int ENOUGH = 48;

    /// A sentence with fewer letters is only looked for nearby.
    private static final int SHORT = 16;

    /// Letters at least by which the beginning of a sentence is known.
    private static final int BEGINNING = 10;

    private static final Pattern TABLE = Pattern.compile("sheet|excel|\\.calc");
    private static final int NEARBY = 1_500;

    private final StringBuilder print = new StringBuilder();
    private final TreeMap<Integer, Integer> pages = new TreeMap<>();
    private final TreeMap<Integer, StringBuilder> texts = new TreeMap<>();
    private final Map<Integer, Integer> firstPages = new HashMap<>();
    private final List<Said> said = new ArrayList<>();

    /// A paragraph and its page.
    private record Said(int section, String words, int page) {}

    private PagedText(PDDocument pdf) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            pages.put(print.length(), page);
            print.append(letters(stripper.getText(pdf)));
        }
    }

    /// @return the findings with pages instead of sections, or as they are if they have no sections
    ///   or are also read by them
    static Findings of(Findings known, PDDocument pdf) throws IOException {
        boolean bySections =
                known.of(Finding.Text.class).anyMatch(t -> t.place() instanceof Place.Section);
        if (!bySections || isTable(known.mediaType())) {
            return known;
        }
        PagedText paged = new PagedText(pdf);
        paged.read(known.of(Finding.Text.class).toList());
        return paged.told(known, pdf.getNumberOfPages());
    }

    /// Tables are printed on pages of which nobody thinks.
    private static boolean isTable(String mediaType) {
        return TABLE.matcher(mediaType).find();
    }

    private void read(List<Finding.Text> all) {
        int length = Math.max(1, all.stream().mapToInt(t -> t.text().length()).sum());
        boolean found = matches(all);
        int read = 0;
        int cursor = 0;
        for (Finding.Text text : all) {
            int section = text.place() instanceof Place.Section(int number, _) ? number : 1;
            for (String line : text.text().lines().toList()) {
                for (String sentence : sentences(line)) {
                    // A print in other letters, such as those of a legacy font, is of no help.
                    cursor =
                            found
                                    ? find(letters(sentence), cursor)
                                    : (int) ((long) print.length() * read / length);
                    put(section, sentence, pageAt(cursor));
                    read += sentence.length();
                }
                end();
                read++;
            }
        }
    }

    /// Whether what is said can be found in the print at all.
    private boolean matches(List<Finding.Text> all) {
        List<String> long_ =
                all.stream()
                        .flatMap(t -> t.text().lines())
                        .map(PagedText::letters)
                        .filter(line -> line.length() >= SHORT)
                        .limit(60)
                        .toList();
        long there =
                long_.stream()
                        .filter(line ->
                                print.indexOf(line.substring(0, Math.min(SHORT, line.length())))
                                        >= 0)
                        .count();
        return there * 2 >= long_.size();
    }

    private int find(String letters, int cursor) {
        if (letters.isEmpty()) {
            return cursor;
        }
        int length = Math.min(ENOUGH, letters.length());
        int at = print.indexOf(letters.substring(0, length), cursor);
        if (at >= 0 && (length >= SHORT || at - cursor < NEARBY)) {
            return at;
        }
        // What goes on with a formula, or words instead of a picture, is printed in another way.
        for (int part = length * 3 / 4; part >= BEGINNING; part = part * 3 / 4) {
            int begins = print.indexOf(letters.substring(0, part), cursor);
            if (begins >= 0 && begins - cursor < NEARBY) {
                return begins;
            }
        }
        return cursor;
    }

    private int pageAt(int offset) {
        var page = pages.floorEntry(Math.min(offset, Math.max(0, print.length() - 1)));
        return page == null ? 1 : page.getValue();
    }

    private void put(int section, String sentence, int page) {
        // Pages only go on: what is found earlier stands in two places.
        int shown = Math.max(page, texts.isEmpty() ? 1 : texts.lastKey());
        firstPages.putIfAbsent(section, shown);
        said.add(new Said(section, sentence.strip(), shown));
        StringBuilder text = texts.computeIfAbsent(shown, _ -> new StringBuilder());
        text.append(sentence);
    }

    private void end() {
        if (!texts.isEmpty()) {
            texts.lastEntry().getValue().append('\n');
        }
    }

    private Findings told(Findings known, int count) {
        List<Finding> all = new ArrayList<>();
        for (Finding finding : known.all()) {
            switch (finding) {
                case Finding.Text _ -> {
                    // Told below, page by page.
                }
                case Finding.Pages _ -> all.add(new Finding.Pages(count));
                case Finding.Heading(Place place, int level, String words) ->
                        all.add(new Finding.Heading(page(place, words), level, words));
                case Finding.Link(Place place, String address, String words) ->
                        all.add(new Finding.Link(page(place, words), address, words));
                // Found on the pages of the print, which is read afterwards.
                case Finding.EmbeddedPicture _,
                        Finding.Alternative _,
                        Finding.Property _,
                        Finding.ReadingTime _,
                        Finding.Rendition _,
                        Finding.PublicCopy _,
                        Finding.Scan _,
                        Finding.ReadPage _,
                        Finding.TurnedPage _,
                        Finding.WordBoxes _,
                        Finding.Duration _,
                        Finding.Dimensions _,
                        Finding.Thumbnail _,
                        Finding.PagePicture _,
                        Finding.PageSheet _,
                        Finding.PrintedPdf _,
                        Finding.SearchablePdf _,
                        Finding.PictureWords _,
                        Finding.Stream _,
                        Finding.Captions _,
                        Finding.ShownSlide _,
                        Finding.Chapter _,
                        Finding.SeekPictures _,
                        Finding.Waveform _,
                        Finding.Inside _,
                        Finding.InsideCopy _,
                        Finding.Still _,
                        Finding.Remark _ ->
                        all.add(finding);
            }
        }
        texts.forEach((page, text) -> all.add(paged(page, text.toString())));
        return new Findings(known.kind(), known.mediaType(), all);
    }

    private static Finding.Text paged(int page, String text) {
        return new Finding.Text(new Place.Page(page), text, PassageLanguages.of(text));
    }

    private Place page(Place place, String words) {
        if (!(place instanceof Place.Section(int section, _))) {
            return place;
        }
        String sought = words.strip();
        return new Place.Page(
                said.stream()
                        .filter(s -> s.section() == section)
                        .filter(s -> !sought.isEmpty() && s.words().contains(sought))
                        .map(Said::page)
                        .findFirst()
                        .orElse(firstPages.getOrDefault(section, 1)));
    }

    private static List<String> sentences(String line) {
        return line.length() < 300 ? List.of(line) : List.of(line.split("(?<=[.!?…;] )", -1));
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
