package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/// Spells the formulas of Office Math (ECMA-376 part 1, 22.1) out as LaTeX in the text, and what a
/// document says instead of its pictures (20.4.2.5) as words, because whatever reads office files
/// passes them over.
final class OfficeFormulas {

    private static final Pattern PARTS =
            Pattern.compile("word/(document|footnotes|endnotes)\\.xml|ppt/slides/slide\\d+\\.xml");

    /// A formula of a text, and the choice between a formula of a slide and its picture.
    private static final Pattern FORMULA =
            Pattern.compile("<m:oMath[ >].*?</m:oMath>", Pattern.DOTALL);

    private static final Pattern ON_SLIDE =
            Pattern.compile("<a14:m(?: [^>]*)?>(.*?)</a14:m>", Pattern.DOTALL);

    private static final Pattern PICTURE =
            Pattern.compile(
                    "<wp:docPr\\b[^>]*?\\bdescr=\"([^\"]+)\".*?</w:drawing>", Pattern.DOTALL);

    private OfficeFormulas() {}

    /// The file itself if it has neither, otherwise a copy in which they are text.
    static Path spelt(Path file, String mediaType) throws IOException {
        if (!mediaType.contains("openxmlformats")) {
            return file;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return hasUnspoken(zip) ? Packages.copy(zip, _ -> true, OfficeFormulas::spelt) : file;
        } catch (ZipException _) {
            return file;
        }
    }

    private static boolean hasUnspoken(ZipFile zip) throws IOException {
        for (ZipEntry part : java.util.Collections.list(zip.entries())) {
            if (PARTS.matcher(part.getName()).matches()) {
                String text = text(zip, part);
                if (text.contains("<m:oMath") || text.contains("descr=\"")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] spelt(String name, byte[] part) {
        return PARTS.matcher(name).matches()
                ? spelt(new String(part, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : part;
    }

    private static String text(ZipFile zip, ZipEntry part) throws IOException {
        return new String(Packages.read(zip, part), StandardCharsets.UTF_8);
    }

    private static String spelt(String xml) {
        String slides =
                ON_SLIDE.matcher(xml)
                        .replaceAll(found ->
                                quoted("<a:r><a:t>" + latex(found.group(1)) + "</a:t></a:r>"));
        String pictures = PICTURE.matcher(slides).replaceAll(OfficeFormulas::withWords);
        return FORMULA.matcher(pictures).replaceAll(OfficeFormulas::run);
    }

    private static String withWords(MatchResult picture) {
        String words = ShapeText.spoken(Parser.unescapeEntities(picture.group(1), true));
        return quoted(
                picture.group()
                        + (words.isEmpty()
                                ? ""
                                : "<w:t xml:space=\"preserve\">"
                                        + Entities.escape(words)
                                        + "</w:t>"));
    }

    private static String run(MatchResult formula) {
        return quoted(
                "<w:r><w:t xml:space=\"preserve\">" + latex(formula.group()) + "</w:t></w:r>");
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    private static String latex(String math) {
        String tex = OfficeMath.latex(Jsoup.parse(math, "", Parser.xmlParser()));
        return tex.isBlank() ? "" : "$" + Entities.escape(tex.strip()) + "$";
    }
}
