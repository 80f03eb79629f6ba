package org.khuevan.ingest.mail;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Plain text of an e-mail as a page: paragraphs, lines, and what is quoted from the one before.
final class MailText {

    private MailText() {}

    static Document page(String text) {
        Document page = Jsoup.parse("");
        Element body = page.body();
        Element paragraph = new Element("p");
        int depth = 0;
        for (String line : text.lines().toList()) {
            String words = line.replaceFirst("^(> ?)+", "");
            int now = depth(line);
            if (now != depth || words.isBlank()) {
                end(paragraph, depth, body);
                paragraph = new Element("p");
                depth = now;
            }
            if (!words.isBlank()) {
                if (paragraph.childNodeSize() > 0) {
                    paragraph.appendElement("br");
                }
                paragraph.appendText(words);
            }
        }
        end(paragraph, depth, body);
        return page;
    }

    private static int depth(String line) {
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '>') {
                depth++;
            } else if (line.charAt(i) != ' ' || (i > 0 && line.charAt(i - 1) == ' ')) {
                break;
            }
        }
        return Math.min(depth, 5);
    }

    private static void end(Element paragraph, int depth, Element body) {
        if (paragraph.childNodeSize() == 0) {
            return;
        }
        Element last = body.lastElementChild();
        if (depth > 0 && last != null && last.attr("data-depth").equals(String.valueOf(depth))) {
            innermost(last).appendChild(paragraph);
            return;
        }
        Element holder = body;
        for (int i = 0; i < depth; i++) {
            holder = holder.appendElement("blockquote");
            if (i == 0) {
                holder.attr("data-depth", String.valueOf(depth));
            }
        }
        holder.appendChild(paragraph);
    }

    private static Element innermost(Element quote) {
        Element inner = quote;
        for (Element next = quote.selectFirst("> blockquote");
                next != null;
                next = inner.selectFirst("> blockquote")) {
            inner = next;
        }
        return inner;
    }
}
