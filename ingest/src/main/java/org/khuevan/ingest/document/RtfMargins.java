package org.khuevan.ingest.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a text in RTF what stands above and below each page: the groups `\header`,
/// `\footer` and their kind (RTF 1.9.1, headers and footers).
final class RtfMargins {

    private static final Pattern MARGIN =
            Pattern.compile("\\{\\\\(?:header|footer)[lrf]?(?![a-z])");

    private RtfMargins() {}

    /// The text without them, or itself if it has none.
    static String removed(String rtf) {
        Matcher margin = MARGIN.matcher(rtf);
        StringBuilder kept = new StringBuilder();
        int done = 0;
        while (done < rtf.length() && margin.find(done)) {
            int end = end(rtf, margin.start());
            kept.append(rtf, done, margin.start());
            done = end;
        }
        return done == 0 ? rtf : kept.append(rtf, done, rtf.length()).toString();
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
