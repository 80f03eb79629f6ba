package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.vietnamese.LegacyEncoding;
import org.khuevan.ingest.vietnamese.LegacyText;

/// A text document such as whatever reads it understands all of it: in Unicode whatever its fonts,
/// with its formulas spelt out.
///
/// @param readable a copy, or the file itself
/// @param meant what a paragraph that was read was meant to say
record LegacyDocument(Path readable, UnaryOperator<String> meant) {

    static LegacyDocument of(Source source) throws IOException {
        Path file = source.file();
        String type = source.mediaType();
        if (type.contains("opendocument")) {
            return as(OpenDocumentParts.readable(source));
        }
        if (type.endsWith("/rtf")) {
            return as(LegacyRtf.withoutMargins(file));
        }
        Optional<LegacyEncoding> named = LegacyFonts.in(file);
        if (named.isEmpty()) {
            return as(OfficeFormulas.spelt(file, type));
        }
        if (type.contains("wordprocessingml")) {
            return as(OfficeFormulas.spelt(LegacyWord.meant(file), type));
        }
        Optional<OldWordTexts> old =
                type.equals("application/msword") ? OldWordTexts.of(file) : Optional.empty();
        return new LegacyDocument(
                file,
                old.isPresent() ? old.get()::meant : text -> LegacyText.mended(text, named.get()));
    }

    private static LegacyDocument as(Path readable) {
        return new LegacyDocument(readable, UnaryOperator.identity());
    }
}
