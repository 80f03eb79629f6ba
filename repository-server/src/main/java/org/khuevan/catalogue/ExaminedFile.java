package org.khuevan.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;

/// A file with what was found in it. Findings name derived files by paths that start at
/// [#derivedRoot] in the storage.
public record ExaminedFile(MaterialFile file, Findings findings, String derivedRoot) {

    /// Files of captions that belong to a recording.
    ///
    /// @param all of its material
    public static List<ExaminedFile> captionsOf(MaterialFile recording, List<ExaminedFile> all) {
        Set<String> recordings = new HashSet<>(Set.of(recording.name()));
        all.stream()
                .map(ExaminedFile::file)
                .filter(MaterialFile::isRecording)
                .forEach(file -> recordings.add(file.name()));
        return all.stream()
                .filter(one -> one.findings().kind() == Kind.CAPTIONS)
                .filter(one ->
                        CaptionNames.recordingsOf(one.file().name(), recordings)
                                .contains(recording.name()))
                .toList();
    }

    public boolean isPdf() {
        return findings.mediaType().equals("application/pdf");
    }

    /// Whether there is a print of it, an office file, by whose pages its text is told. Prints are
    /// made by a later look at the file.
    public boolean isPrinted() {
        return findings.of(Finding.PrintedPdf.class).findAny().isPresent()
                && findings.of(Finding.Text.class)
                        .allMatch(text -> text.place() instanceof Place.Page);
    }

    /// The pages of a PDF or of the print, the slides or sections; 0 if it has none, or nobody
    /// knows.
    public int pages() {
        return isPrinted()
                ? findings.of(Finding.PrintedPdf.class)
                        .mapToInt(Finding.PrintedPdf::pages)
                        .findFirst()
                        .orElse(0)
                : findings.of(Finding.Pages.class)
                        .mapToInt(Finding.Pages::count)
                        .findFirst()
                        .orElse(0);
    }
}
