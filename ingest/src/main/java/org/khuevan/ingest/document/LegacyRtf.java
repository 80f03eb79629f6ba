package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.khuevan.ingest.document.LegacyFonts.Piece;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// Makes of a text in RTF (1.9.1) with fonts of legacy encodings one in Unicode. Everything else of
/// it stays as it is.
final class LegacyRtf {

    /// Groups whose text is not the document's.
    private static final Set<String> ASIDE =
            Set.of(
                    "fonttbl",
                    "colortbl",
                    "stylesheet",
                    "info",
                    "pict",
                    "object",
                    "fldinst",
                    "listtable",
                    "listoverridetable",
                    "generator",
                    "themedata",
                    "datastore",
                    "latentstyles",
                    "xmlnstbl",
                    "rsidtbl",
                    "objdata",
                    "bkmkstart",
                    "bkmkend");

    private static final Set<String> ENDS = Set.of("par", "cell", "row", "sect", "page", "line");

    private static final int LARGEST = 100_000_000;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final String rtf;
    private final Map<Integer, String> fonts = new HashMap<>();
    private final StringBuilder out;
    private final List<Part> paragraph = new ArrayList<>();
    private final Deque<State> outer = new ArrayDeque<>();
    private State state = new State(-1, false, 1);
    private int standard = -1;
    private int at;

    /// @param font the number of the font of what comes
    /// @param aside whether it is no text of the document
    /// @param spare how many characters stand in for one of Unicode
    private record State(int font, boolean aside, int spare) {

        State in(int other) {
            return new State(other, aside, spare);
        }
    }

    /// A stretch of a paragraph.
    ///
    /// @param font of a legacy encoding, or empty for what stays as it is
    private record Part(StringBuilder text, String font) {

        boolean isLegacy() {
            return !font.isEmpty();
        }
    }

    private LegacyRtf(String rtf) {
        this.rtf = rtf;
        this.out = new StringBuilder(rtf.length() + rtf.length() / 4);
    }

    /// A copy in the reader's own folder, or the file itself if it names no such font.
    static Path meant(Path file) throws IOException {
        return meant(file, UnaryOperator.identity());
    }

    /// The same without what stands above and below each page.
    static Path withoutMargins(Path file) throws IOException {
        return meant(file, RtfMargins::removed);
    }

    private static Path meant(Path file, UnaryOperator<String> wanted) throws IOException {
        if (Files.size(file) > LARGEST) {
            return file;
        }
        String all = Files.readString(file, StandardCharsets.ISO_8859_1);
        String rtf = wanted.apply(all);
        LegacyRtf text = new LegacyRtf(rtf);
        text.nameFonts();
        boolean legacy =
                text.fonts.values().stream().anyMatch(f -> LegacyEncoding.ofFont(f).isPresent());
        if (!legacy && rtf.length() == all.length()) {
            return file;
        }
        if (legacy) {
            text.read();
        }
        Path copy = Files.createTempFile("text-", ".rtf");
        copy.toFile().deleteOnExit();
        return Files.writeString(copy, legacy ? text.out : rtf, StandardCharsets.ISO_8859_1);
    }

    /// Reads the table of fonts: `{\f1\froman\fcharset0 .VnTime;}`.
    private void nameFonts() {
        int from = rtf.indexOf("{\\fonttbl");
        int depth = 0;
        int number = -1;
        StringBuilder name = new StringBuilder();
        for (int i = from; i >= 0 && i < rtf.length(); i++) {
            char c = rtf.charAt(i);
            if (c == '{') {
                // Other names and shapes of a font stand in groups of their own.
                i = rtf.startsWith("{\\*", i) ? Math.max(i, rtf.indexOf('}', i)) : i;
                depth += rtf.charAt(i) == '{' ? 1 : 0;
            } else if (c == '}') {
                if (--depth == 0) {
                    return;
                }
            } else if (c == '\\') {
                int end = wordEnd(i + 1);
                String word = rtf.substring(i + 1, end);
                number = word.matches("f\\d{1,6}") ? Integer.parseInt(word.substring(1)) : number;
                i = end - (end < rtf.length() && rtf.charAt(end) == ' ' ? 0 : 1);
            } else if (c == ';') {
                fonts.put(number, name.toString().strip());
                name.setLength(0);
            } else if (c >= ' ') {
                name.append(c);
            }
        }
    }

    /// Behind the letters and the number of a control word.
    private int wordEnd(int from) {
        int end = from;
        while (end < rtf.length() && Character.isLetter(rtf.charAt(end))) {
            end++;
        }
        if (end == from) {
            return Math.min(rtf.length(), from + 1);
        }
        if (end < rtf.length() && rtf.charAt(end) == '-') {
            end++;
        }
        while (end < rtf.length() && Character.isDigit(rtf.charAt(end))) {
            end++;
        }
        return end;
    }

    private void read() {
        while (at < rtf.length()) {
            switch (rtf.charAt(at)) {
                case '{' -> {
                    outer.push(state);
                    keep(at + 1);
                }
                case '}' -> {
                    state = outer.isEmpty() ? state : outer.pop();
                    keep(at + 1);
                }
                case '\\' -> control();
                case '\r', '\n' -> keep(at + 1);
                default -> say(String.valueOf(rtf.charAt(at)), at + 1);
            }
        }
        endParagraph();
    }

    private void control() {
        int end = wordEnd(at + 1);
        int letters = end;
        while (letters > at + 2 && "-0123456789".indexOf(rtf.charAt(letters - 1)) >= 0) {
            letters--;
        }
        String name = rtf.substring(at + 1, letters);
        int number = number(rtf.substring(letters, end));
        int behind = end < rtf.length() && rtf.charAt(end) == ' ' ? end + 1 : end;
        switch (name) {
            case "'" -> {
                int last = Math.min(rtf.length(), at + 4);
                say(windows(rtf.substring(Math.min(last, at + 2), last)), last);
            }
            case "\\", "{", "}" -> say(name, end);
            // A letter of TCVN3 and VISCII has the place of a hyphen that may be there.
            case "-" -> say("\u00AD", end);
            case "~" -> say("\u00A0", end);
            case "u" -> say(Character.toString((char) number), behindSpare(behind));
            case "*" -> {
                state = new State(state.font(), true, state.spare());
                keep(end);
            }
            case "bin" -> keep(Math.min(rtf.length(), behind + Math.max(0, number)));
            default -> {
                state = after(name, number);
                keep(Character.isLetter(name.charAt(0)) ? behind : end);
                if (ENDS.contains(name)) {
                    endParagraph();
                }
            }
        }
    }

    private static int number(String digits) {
        return digits.matches("-?\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private State after(String name, int number) {
        return switch (name) {
            case "f" -> state.in(number);
            case "deff" -> {
                standard = number;
                yield state.in(number);
            }
            case "plain" -> state.in(standard);
            case "uc" -> new State(state.font(), state.aside(), Math.max(0, number));
            default -> ASIDE.contains(name) ? new State(state.font(), true, state.spare()) : state;
        };
    }

    /// Behind the characters that stand in for one of Unicode where that is not known.
    private int behindSpare(int from) {
        int end = from;
        for (int i = 0; i < state.spare() && end < rtf.length(); i++) {
            if (rtf.startsWith("\\'", end)) {
                end = Math.min(rtf.length(), end + 4);
            } else if ("\\{}".indexOf(rtf.charAt(end)) < 0) {
                end++;
            }
        }
        return end;
    }

    private static String windows(String hex) {
        if (!hex.matches("[0-9A-Fa-f]{2}")) {
            return "";
        }
        byte one = (byte) Integer.parseInt(hex, 16);
        String letter = new String(new byte[] {one}, WINDOWS);
        return letter.equals("\uFFFD") ? Character.toString((char) (one & 0xFF)) : letter;
    }

    /// Text of the document, which becomes another one if its font is of a legacy encoding.
    private void say(String text, int end) {
        String font = fonts.getOrDefault(state.font(), "");
        if (state.aside() || LegacyEncoding.ofFont(font).isEmpty()) {
            keep(end);
            return;
        }
        add(text, font, end);
    }

    /// What stays as it is.
    private void keep(int end) {
        add(rtf.substring(at, end), "", end);
    }

    private void add(String text, String font, int end) {
        at = end;
        if (paragraph.isEmpty() || !paragraph.getLast().font().equals(font)) {
            paragraph.add(new Part(new StringBuilder(), font));
        }
        paragraph.getLast().text().append(text);
    }

    private void endParagraph() {
        var meant =
                LegacyFonts.meant(
                                paragraph.stream()
                                        .filter(Part::isLegacy)
                                        .map(part -> new Piece(part.text().toString(), part.font()))
                                        .toList())
                        .iterator();
        for (Part part : paragraph) {
            if (part.isLegacy()) {
                write(meant.next());
            } else {
                out.append(part.text());
            }
        }
        paragraph.clear();
    }

    private void write(String text) {
        out.append("{\\uc1 ");
        for (char c : text.toCharArray()) {
            if (c < 0x80) {
                out.append("\\{}".indexOf(c) >= 0 ? "\\" : "").append(c);
            } else {
                out.append("\\u").append((short) c).append('?');
            }
        }
        out.append('}');
    }
}
