package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.khuevan.ingest.document.LegacyFonts.Piece;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// What the paragraphs of a Word document of before 2007 were meant to say, by the fonts of their
/// runs.
final class OldWordTexts {

    private static final char FIELD = '\u0013';
    private static final char FIELD_RESULT = '\u0014';
    private static final char FIELD_END = '\u0015';
    private static final char OPTIONAL_HYPHEN = '\u001F';

    /// A number or a bullet may stand before what the paragraph says.
    private static final int LONGEST_NUMBER = 16;

    private final Map<String, String> meant = new HashMap<>();

    private OldWordTexts() {}

    /// Empty if the runs cannot be told: the file is of before 1997, or damaged.
    static Optional<OldWordTexts> of(Path file) throws IOException {
        OldWordTexts texts = new OldWordTexts();
        try (InputStream in = Files.newInputStream(file);
                HWPFDocument document = new HWPFDocument(in)) {
            for (Range part :
                    List.of(
                            document.getRange(),
                            document.getFootnoteRange(),
                            document.getEndnoteRange(),
                            document.getMainTextboxRange(),
                            document.getCommentsRange())) {
                for (int i = 0; i < part.numParagraphs(); i++) {
                    texts.add(part.getParagraph(i));
                }
            }
            return Optional.of(texts);
        } catch (RuntimeException | IOException _) {
            return Optional.empty();
        }
    }

    /// A paragraph as it was meant, by what it says.
    String meant(String paragraph) {
        String key = LegacyFonts.key(paragraph);
        String whole = meant.get(key);
        if (whole != null) {
            return whole;
        }
        for (int i = 1; i < Math.min(LONGEST_NUMBER, key.length() - 1); i++) {
            String behind = meant.get(key.substring(i));
            if (behind != null) {
                return key.substring(0, i) + " " + behind;
            }
        }
        return paragraph;
    }

    private void add(Paragraph paragraph) {
        List<Piece> pieces = new ArrayList<>();
        int hidden = 0;
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            StringBuilder shown = new StringBuilder();
            for (char c : run.text().toCharArray()) {
                // What a field computes from is not read, only what it shows.
                switch (c) {
                    case FIELD -> hidden++;
                    case FIELD_RESULT, FIELD_END -> hidden = Math.max(0, hidden - 1);
                    // A letter of TCVN3 and VISCII has the place of a hyphen that may be there.
                    case OPTIONAL_HYPHEN -> shown.append(hidden > 0 ? "" : "\u00AD");
                    default -> shown.append(hidden > 0 ? "" : String.valueOf(c));
                }
            }
            pieces.add(new Piece(shown.toString(), String.valueOf(run.getFontName())));
        }
        String said = String.join("", pieces.stream().map(Piece::text).toList());
        if (pieces.stream().anyMatch(p -> LegacyEncoding.ofFont(p.font()).isPresent())) {
            meant.put(LegacyFonts.key(said), String.join("", LegacyFonts.meant(pieces)));
        }
    }
}
