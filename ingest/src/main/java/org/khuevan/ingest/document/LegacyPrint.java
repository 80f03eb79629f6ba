package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.sl.usermodel.SlideShowFactory;
import org.khuevan.ingest.reading.Reply.Mended.State;
import org.khuevan.ingest.reading.Source;

/// Makes of office files with words in fonts of legacy encodings such as any machine can print.
public final class LegacyPrint {

    private LegacyPrint() {}

    /// Writes `mended` beside what else is derived of the file, if it has need of it.
    public static State write(Source source) throws IOException {
        Path file = source.file();
        String type = source.mediaType();
        if (LegacyFonts.in(file).isEmpty()) {
            return State.AS_IT_IS;
        }
        if (type.equals("application/msword") || type.equals("application/vnd.ms-excel")) {
            return State.CONVERT_FIRST;
        }
        Path to = source.derived("mended");
        if (type.contains("powerpoint") || type.contains("presentationml")) {
            writeSlides(file, to);
            return State.WRITTEN;
        }
        Path mended = file;
        if (type.contains("wordprocessingml")) {
            mended = LegacyWord.meant(file);
        } else if (type.contains("spreadsheetml") || type.contains("opendocument")) {
            mended = LegacySheets.meant(file);
        } else if (type.endsWith("/rtf")) {
            mended = LegacyRtf.meant(file);
        }
        if (mended.equals(file)) {
            return State.AS_IT_IS;
        }
        Files.move(mended, to);
        return State.WRITTEN;
    }

    private static void writeSlides(Path file, Path to) throws IOException {
        try (SlideShow<?, ?> show = SlideShowFactory.create(file.toFile(), null, true);
                OutputStream out = Files.newOutputStream(to)) {
            show.getSlides().forEach(slide -> LegacyShapes.mend(slide.getShapes()));
            show.write(out);
        }
    }
}
