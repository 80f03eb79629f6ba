package org.khuevan.ingest.document;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Makes a page of Markdown (CommonMark with tables), with its formulas and programs shown.
final class MarkdownPage {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    private MarkdownPage() {}

    static Document of(String markdown) {
        FormulaMarks.Sheltered sheltered = FormulaMarks.shelter(markdown);
        Document page = Jsoup.parse(RENDERER.render(PARSER.parse(sheltered.text())));
        page.select("li").forEach(MarkdownPage::box);
        sheltered.restore(page.body());
        for (Element code : page.select("pre > code[class^=language-]")) {
            Element block = code.parent();
            if (block != null) {
                String language = code.className().substring("language-".length());
                Highlighting.of(code.wholeText(), language).forEach(block::before);
                block.remove();
            }
        }
        return page;
    }

    /// A task of a list, done or not.
    private static void box(Element item) {
        Element first = item.selectFirst("> p");
        if ((first == null ? item : first).firstChild() instanceof TextNode words
                && words.getWholeText().matches("(?s)\\[[ xX]] .*")) {
            String box = words.getWholeText().charAt(1) == ' ' ? "☐" : "☑";
            words.text(box + words.getWholeText().substring(3));
        }
    }
}
