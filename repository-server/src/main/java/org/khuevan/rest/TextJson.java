package org.khuevan.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.ingest.Finding;

/// The text that was found in a material, file by file.
record TextJson(String id, int version, List<FileText> files) {

    /// @param read pages that were read from their pictures, with a confidence of 0 to 100
    record FileText(String file, String name, List<Passage> texts, List<Finding.ReadPage> read) {

        static FileText of(ExaminedFile examined) {
            return new FileText(
                    examined.file().id().value(),
                    examined.file().name(),
                    examined.findings().of(Finding.Text.class).map(Passage::of).toList(),
                    examined.findings().of(Finding.ReadPage.class).toList());
        }
    }

    /// The text at one place.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    ///
    /// @param languages of its stretches, with a certainty of 0 to 1
    record Passage(
            @JsonUnwrapped PlaceJson place, String text, List<Finding.Text.Stretch> languages) {

        static Passage of(Finding.Text text) {
            return new Passage(PlaceJson.of(text.place()), text.text(), text.languages());
        }
    }
}
