package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a text in RTF what stands above and below each page: the groups `\header`,
/// `\footer` and their kind (RTF 1.9.1, headers and footers).
final class RtfMargins {

    private static final Pattern MARGIN =
            Pattern.compile("\\{\\\\(?:header|footer)[lrf]?(?![a-z])");
    private static final int LARGEST = 100_000_000;

    private RtfMargins() {}

    /// A copy in the reader's own folder, or the file itself if it has none.
    static Path removed(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return file;
        }
        String rtf = Files.readString(file, StandardCharsets.ISO_8859_1);
        Matcher margin = MARGIN.matcher(rtf);
        StringBuilder kept = new StringBuilder();
        int done = 0;
        while (done < rtf.length() && margin.find(done)) {
            int end = end(rtf, margin.start());
            kept.append(rtf, done, margin.start());
            done = end;
        }
        if (done == 0) {
            return file;
        }
        kept.append(rtf, done, rtf.length());
        Path copy = Files.createTempFile("text-", ".rtf");
        copy.toFile().deleteOnExit();
        return Files.writeString(copy, kept, StandardCharsets.ISO_8859_1);
    }

    /// Behind the brace that closes the group which begins here.
    private static int end(String rtf, int from) {
        int depth = 0;
        for (int i = from; i < rtf.length(); i++) {
            switch (rtf.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> {
                    if (--depth == 0) {
                        return i + 1;
                    }
                }
                default -> {
                    // Part of the group.
                }
            }
        }
        return rtf.length();
    }
}
