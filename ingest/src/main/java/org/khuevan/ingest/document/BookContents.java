package org.khuevan.ingest.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// What an e-book calls its chapters, in its navigation document (EPUB 3) or its NCX (EPUB 2).
///
/// @param opf the path of the package document
record BookContents(ZipFile zip, String opf, Document pack) {

    /// By the paths of the chapters' files.
    Map<String, String> titles() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        String navigation = href("manifest > item[properties~=nav]");
        for (Element link : in(navigation).select("nav a[href]")) {
            add(titles, navigation, link.attr("href"), link.text());
        }
        if (titles.isEmpty()) {
            String ncx = href("manifest > item[media-type=application/x-dtbncx+xml]");
            for (Element point : in(ncx).select("navPoint")) {
                Element label = point.selectFirst("> navLabel");
                Element content = point.selectFirst("> content");
                if (label != null && content != null) {
                    add(titles, ncx, content.attr("src"), label.text());
                }
            }
        }
        return titles;
    }

    private static void add(Map<String, String> titles, String from, String href, String title) {
        titles.putIfAbsent(EpubExaminer.path(from, href), title.strip());
    }

    private String href(String item) {
        Element found = pack.selectFirst(item);
        return found == null ? "" : EpubExaminer.path(opf, found.attr("href"));
    }

    private Document in(String path) throws IOException {
        Optional<byte[]> bytes = Packages.find(zip, path);
        return bytes.isEmpty()
                ? new Document("")
                : Jsoup.parse(
                        new ByteArrayInputStream(bytes.get()), "UTF-8", "", Parser.xmlParser());
    }
}
