package org.khuevan.ingest.document;

import org.khuevan.ingest.Place;
import org.khuevan.ingest.reading.Report;

/// Cuts flowing text into sections: where a heading stands, and where one grows too long to be a
/// place that is worth opening.
final class Sections {

    private static final int LONG = 6_000;

    private final Report report;
    private final StringBuilder text = new StringBuilder();
    private String heading = "";
    private int number;

    Sections(Report report) {
        this.report = report;
    }

    /// Begins a section. Its heading is part of its text too, so that it is found.
    ///
    /// @param level 1 for the highest
    void heading(String words, int level) {
        flush();
        heading = words.replaceAll("\\s+", " ").strip();
        report.heading(new Place.Section(number + 1, heading), level, heading);
        text.append(heading).append('\n');
    }

    /// Text without a paragraph's end.
    void append(CharSequence words) {
        text.append(words);
    }

    void endParagraph() {
        text.append('\n');
        if (text.length() > LONG) {
            flush();
        }
    }

    /// A link in the words that come next.
    void link(String address, String words) {
        report.link(new Place.Section(number + 1, heading), address, words);
    }

    /// The number of the section that the next words belong to.
    int current() {
        return number + 1;
    }

    /// Ends the last section of a chapter. One without any words is a section too, so that every
    /// chapter has a place.
    ///
    /// @param first the section with which the chapter began
    void endChapter(int first) {
        flush();
        heading = "";
        number = Math.max(number, first);
    }

    /// Ends the last section.
    ///
    /// @return how many there are
    int end() {
        flush();
        return number;
    }

    boolean isFull() {
        return report.isFull();
    }

    private void flush() {
        if (!text.toString().isBlank()) {
            number++;
            report.text(new Place.Section(number, heading), text.toString());
        }
        text.setLength(0);
    }
}
