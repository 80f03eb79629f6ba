package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// E-books (EPUB 2 and 3): chapters in the order of the spine, as clean HTML with their pictures,
/// the package's metadata, the cover.
public final class EpubExaminer implements Examiner {

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/epub+zip");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            if (zip.getEntry("META-INF/encryption.xml") != null
                    && zip.getEntry("META-INF/rights.xml") != null) {
                throw new UnreadableFile(Problem.PASSWORD_PROTECTED, "rights management");
            }
            Element root = xml(zip, "META-INF/container.xml").selectFirst("rootfile[full-path]");
            if (root == null) {
                throw new UnreadableFile(Problem.DAMAGED, "no package document is named");
            }
            String opf = root.attr("full-path");
            new Book(zip, opf, xml(zip, opf)).read(source, report);
        }
        return Kind.DOCUMENT;
    }

    static Document xml(ZipFile zip, String name) throws IOException {
        return Jsoup.parse(
                new ByteArrayInputStream(Packages.read(zip, name)),
                "UTF-8",
                "",
                Parser.xmlParser());
    }

    private record Book(ZipFile zip, String opf, Document pack) {

        void read(Source source, Report report) throws IOException {
            describe(report);
            Map<String, Element> items = new HashMap<>();
            pack.select("manifest > item").forEach(item -> items.put(item.id(), item));
            List<String> spine =
                    pack.select("spine > itemref").stream()
                            .map(itemref -> items.get(itemref.attr("idref")))
                            .filter(Objects::nonNull)
                            .map(item -> path(opf, item.attr("href")))
                            .filter(path -> zip.getEntry(path) != null)
                            .toList();
            Map<String, String> titles = new BookContents(zip, opf, pack).titles();
            RenditionWriter rendition = new RenditionWriter(source, report);
            for (int i = 0; i < spine.size() && !rendition.isFull(); i++) {
                report.progress(Step.READING, i, spine.size(), 0, 90);
                String path = spine.get(i);
                Document chapter =
                        Jsoup.parse(
                                new ByteArrayInputStream(Packages.read(zip, path)), "UTF-8", "");
                style(chapter, path);
                Element body = chapter.body();
                lead(body, path, spine);
                rendition.chapter(
                        i + 1,
                        titles.getOrDefault(path, ""),
                        body,
                        address -> Packages.find(zip, path(path, address)));
            }
            rendition.end();
            cover(items, source, report);
        }

        private void style(Document chapter, String path) throws IOException {
            BookStyles styles = new BookStyles();
            for (Element sheet : chapter.select("link[rel~=stylesheet][href]")) {
                Packages.find(zip, path(path, sheet.attr("href")))
                        .ifPresent(bytes -> styles.add(new String(bytes, StandardCharsets.UTF_8)));
            }
            chapter.select("style").forEach(sheet -> styles.add(sheet.data()));
            styles.apply(chapter.body());
        }

        /// Links to other chapters name our files.
        private static void lead(Element body, String path, List<String> spine) {
            for (Element link : body.select("a[href]")) {
                String to = link.attr("href");
                if (!to.matches("(?i)([a-z][a-z0-9+.-]*:|#).*")) {
                    int hash = to.indexOf('#');
                    int chapter = spine.indexOf(path(path, to));
                    if (chapter < 0) {
                        link.unwrap();
                    } else {
                        link.attr(
                                "href",
                                (chapter + 1) + ".html" + (hash < 0 ? "" : to.substring(hash)));
                    }
                }
            }
        }

        private void describe(Report report) {
            each("title", Name.TITLE, report);
            each("creator", Name.AUTHOR, report);
            each("description", Name.DESCRIPTION, report);
            each("publisher", Name.PUBLISHER, report);
            each("subject", Name.KEYWORD, report);
            each("rights", Name.LICENCE, report);
            each("identifier", Name.IDENTIFIER, report);
            for (Element date : pack.getElementsByTag("dc:date")) {
                report.propertyIfNone(
                        Name.DATE, date.text().substring(0, Math.min(10, date.text().length())));
            }
            for (Element language : pack.getElementsByTag("dc:language")) {
                Languages.tag(language.text()).ifPresent(t -> report.property(Name.LANGUAGE, t));
            }
        }

        private void each(String element, Name name, Report report) {
            for (Element found : pack.getElementsByTag("dc:" + element)) {
                String text = Jsoup.parse(found.wholeText()).text();
                if (name == Name.TITLE || name == Name.DESCRIPTION) {
                    report.propertyIfNone(name, text);
                } else {
                    report.property(name, text);
                }
            }
        }

        private void cover(Map<String, Element> items, Source source, Report report)
                throws IOException {
            Element item = pack.selectFirst("manifest > item[properties~=cover-image]");
            Element named = pack.selectFirst("metadata > meta[name=cover]");
            if (item == null && named != null) {
                item = items.get(named.attr("content"));
            }
            ZipEntry entry = item == null ? null : zip.getEntry(path(opf, item.attr("href")));
            BufferedImage image =
                    entry == null
                            ? null
                            : ImageIO.read(new ByteArrayInputStream(Packages.read(zip, entry)));
            if (image != null) {
                report.add(Pictures.thumbnail(image, source));
            }
        }
    }

    /// Names in a file of the package are relative to it, and encoded as in a URL.
    static String path(String file, String href) {
        String plain = href.split("#", 2)[0].replace("+", "%2B");
        String decoded;
        try {
            decoded = URLDecoder.decode(plain, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            decoded = plain;
        }
        int slash = file.lastIndexOf('/');
        Path path = Path.of("/" + (slash < 0 ? "" : file.substring(0, slash)), decoded);
        return path.normalize().toString().substring(1);
    }
}
