package org.khuevan.ingest.document;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes tables of LaTeX's, in a text whose formulas are sheltered and whose signs are escaped.
final class LatexTables {

    private static final String BRACES = "\\{(?:[^{}]|\\{[^{}]*})*}";
    private static final Pattern TABLE =
            Pattern.compile(
                    "(?s)\\\\begin\\{(?<name>tabular|array|longtable|tabu|(?<wide>tabular\\*|tabularx))}"
                        + "(?:\\[[^]]*])?"
                            + BRACES
                            + "(?<more>"
                            + BRACES
                            + ")?(?<of>.*?)\\\\end\\{\\k<name>}");

    /// Lines between rows.
    private static final Pattern RULE =
            Pattern.compile(
                    "\\\\(hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|"
                        + "c(mid)?(line|rule)(\\([a-z]*\\))?(\\{[^}]*})?)");

    private static final Pattern WIDE =
            Pattern.compile("(?s)\\s*\\\\multicolumn\\{(\\d{1,2})}" + BRACES + "\\{(.*)}\\s*");

    private LatexTables() {}

    static String in(String text) {
        return TABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("\n\n" + table(found) + "\n\n"));
    }

    private static String table(MatchResult found) {
        String more = found.group("more") == null ? "" : found.group("more");
        // Without a width, what seemed to be the columns was the first cell.
        String of = (found.group("wide") == null ? more : "") + found.group("of");
        StringBuilder table = new StringBuilder("<table>");
        String[] rows = of.split("\\\\\\\\(\\[[^]]*])?|\\\\tabularnewline", -1);
        for (int i = 0; i < rows.length; i++) {
            String row = RULE.matcher(rows[i]).replaceAll("");
            boolean head = i == 0 && rows.length > 1 && RULE.matcher(rows[1].strip()).lookingAt();
            if (!row.isBlank()) {
                table.append(row(row, head ? "th" : "td"));
            }
        }
        return table.append("</table>").toString();
    }

    private static String row(String row, String tag) {
        StringBuilder cells = new StringBuilder("<tr>");
        for (String cell : row.split("(?<!\\\\)&amp;", -1)) {
            Matcher wide = WIDE.matcher(cell);
            boolean isWide = wide.matches();
            cells.append('<').append(tag);
            if (isWide) {
                cells.append(" colspan=").append(wide.group(1));
            }
            cells.append('>')
                    .append((isWide ? wide.group(2) : cell).strip().replaceAll("\\n\\s*", " "))
                    .append("</" + tag + ">");
        }
        return cells.append("</tr>").toString();
    }
}
