package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.document.LegacyFonts.Piece;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// Makes of a Word document with fonts of legacy encodings one in Unicode: the words of every run
/// in such a font are as they were meant, in a font of today.
final class LegacyWord {

    private static final Pattern PARTS =
            Pattern.compile(
                    "word/(document|footnotes|endnotes|comments|(header|footer)\\d*)\\.xml");

    private final WordFonts fonts;

    private LegacyWord(WordFonts fonts) {
        this.fonts = fonts;
    }

    /// A copy, or the file itself if it is no package.
    static Path meant(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            LegacyWord word =
                    new LegacyWord(
                            new WordFonts(
                                    tree(zip, "word/styles.xml"),
                                    tree(zip, "word/theme/theme1.xml")));
            return Packages.copy(
                    zip,
                    _ -> true,
                    (name, part) -> PARTS.matcher(name).matches() ? word.meant(part) : part);
        } catch (ZipException _) {
            return file;
        }
    }

    private static Document tree(ZipFile zip, String name) throws IOException {
        return Packages.tree(Packages.find(zip, name).orElse(new byte[0]));
    }

    private byte[] meant(byte[] part) throws IOException {
        Document text = Packages.tree(part);
        symbols(text);
        Map<Element, List<Element>> paragraphs = new LinkedHashMap<>();
        for (Element words : text.select("w|t")) {
            Element paragraph = words.closest("w|p");
            if (paragraph != null) {
                paragraphs.computeIfAbsent(paragraph, _ -> new ArrayList<>()).add(words);
            }
        }
        paragraphs.values().forEach(this::mend);
        return text.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    /// Letters that are kept as symbols of a font become words like others.
    private void symbols(Document text) {
        for (Element symbol : text.select("w|sym")) {
            String font = symbol.attr("w:font");
            String code = symbol.attr("w:char");
            if (LegacyEncoding.ofFont(font).isPresent() && code.matches("[0-9A-Fa-f]{4}")) {
                String letter =
                        LegacyFonts.meant(
                                Character.toString((char) Integer.parseInt(code, 16)), font);
                symbol.replaceWith(new Element("w:t").text(letter));
            }
        }
        // A letter of TCVN3 and VISCII has the place of a hyphen that may be there.
        for (Element hyphen : text.select("w|softHyphen")) {
            Element run = hyphen.closest("w|r");
            if (run != null && LegacyEncoding.ofFont(fonts.of(run)).isPresent()) {
                hyphen.replaceWith(new Element("w:t").text("\u00AD"));
            }
        }
    }

    private void mend(List<Element> paragraph) {
        List<Piece> pieces =
                paragraph.stream()
                        .map(words -> new Piece(words.wholeText(), fontOf(words)))
                        .toList();
        if (pieces.stream().noneMatch(p -> LegacyEncoding.ofFont(p.font()).isPresent())) {
            return;
        }
        List<String> meant = LegacyFonts.meant(pieces);
        for (int i = 0; i < meant.size(); i++) {
            String font = pieces.get(i).font();
            if (LegacyEncoding.ofFont(font).isPresent()) {
                Element words = paragraph.get(i).text(meant.get(i));
                words.attr("xml:space", "preserve");
                dress(words, LegacyFonts.successor(font));
            }
        }
    }

    private String fontOf(Element words) {
        Element run = words.closest("w|r");
        return run == null ? "" : fonts.of(run);
    }

    private static void dress(Element words, String font) {
        Element run = words.closest("w|r");
        if (run == null) {
            return;
        }
        Element properties = run.selectFirst("> w|rPr");
        if (properties == null) {
            properties = run.prependElement("w:rPr");
        }
        properties.select("> w|rFonts").remove();
        // The schema wants it behind the style and before the rest.
        Element fonts = new Element("w:rFonts").attr("w:ascii", font).attr("w:hAnsi", font);
        Element style = properties.selectFirst("> w|rStyle");
        if (style == null) {
            properties.prependChild(fonts);
        } else {
            style.after(fonts);
        }
    }
}
