package org.khuevan.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.ingest.Finding;

/// The text that was found in a material, file by file.
record TextJson(String id, int version, List<FileText> files) {

    record FileText(String file, String name, List<Passage> texts) {

        static FileText of(ExaminedFile examined) {
            return new FileText(
                    examined.file().id().value(),
                    examined.file().name(),
                    examined.findings()
                            .of(Finding.Text.class)
                            .map(t -> new Passage(PlaceJson.of(t.place()), t.text()))
                            .toList());
        }
    }

    /// The text at one place.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Passage(@JsonUnwrapped PlaceJson place, String text) {}
}
