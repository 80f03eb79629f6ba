package org.khuevan.ingest.gist;

import java.util.List;

/// What a text is about, as its words tell.
///
/// @param keywords the most telling first
/// @param summary sentences of the text, or empty
/// @param levels of education that it names
/// @param minutes of reading
public record Gist(List<String> keywords, String summary, List<String> levels, int minutes) {

    private static final int CONSIDERED = 300_000;
    private static final int BEGINNING = 1_500;

    /// Syllables or words a minute, as silent readers read on a screen.
    private static final int VIETNAMESE_PACE = 260;

    private static final int PACE = 220;

    public Gist {
        keywords = List.copyOf(keywords);
        levels = List.copyOf(levels);
    }

    /// @param language a BCP 47 tag, or empty
    /// @param characters of the whole text, of which `text` may be the beginning
    public static Gist of(String text, String language, long characters) {
        String read = text.substring(0, Math.min(CONSIDERED, text.length()));
        boolean vietnamese = language.equals("vi");
        long words =
                read.split("\\s+").length * Math.max(1, characters) / Math.max(1, read.length());
        return new Gist(
                Keywords.of(read, vietnamese),
                Summary.of(read.substring(0, Math.min(60_000, read.length()))),
                EducationLevels.in(read.substring(0, Math.min(BEGINNING, read.length()))),
                (int)
                        Math.max(
                                1,
                                Math.round(
                                        (double) words / (vietnamese ? VIETNAMESE_PACE : PACE))));
    }
}
